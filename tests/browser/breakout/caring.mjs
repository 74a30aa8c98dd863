// Help that both would take; a word to two of three rooms, seen by some and sent again; more time.
import { no, same } from '../harness/agree.mjs'
import { said } from '../harness/ear.mjs'
import { comes_back, loses_the_line, name_of_room, sitting } from './looking.mjs'

const word = 'Five minutes left. Please note one thing for the others.'

async function claim_at_once({ mira, theo, ben }) {
  await ben.ask_for_help('question', 'Which of the two questions is ours?')
  for (const person of [mira, theo]) {
    await said(person, 'Ben has a question.')
    await person.see('help-request').filter({ hasText: 'Ben' }).waitFor()
  }
  // Theo's press is on its way while Mira's arrives.
  await loses_the_line(theo)
  await theo.see('help-claim').click()
  await mira.see('help-claim').click()
  await mira.see('help-claimed').filter({ hasText: 'You are on it' }).waitFor()
  await comes_back(theo)
  await said(theo, 'Mira looks after this already.')
  await theo.see('help-claimed').filter({ hasText: 'Mira is on it' }).waitFor()
  same(await theo.see('help-claim').count(), 0)
  await said(ben, 'Mira is taking care of it.')
  await theo.picture('44-claimed-facilitator')
  await mira.see('help-on-my-way').click()
  await said(ben, 'Mira answers: On my way')
  await mira.see('help-resolve').click()
  await theo.see('help-request').waitFor({ state: 'detached' })
}

async function say_to_two_rooms(cast, rooms) {
  const { mira } = cast
  await mira.see('say').locator('details summary').first().click()
  for (const room of rooms) {
    await mira.see('say').getByLabel(await name_of_room(mira, room), { exact: true }).check()
  }
  await mira.see('say-form').getByRole('textbox').fill(word)
  await mira.see('say-form').getByRole('button', { name: 'Send to 2 rooms' }).click()
}

// Amara and one of each room have seen it; nobody of the third room was told.
async function broadcast(cast) {
  const { mira, theo, amara, programs } = cast
  const here = await amara.room()
  const other = ['r1', 'r2', 'r3'].find((room) => room !== here)
  const told = programs.filter(({ room }) => [here, other].includes(room))
  await say_to_two_rooms(cast, [here, other])
  for (const program of told) await program.hears('broadcast.sent', ({ text }) => text === word)
  await said(amara, word)
  await amara.see('broadcast').getByRole('button', { name: 'I have read it' }).click()
  const [reader] = sitting(cast, other)
  const { params } = await reader.hears('broadcast.sent', ({ text }) => text === word)
  await reader.ask('broadcast.ack', { broadcast: params.broadcast })
  for (const program of programs.filter((each) => !told.includes(each))) {
    await program.catch_up()
    no(program.knows(word), `${program.name} was told a word to other rooms`)
  }
  const all = await count_in(cast, [here, other])
  for (const person of [mira, theo]) {
    await person.page.getByText('Sent so far').click()
    await person.see('sent').filter({ hasText: `seen by 2 of ${all}, delivered to ${all}` }).waitFor()
  }
  await send_again(cast, { all, readers: [reader], others: told.filter((each) => each !== reader) })
}

async function count_in({ attendees, programs }, rooms) {
  const here = await Promise.all(attendees.map((person) => person.room()))
  return [...here, ...programs.map(({ room }) => room)].filter((room) => rooms.includes(room)).length
}

async function send_again({ mira, theo, amara }, { all, readers, others }) {
  const again = theo.see('say-again').filter({ hasText: `Send again to the ${all - 2} who have` })
  await again.waitFor()
  await theo.picture('45-seen-by-some-facilitator')
  await again.click()
  await said(theo, 'It was sent again.')
  for (const program of others) {
    const { params } = await program.hears('broadcast.sent', (told) => told.again)
    await program.ask('broadcast.ack', { broadcast: params.broadcast })
  }
  for (const program of readers) {
    await program.catch_up()
    no(program.told.some(({ params }) => params.again), `${program.name} is told again`)
  }
  same(await amara.see('broadcast').count(), 0)
  const seen = 2 + others.length
  await mira.see('sent').filter({ hasText: `seen by ${seen} of ${all}, delivered to ${all}` }).waitFor()
}

const deadlines = ({ params }) => Object.fromEntries(params.rooms.map((each) => [each.room, each.closes_at]))

async function extend({ mira, theo, amara, gus }) {
  const room = await amara.room()
  await theo.card(room).getByTestId('room-extend').click()
  const one = await gus.hears('rooms.extended')
  same(Object.keys(deadlines(one)), [room], 'one room alone has more time')
  await mira.see('extend-all').click()
  const every = await gus.hears('rooms.extended', ({ rooms }) => rooms.length === 3)
  same(deadlines(every)[room] - deadlines(one)[room], 120_000)
  for (const other of ['r1', 'r2', 'r3'].filter((each) => each !== room)) {
    same(deadlines(every)[room] - deadlines(every)[other], 120_000, `${other} has had less`)
  }
}

export async function care(scene, cast) {
  await scene.step('help is claimed by both: one wins, the other is told by whom', () =>
    claim_at_once(cast),
  )

  await scene.step('a word to two rooms is seen by some, and sent again to the others', () =>
    broadcast(cast),
  )

  await scene.step('one room has more time, then all have', () => extend(cast))
}
