// In a small room somebody is flagged as a person: the staff read it, nobody there does.
import { includes, no, same } from '../harness/agree.mjs'

const note = 'I do not want to sit beside her'

export async function flag_person(scene, cast) {
  const { frances, theo, ana, ben, cleo } = cast

  await scene.step('a small room opens, and shows who is in it', async () => {
    await frances.next('Next: Why words')
    await frances.next('Next: A frame to think with')
    await frances.see('next').getByText(/^Open 1 room/).click()
    for (const person of [ana, ben]) await person.in_a_breakout()
    await ana.look_at('step')
    // Themselves they cannot flag.
    same(await ana.see('person-flag').count(), 2)
  })

  await scene.step('one tells the staff about a person, and it is said who will know', async () => {
    await ben.picture('69-people-desktop')
    await ana.see('room-people').scrollIntoViewIfNeeded()
    await ana.picture('69-people-phone')
    same(await ana.sideways(), 0)
    await ana.page.getByRole('button', { name: 'Tell the staff about Cleo' }).click()
    const dialog = ana.see('flag-dialog')
    includes(await dialog.textContent(), 'They see whom it is about')
    await dialog.getByRole('textbox').fill(note)
    await ana.picture('69-flag-a-person-phone')
    same(await ana.sideways(), 0)
    await ana.see('flag-send').click()
    await ana.page.getByText('The staff know.').first().waitFor()
  })

  await scene.step('the staff read it; the room learns nothing of it', async () => {
    await theo.look_at('needs')
    const item = theo.see('flag').filter({ hasText: 'About Cleo' })
    await item.getByText(note).waitFor()
    same(await item.getByTestId('flag-hide').count(), 0)
    await item.getByTestId('flag-mute').waitFor()
    await ana.say('And now to the question')
    await ben.look_at('chat')
    await ben.message('And now to the question').waitFor()
    await cleo.hears('message.posted', ({ text }) => text === 'And now to the question')
    no(await ben.knows(note), 'Ben knows what Ana told the staff')
    no(cleo.frames.some((frame) => frame.includes('flag.raised')), 'Cleo was told of the flag')
  })
}
