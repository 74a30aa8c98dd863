// Closed by a slip and taken back by the other; closed and open again; a move undone by key.
import { same } from '../harness/agree.mjs'
import { said } from '../harness/ear.mjs'
import { notice } from '../rounds/looking.mjs'
import { both_see_the_same, name_of_room, places } from './looking.mjs'

async function all_are_in(cast, before) {
  for (const person of cast.attendees) await person.in_room(before[person.name])
  same(await places(cast), before, 'everybody is where they were')
}

async function close(cast) {
  const { mira, attendees, programs } = cast
  const closed = programs.map((program) => told_why(program, 'closed'))
  await mira.see('close-all-now').click()
  await mira.see('close-now-dialog-yes').click()
  for (const person of attendees) await person.in_room('main')
  for (const [at, program] of programs.entries()) await told_more(program, 'closed', closed[at])
}

const told_why = ({ told }, why) =>
  told.filter(({ method, params }) => method === 'room.entered' && params.why === why).length

// The same may happen again and again: one more time than before.
const told_more = (program, why, before) =>
  program.hears('room.entered', (params) => params.why === why && told_why(program, why) > before)

// The server does not say of a closing whose it is.
async function take_back(cast, before) {
  const { mira, theo, programs } = cast
  const button = theo.see('undo-theirs').filter({ hasText: 'closing the rooms' })
  await button.filter({ hasText: 'Undo what a colleague did' }).waitFor()
  await button.click()
  await theo.see('undo-theirs-dialog-yes').click()
  await said(theo, 'Taken back for a colleague: closing the rooms.')
  await said(mira, 'Theo has taken back: closing the rooms.')
  for (const program of programs) await program.hears('room.entered', ({ why }) => why === 'undone')
  await all_are_in(cast, before)
}

async function reopen(cast, before) {
  const { mira, theo, amara, programs } = cast
  await theo.see('reopen').click()
  await notice(theo, '3 rooms open again')
  for (const program of programs) {
    await program.hears('room.entered', ({ why }) => why === 'reopened')
  }
  await all_are_in(cast, before)
  await said(amara, 'The small rooms are open again. Theo arranged it.')
  await mira.see('undo-theirs').filter({ hasText: 'opening the rooms again' }).waitFor()
}

async function undo_by_key({ mira, fay }) {
  const [from, to] = [fay.room, ['r1', 'r2', 'r3'].find((room) => room !== fay.room)]
  const name = await name_of_room(mira, to)
  await mira.move('Fay', to)
  await said(mira, `Fay moved to ${name}`)
  await fay.hears('room.entered', ({ why, room }) => why === 'moved' && room.id === to)
  await mira.see('undo').filter({ hasText: 'the move' }).waitFor()
  await mira.see('room-name').focus()
  await mira.page.keyboard.press('u')
  await said(mira, 'Taken back: the move.')
  const back = ({ why, by, room }) => why === 'undone' && by.name === 'Mira' && room.id === from
  await fay.hears('room.entered', back)
}

export async function close_and_reopen(scene, cast) {
  const { mira, theo } = cast
  const before = await places(cast)

  await scene.step('all rooms are closed by a slip; the other facilitator takes it back', async () => {
    await close(cast)
    await take_back(cast, before)
    await both_see_the_same(cast)
  })

  await scene.step('closed for good, the same rooms open again with the same people', async () => {
    await close(cast)
    await reopen(cast, before)
    await both_see_the_same(cast)
  })

  await scene.step('a move is undone with the key U', async () => {
    await undo_by_key(cast)
    same(await places(cast), before)
    await mira.picture('46-open-again-facilitator')
    await theo.picture('46-open-again-colleague')
  })
}
