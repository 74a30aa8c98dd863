// In the rooms: how evenly they speak, their headlines, and who says them.
import { no, same, yes } from '../harness/agree.mjs'
import { listen_aloud, said } from '../harness/ear.mjs'
import { press, write } from '../harness/keyboard.mjs'

async function save_by_keyboard(person, text, speaker) {
  const form = person.see('headline-form')
  await write(person, form.getByRole('textbox'), text)
  await write(person, person.see('headline-speaker'), speaker)
  await press(person, form.getByRole('button', { name: 'Save the headline' }), 'Enter')
  await person.see('own-headline').getByTestId('headline').filter({ hasText: text }).waitFor()
}

export async function say_headlines(scene, cast) {
  const { mira, theo, ana, chidi, with_ana, with_chidi, rae } = cast

  await scene.step('a card tells how evenly a room speaks, and never who does', async () => {
    await mira.next('Open 2 rooms of 3 for 12 minutes')
    for (const person of [ana, chidi]) await person.in_a_breakout()
    for (const program of [...with_ana, ...with_chidi]) await program.hears('room.entered')
    const [hers, his] = [mira.card(await ana.room()), mira.card(await chidi.room())]
    await ana.say('I spoke too soon.')
    for (const program of with_ana) await program.say('I waited too long.')
    await hers.getByText('everyone has written').waitFor()
    await hers.getByTestId('voices').getByText('voices 100 of 100: even', { exact: true }).waitFor()
    for (let each = 0; each < 3; each += 1) await with_chidi[0].say('Mine, again.')
    await his.getByText('2 have not written yet').waitFor()
    await his.getByTestId('voices').getByText('voices 0 of 100: one voice leads').waitFor()
    await theo.look_at('rooms')
    await theo.card(await chidi.room()).getByTestId('voices').waitFor()
    await theo.picture('31-cards-facilitator-phone')
    same(await theo.sideways(), 0)
  })

  await scene.step('a headline is written long before the end, by keyboard', async () => {
    no(await ana.see('headline-asked').count(), 'nothing is asked yet')
    await save_by_keyboard(ana, 'Ask before you answer', 'Cleo')
    const set = await with_ana[1].hears('takeaway.headline_set')
    same(set.params.speaker.name, 'Cleo')
    await mira.card(await ana.room()).getByText('Cleo says it').waitFor()
    for (const program of with_chidi) {
      await program.catch_up()
      no(program.knows('Ask before you answer'), `${program.name} was told another room's headline`)
    }
  })

  await scene.step('in the last two minutes the other room is asked, the focus stays', async () => {
    await chidi.look_at('chat')
    await chidi.see('message-field').focus()
    await listen_aloud(chidi)
    await rae.ask('rooms.extend', { by_s: -630 })
    await chidi.see('headline-asked').filter({ hasText: 'one sentence from your room' }).waitFor()
    await said(chidi, 'What is the one sentence from your room')
    const focus = await chidi.page.evaluate(() => document.activeElement.id)
    same(focus, 'message-field')
    no(await ana.see('headline-asked').count(), 'her room has one already')
    await chidi.picture('32-headline-asked-phone')
    same(await chidi.sideways(), 0)
    await press(chidi, chidi.see('headline-write'), 'Enter')
    await chidi.page.waitForFunction(() => document.activeElement?.id === 'headline-title')
    await save_by_keyboard(chidi, 'Silence is an answer', 'Chidi')
    await chidi.see('headline-asked').waitFor({ state: 'detached' })
    await chidi.picture('33-headline-phone')
  })

  await scene.step('when the speaker goes the room is asked for another', async () => {
    await with_ana[1].ask('session.leave')
    await ana.see('headline-asked').filter({ hasText: 'Cleo is not in your room' }).waitFor()
    await ana.picture('32-headline-asked-desktop')
    await ana.see('headline-later').click()
    await ana.see('headline-asked').waitFor({ state: 'detached' })
    yes(await ana.see('own-headline').getByText('Cleo is not in your room').count(), 'still said')
    await ana.see('takeaway-form').getByRole('textbox').fill('Two of us had never said it.')
    await ana.see('takeaway-form').getByRole('button').click()
    await ana.see('takeaway').waitFor()
  })
}
