// Dragged by one, taken back by the other; moved by keyboard alone; somebody who comes late; a line
// that breaks.
import { same, yes } from '../harness/agree.mjs'
import { listen_aloud, said, said_once } from '../harness/ear.mjs'
import { drag as drag_to } from '../harness/hand.mjs'
import { tab_to } from '../harness/keyboard.mjs'
import { both_see_the_same, comes_back, loses_the_line, name_of_room, sitting, sizes } from './looking.mjs'

const draft = 'I am not sure how to say this, but'

// Between the two cards that stand side by side, so that nothing scrolls under the hand.
async function drag(cast) {
  const { mira, theo } = cast
  const [first] = [...sitting(cast, 'r1'), ...sitting(cast, 'r2')]
  const [from, to] = first.room === 'r1' ? ['r1', 'r2'] : ['r2', 'r1']
  const of_them = (person, room) =>
    person.card(room).getByTestId('person').filter({ hasText: first.name })
  const name = await name_of_room(mira, to)
  await drag_to(mira, of_them(mira, from), mira.card(to))
  const { params } = await first.hears('room.entered', ({ why }) => why === 'moved')
  same([params.room.id, params.by.name], [to, 'Mira'])
  await said(mira, `${first.name} moved to ${name}`)
  await of_them(theo, to).waitFor()
  return { dragged: first, from }
}

async function take_back({ mira, theo }, { dragged, from }) {
  const button = theo.see('undo-theirs').filter({ hasText: 'Undo what Mira did: the move' })
  await button.waitFor()
  await theo.picture('41-undo-what-mira-did-facilitator')
  await button.click()
  await theo.see('undo-theirs-dialog').filter({ hasText: 'Undo what Mira did?' }).waitFor()
  await theo.picture('42-undo-what-mira-did-dialog')
  await theo.see('undo-theirs-dialog-yes').click()
  const { params } = await dragged.hears('room.entered', ({ why }) => why === 'undone')
  same([params.room.id, params.by.name], [from, 'Theo'])
  await said(theo, 'Taken back for Mira: the move.')
  await said(mira, 'Theo has taken back: the move.')
  for (const person of [mira, theo]) {
    same(await person.see('undos').getByText('the move').count(), 0, 'nothing is left to undo')
  }
}

// The list is closed: each arrow key is a choice, and Enter moves.
async function move_by_keyboard({ theo, amara, ben }) {
  const before = await amara.room()
  const select = theo.row('Amara').getByTestId('move')
  await tab_to(theo, select)
  const wanted = (await select.locator('option').allTextContents())[2]
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await theo.page.keyboard.press(key)
  await amara.page.waitForFunction(
    (room) => document.querySelector('[data-testid="room-name"]').dataset.room !== room,
    before,
  )
  await said_once(theo, `Amara moved to ${wanted}`)
  await said_once(amara, `You are now in ${wanted}. Theo moved you.`)
  await amara.page.waitForFunction(
    () => document.activeElement?.getAttribute('data-testid') === 'room-name',
  )
  await amara.titled(wanted)
  same(await ben.room(), before, 'nobody else moved')
}

async function come_late(scene, cast) {
  const { mira, theo, session } = cast
  const before = await sizes(mira)
  cast.dora = await scene.person('Dora')
  await cast.dora.come_in(session.links.attendee)
  await cast.dora.in_a_breakout()
  await listen_aloud(cast.dora)
  cast.attendees.push(cast.dora)
  const room = await cast.dora.room()
  same(before[room], Math.min(...Object.values(before)), 'Dora is in the smallest room')
  const words = 'We placed you in a room with a free seat.'
  await cast.dora.see('moved').filter({ hasText: words }).waitFor()
  const name = await name_of_room(mira, room)
  for (const person of [mira, theo]) await said(person, `Dora came late and is in ${name}`)
}

async function drop_out(scene, cast) {
  const { amara, session } = cast
  const room = await amara.room()
  const [neighbour] = sitting(cast, room)
  await amara.see('message-field').fill(draft)
  await loses_the_line(amara)
  await said(amara, 'The connection is lost.')
  await neighbour.say('Said while Amara was in the tunnel.')
  // Two lines break at once; one of them is a program's, which comes back with its key.
  neighbour.end()
  const again = await scene.program(neighbour.name)
  await again.join({ session: session.id, key: neighbour.key })
  same(again.room, room, `${again.name} is back in their room`)
  cast.programs = cast.programs.map((program) => (program === neighbour ? again : program))
  cast[again.name.toLowerCase()] = again
  await comes_back(amara)
  same(await amara.room(), room)
  await amara.message('Said while Amara was in the tunnel.').waitFor()
  same(await amara.see('message-field').inputValue(), draft)
  await said_once(amara, 'You are connected again.')
  await amara.picture('43-back-with-the-draft-attendee')
  await amara.see('message-field').fill('')
}

export async function move_people(scene, cast) {
  await scene.step('one drags somebody; the other, who reads whose it was, takes it back', async () => {
    await take_back(cast, await drag(cast))
    await both_see_the_same(cast)
  })

  await scene.step('Amara is moved by keyboard alone; it is announced to both', async () => {
    await move_by_keyboard(cast)
    await both_see_the_same(cast)
  })

  await scene.step('a late comer lands in the smallest room; all three hear of it', async () => {
    await come_late(scene, cast)
    await both_see_the_same(cast)
    yes(await cast.dora.see('room-people').locator('li').count(), 'Dora sees who is with her')
  })

  await scene.step('two lines break; both come back into their room, and a draft is there', () =>
    drop_out(scene, cast),
  )
}
