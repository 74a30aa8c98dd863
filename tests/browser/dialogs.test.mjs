// Behind a dialog the session goes on: what happens is said in it, and what was begun in one, or in
// a form of the page, is there again after a reload.
import { same, yes } from './harness/agree.mjs'
import { accessible } from './harness/axe.mjs'
import { listen_aloud, said_once } from './harness/ear.mjs'

async function gather(scene) {
  const session = await scene.house.session()
  const staff = await scene.program('Fay', session.links.facilitator)
  await scene.program('Donaudampfschifffahrtselektrizitätenhaup', session.links.attendee)
  await staff.ask('session.open')
  const ana = await scene.person('Ana', { phone: true })
  await ana.come_in(session.links.attendee)
  return { ana, staff }
}

async function tell(scene) {
  const { ana, staff } = await gather(scene)

  await scene.step('who is in the main room can be read there, and told to the staff about', async () => {
    await ana.look_at('agenda')
    await ana.see('who-is-here').click()
    const people = ana.see('people').getByRole('listitem')
    await people.nth(2).waitFor()
    const names = (await people.allTextContents()).join(' ')
    for (const name of ['Ana (you)', 'Fay', 'Donaudampfschiff']) yes(names.includes(name), names)
    await accessible(ana, 'who is here')
    const dialog = await ana.see('main-room-people').boundingBox()
    const close = await ana.see('main-room-people').getByRole('button', { name: 'Close' }).boundingBox()
    const below = dialog.y + dialog.height - close.y - close.height
    yes(below >= 12, `${below} px below the last button`)
  })

  await scene.step('a word to all is said once in the open dialog, and not again when it closes', async () => {
    const words = 'Take a breath, all of you.'
    await listen_aloud(ana)
    await staff.ask('broadcast.send', { text: words })
    await said_once(ana, words)
    const spoken = ana.see('main-room-people').getByTestId('spoken')
    same(await spoken.filter({ hasText: words }).count(), 1)
    await ana.page.keyboard.press('Escape')
    await ana.see('main-room-people').waitFor({ state: 'detached' })
    await ana.see('broadcast').filter({ hasText: words }).waitFor()
    await said_once(ana, words)
  })

  await scene.step('a letter and an answer that were begun are there after a reload', async () => {
    await ana.page.getByRole('button', { name: 'Write to the staff' }).click()
    await ana.see('letter-form').getByRole('textbox').fill('I do not feel well here.')
    await ana.page.keyboard.press('Escape')
    await ana.look_at('step')
    await ana.see('checkin-form').getByRole('textbox').fill('A little nervous')
    await ana.see('checkin-anonymous').check()
    await ana.page.reload()
    await ana.see('checkin-form').waitFor()
    same(await ana.see('checkin-form').getByRole('textbox').inputValue(), 'A little nervous')
    yes(await ana.see('checkin-anonymous').isChecked(), 'still without a name')
    await ana.page.getByRole('button', { name: 'Write to the staff' }).click()
    const letter = ana.see('letter-form').getByRole('textbox')
    same(await letter.inputValue(), 'I do not feel well here.')
    await ana.picture('words/letter-kept')
  })
}

export const stories = [{ title: 'Behind a dialog', tell }]
