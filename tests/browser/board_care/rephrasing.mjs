// Staff ask for other words: whoever wrote it reads that, and nobody else.
import { includes, no, same } from '../harness/agree.mjs'
import { named, nameless } from './approving.mjs'

const wish = 'Please leave out the name.'
const own_wish = 'Could you say whom you mean by people?'
const of = (person, testid, text) => person.see(testid).filter({ hasText: text })

export async function ask_for_other_words(scene, cast) {
  const { frances, theo, ana, ben, cleo } = cast

  await scene.step('a moderator asks the unknown author of a card', async () => {
    await theo.look_at('run')
    await theo.see('cards-and-themes').click()
    const dialog = theo.see('cards-dialog')
    await of(theo, 'theme-card', nameless).getByTestId('card-rephrase').click()
    const asking = theo.see('rephrase-dialog')
    includes(await asking.textContent(), 'You do not learn who that is.')
    await asking.getByRole('textbox').fill(own_wish)
    await theo.picture('73-rephrase-moderator-phone')
    same(await theo.sideways(), 0)
    await theo.see('rephrase-dialog-yes').click()
    await of(theo, 'theme-card', 'Theo asked: ' + own_wish).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  await scene.step('whoever holds its key reads that; the others hear only that it was asked', async () => {
    await ben.page.getByText('The staff ask you for other words on one of your cards.').first().waitFor()
    await of(ben, 'own-card', own_wish).waitFor()
    await ben.picture('74-asked-for-other-words-phone')
    same(await ben.sideways(), 0)
    const { params } = await cleo.hears('card.rephrase_asked')
    same(Object.keys(params).sort(), ['at', 'card', 'seq'])
    for (const person of [ana, cleo]) {
      const told = person.frames.some((frame) => frame.includes(own_wish))
      no(told, `${person.name} was told what is asked`)
    }
    no(await ana.page.getByText('ask you for other words').count(), 'Ana is shown a wish to somebody')
  })

  await scene.step('changed, the wish is settled', async () => {
    await of(ben, 'own-card', nameless).getByRole('button', { name: /^Change your card/ }).click()
    const form = ben.see('card-edit')
    includes(await form.textContent(), own_wish)
    await form.getByRole('textbox').fill('To guess where somebody comes from')
    await form.getByRole('button', { name: 'Save' }).click()
    await of(ben, 'own-card', 'where somebody comes from').waitFor()
    await of(ben, 'own-card', own_wish).waitFor({ state: 'detached' })
    await of(frances, 'waiting-card', 'where somebody comes from').getByTestId('card-approve').click()
    await of(ana, 'card', 'where somebody comes from').waitFor()
  })

  await scene.step('a named author is asked by name', async () => {
    await frances.see('cards-and-themes').click()
    await of(frances, 'theme-card', named).getByTestId('card-rephrase').click()
    includes(await frances.see('rephrase-dialog').textContent(), 'Only Ana and the staff read this.')
    await frances.see('rephrase-dialog').getByRole('button', { name: wish }).click()
    await frances.see('rephrase-dialog-yes').click()
    await frances.see('cards-dialog').getByRole('button', { name: 'Close' }).click()
    await of(ana, 'card', named).getByTestId('rephrase').filter({ hasText: wish }).waitFor()
    await ana.picture('75-asked-for-other-words')
    no(await ben.knows(wish), 'Ben knows what Ana is asked')
    no(cleo.frames.some((frame) => frame.includes(wish)), 'Cleo was told what Ana is asked')
  })

  await scene.step('both wishes stand in the log of what the staff did', async () => {
    await frances.see('moderation-log').click()
    const log = frances.see('log-dialog')
    await log.filter({ hasText: own_wish }).filter({ hasText: wish }).waitFor()
    await log.getByRole('button', { name: 'Close' }).click()
  })
}
