// Check-in, assumptions, topic, frame: all in the main room.
import { includes, no, same } from '../harness/agree.mjs'

const named_answer = 'Curious, a little nervous.'
const unnamed_answer = 'Tired of the word “difficult”.'

async function check_in({ ana, ben, chidi, eli, programs, frances }) {
  await ana.check_in(named_answer)
  await chidi.check_in(unnamed_answer, { anonymous: true })
  const { checkin } = await eli.ask('checkin.answer', { text: 'Ready.' })
  const answers = ben.see('checkins').locator('li')
  await answers.filter({ hasText: named_answer }).filter({ hasText: 'Ana' }).waitFor()
  await answers.filter({ hasText: 'Ready.' }).filter({ hasText: 'Eli' }).waitFor()
  const unnamed = answers.filter({ hasText: unnamed_answer })
  await unnamed.filter({ hasText: 'Without a name' }).waitFor()
  no((await unnamed.textContent()).includes('Chidi'), 'a name stands with an anonymous answer')
  for (const program of programs) {
    const told = await program.hears('checkin.answered', ({ text }) => text === unnamed_answer)
    no('from' in told.params && told.params.from, 'an anonymous answer has an author')
    same(told.params.at % 60_000, 0, 'an anonymous answer has its exact time')
    await program.hears('checkin.answered', (params) => params.checkin === checkin)
  }
  await frances.hears(unnamed_answer)
}

async function agree({ ana, ben, gus }) {
  const boxes = ana.see('assumptions').getByRole('checkbox')
  for (const box of await boxes.all()) await box.click()
  await gus.ask('assumptions.accept', { index: 0, on: true })
  const counted = ben.see('assumptions').locator('li')
  same(await counted.count(), 7)
  await counted.first().filter({ hasText: '2 people agree' }).waitFor()
  await counted.last().filter({ hasText: '1 person agrees' }).waitFor()
}

async function frame({ frances, ana, dana, chidi }) {
  await frances.next('Next: A frame to think with')
  for (const person of [ana, dana]) {
    await person.at_step('A frame to think with')
    for (const term of ['Stigmatizing language', 'Implicit bias']) {
      await person.page.locator('dt', { hasText: term }).waitFor()
    }
    includes(await person.see('stage').textContent(), 'Goddu')
  }
  await frances.see('stage-show').selectOption('slide:1')
  for (const person of [ana, dana, chidi]) {
    await person.see('shown').filter({ hasText: 'One visit, two notes' }).waitFor()
  }
}

async function hide_a_message({ gus, mo, ana, eli }) {
  const unkind = 'Some people should not be doctors, Ana.'
  const { message } = await gus.say(unkind)
  await ana.message(unkind).waitFor()
  await mo.message(unkind).getByTestId('message-more').click()
  await mo.page.getByRole('button', { name: 'Hide this message' }).click()
  await mo.page.getByLabel('Reason, for the staff').fill('Aimed at a person.')
  await mo.see('hide-dialog-yes').click()
  await ana.see('message').filter({ hasText: 'The staff have hidden this message.' }).waitFor()
  same(await ana.message(unkind).count(), 0)
  const { params } = await eli.hears('message.hidden', (told) => told.message === message)
  no(params.reason, 'the reason is for staff alone')
  await mo.see('message').filter({ hasText: 'Hidden by Mo: Aimed at a person.' }).waitFor()
}

export async function listen_together(scene, cast) {
  const { ana, ben, chidi, dana, eli, frances, programs } = cast

  await scene.step('check-in is answered, with a name and without', async () => {
    await check_in(cast)
    for (const person of [ana, chidi, frances]) same(await person.downwards(), 0)
    await ana.picture('03-check-in-desktop')
    await chidi.picture('03-check-in-phone')
    await dana.picture('03-check-in-phone-dark')
  })

  await scene.step('the grounding assumptions are agreed to, and counted without names', () =>
    agree(cast),
  )

  await scene.step('the topic is shown, and people talk in the main room', async () => {
    await frances.next('Next: Why words')
    for (const person of cast.attendees) await person.at_step('Why words')
    await ana.say('I wrote “claims” yesterday.')
    await ben.message('I wrote “claims” yesterday.').waitFor()
    await eli.hears('message.posted', ({ text }) => text.startsWith('I wrote'))
    await chidi.look_at('chat')
    await chidi.message('I wrote “claims” yesterday.').waitFor()
    await chidi.look_at('step')
    await ana.picture('04-topic-desktop')
  })

  await scene.step('the moderator hides an unkind message', () => hide_a_message(cast))

  await scene.step('the frame has its definitions, and the slide that is on the stage', async () => {
    await frame(cast)
    for (const program of programs) {
      await program.hears('stage.shown', ({ show }) => show === 'slide:1')
    }
    await ana.picture('05-frame-desktop')
    await dana.picture('05-frame-phone-dark')
    await frances.picture('05-frame-facilitator')
  })
}
