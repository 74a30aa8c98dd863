// Flag, the moderator's queue, hide, mute, outcome: nobody else learns of it.
import { includes, no, same } from '../harness/agree.mjs'
import { listen_aloud, said_once } from '../harness/ear.mjs'
import { has_focus, press } from '../harness/keyboard.mjs'

const rude = 'You people never listen'
const outcome = 'We spoke with them.'

export async function flag(scene, cast) {
  const { frances, theo, ana, ben, cleo } = cast

  await scene.step('a message is flagged, and it is said who will know', async () => {
    await ben.say('Good morning')
    await cleo.ask('message.post', { room: 'main', text: rude })
    await ana.look_at('chat')
    await ana.message(rude).getByTestId('message-more').click()
    await ana.see('flag-open').click()
    const dialog = ana.see('flag-dialog')
    includes(await dialog.textContent(), 'Nobody else learns that it was you.')
    await dialog.getByRole('textbox').fill('This is not all right')
    await ana.picture('62-flag-dialog-phone')
    same(await ana.sideways(), 0)
    await ana.see('flag-send').click()
    await ana.page.getByText('The staff know.').first().waitFor()
  })

  await scene.step('it is in the queue with what was said before', async () => {
    await theo.look_at('needs')
    const item = theo.see('flag')
    await item.waitFor()
    const text = await item.textContent()
    for (const words of ['About Cleo', 'Ana told you', 'This is not all right', 'Good morning', rude])
      includes(text, words)
    await item.getByText('Said just before').click()
    await item.getByText('Good morning').waitFor()
    await theo.picture('63-flag-moderator-phone')
    await frances.picture('63-flag-facilitator')
    same(await theo.sideways(), 0)
  })

  await scene.step('the moderator hides it; the others see that something was hidden', async () => {
    await listen_aloud(theo)
    await theo.see('flag-hide').click()
    await theo.see('hide-dialog').getByRole('textbox').fill('Against what we agreed')
    await theo.see('hide-dialog-yes').click()
    await ben.page.getByText('The staff have hidden this message.').waitFor()
    await frances.page.getByText('Against what we agreed').first().waitFor()
    same(await ben.message(rude).count(), 0)
  })

  await scene.step('that it is hidden stands where its button was, with who did it', async () => {
    await theo.see('flag-hidden').getByText('Hidden by you.').waitFor()
    await frances.see('flag-hidden').getByText('Hidden by Theo.').waitFor()
    for (const person of [theo, frances]) same(await person.see('flag-hide').count(), 0)
    await has_focus(theo, theo.see('flag-mute'))
    await said_once(theo, 'hiding the message')
  })

  await scene.step('by keyboard she is muted, the focus goes on, and it can be taken back', async () => {
    await press(frances, frances.see('flag-mute'), 'Enter')
    await press(frances, frances.see('mute-dialog-yes'), 'Enter')
    const muted = await cleo.hears('participant.muted')
    await theo.see('flag-muted').getByText('Muted by Frances until').waitFor()
    await frances.see('flag-muted').getByText('Muted by you until').waitFor()
    await has_focus(frances, frances.see('flag-resolve'))
    await theo.picture('63-flag-done-moderator-phone')
    await frances.picture('63-flag-done-facilitator')
    same(await theo.sideways(), 0)
    await frances.undo_of(muted).click()
    for (const person of [theo, frances]) await person.see('flag-mute').waitFor()
    await cleo.hears('participant.unmuted')
  })

  await scene.step('who flagged it reads what came of it', async () => {
    await theo.see('flag-resolve').click()
    const dialog = theo.see('outcome-dialog')
    await dialog.getByRole('button', { name: outcome }).click()
    await theo.see('outcome-dialog-yes').click()
    await theo.see('flag').waitFor({ state: 'detached' })
    await has_focus(theo, theo.see('needs').getByRole('heading').first())
    await ana.hears(outcome)
    await ana.see('letters').click()
    includes(await ana.see('own-flag').textContent(), outcome)
    await ana.picture('64-own-flags-phone')
    await ana.see('letters-dialog').getByRole('button', { name: 'Close' }).click()
  })

  await scene.step('nobody else was told of any of it', async () => {
    for (const secret of ['flag.raised', 'flag.resolved', 'This is not all right', outcome]) {
      no(await ben.knows(secret), `Ben knows ${secret}`)
      no(cleo.frames.some((frame) => frame.includes(secret)), `Cleo was told ${secret}`)
    }
  })
}
