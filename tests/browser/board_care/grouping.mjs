// A facilitator puts cards under a theme, by keyboard alone; the board shows them together.
import { same } from '../harness/agree.mjs'
import { accessible } from '../harness/axe.mjs'
import { announced, press, write } from '../harness/keyboard.mjs'
import { later, third } from './approving.mjs'

const of = (person, testid, text) => person.see(testid).filter({ hasText: text })

export async function group(scene, cast) {
  const { frances, theo, ana, ben } = cast

  await scene.step('two cards are chosen and put under a theme by keyboard alone', async () => {
    await press(frances, frances.see('cards-and-themes'), 'Enter')
    await frances.see('cards-dialog').waitFor()
    for (const text of [third, later]) {
      await press(frances, of(frances, 'theme-card', text).getByRole('checkbox'), 'Space')
    }
    await write(frances, frances.see('theme-form').getByRole('combobox'), 'Listening')
    await frances.page.keyboard.press('Enter')
    await announced(frances, '2 cards under “Listening”.')
    await of(frances, 'theme-group', 'Listening').filter({ hasText: third }).waitFor()
    await frances.picture('76-themes-facilitator')
    await accessible(frances, 'cards and themes')
    await frances.page.keyboard.press('Escape')
    await frances.see('cards-dialog').waitFor({ state: 'detached' })
  })

  await scene.step('everybody’s board shows them together', async () => {
    for (const person of [ana, ben]) {
      const lists = person.page.getByRole('list', { name: 'Listening' })
      await lists.filter({ hasText: third }).waitFor()
      await lists.filter({ hasText: later }).waitFor()
    }
    await ana.picture('77-themes')
    await ben.picture('77-themes-phone')
    same(await ben.sideways(), 0)
    await accessible(ana, 'the board with themes')
  })

  await scene.step('a moderator reads them, and changes none', async () => {
    await theo.look_at('run')
    await theo.see('cards-and-themes').click()
    await of(theo, 'theme-group', 'Listening').waitFor()
    same(await theo.see('theme-form').count(), 0)
    await theo.picture('78-themes-moderator-phone')
    same(await theo.sideways(), 0)
    await theo.see('cards-dialog').getByRole('button', { name: 'Close' }).click()
  })

  await scene.step('one is taken out of its theme, and that is undone', async () => {
    await frances.see('cards-and-themes').click()
    await of(frances, 'theme-card', later).getByRole('checkbox').check()
    await frances.see('theme-take').click()
    await announced(frances, '1 card without a theme.')
    await frances.page.keyboard.press('Escape')
    const unlearn = ana.see('column-unlearn')
    await unlearn.getByRole('list', { name: 'Listening' }).waitFor({ state: 'detached' })
    await frances.see('undo').first().click()
    await unlearn.getByRole('list', { name: 'Listening' }).waitFor()
  })
}
