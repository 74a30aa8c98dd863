// Before one asks, it is said who will know; then they do, and nobody else.
import { includes, no, same } from '../harness/agree.mjs'

const words = 'Which of the two questions is ours?'
const quiet_words = 'Please come quietly.'

// What the page was told of requests for help.
const told_of_help = ({ frames }) => frames.filter((frame) => frame.includes('"help.')).join()

export async function ask(scene, cast) {
  const { frances, theo, ana, ben, cleo, eli } = cast

  await scene.step('the dialog says of each kind who will know', async () => {
    await ana.see('help').click()
    const dialog = ana.see('help-dialog')
    const notes = await dialog.locator('.who-knows').allTextContents()
    same(notes.length, 4)
    includes(notes[0], 'Your room sees that this was asked, not by whom and not your words.')
    includes(notes[3], 'Your room learns nothing of it.')
    await ana.picture('30-help-dialog-desktop')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await ben.see('help').click()
    await ben.picture('30-help-dialog-phone')
    same(await ben.sideways(), 0)
    await ben.see('help-dialog').getByRole('button', { name: 'Cancel' }).click()
  })

  await scene.step('a room sees that it asked: not who, nor the words', async () => {
    await ana.ask_for_help('question', words)
    await ben.see('help-asked-here').filter({ hasText: 'has asked the staff a question' }).waitFor()
    for (const person of [frances, theo]) {
      const call = person.see('help-request').filter({ hasText: words })
      await call.filter({ hasText: 'Ana has a question' }).waitFor({ state: 'attached' })
    }
    no(told_of_help(ben).includes('Ana'), 'the room was told who asked')
    no(await ben.knows(words), 'the room knows the words')
    await cleo.catch_up()
    no(cleo.knows('help.requested'), 'another room was told')
  })

  await scene.step('“I do not feel safe” reaches the staff and nobody else', async () => {
    const heard = told_of_help(ana)
    await ben.ask_for_help('unsafe', quiet_words)
    const call = theo.see('help-request').filter({ hasText: 'Ben does not feel safe' })
    await call.waitFor({ state: 'attached' })
    const first = frances.see('help-request').first()
    await first.filter({ hasText: 'Ben does not feel safe' }).waitFor()
    await ana.say('A word that comes later.')
    same(told_of_help(ana), heard, 'the room was told something')
    no(await ana.knows(quiet_words), 'the room knows of it')
  })

  await scene.step('somebody asks, and nobody looks after it yet', async () => {
    await eli.ask('help.request', { kind: 'technical', text: 'My sound is gone.' })
    cast.eli_asked_at = Date.now()
  })
}
