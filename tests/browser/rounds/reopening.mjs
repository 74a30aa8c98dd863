// Closed too early: the same rooms open again, with the same people and what they noted. Who came
// since is placed, and the facilitators are told.
import { same, yes } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'
import { notice, places, same_rooms } from './looking.mjs'

async function close(cast) {
  const { mira, ana, programs } = cast
  cast.before = await places([ana, ...programs])
  await mira.see('close-all-now').click()
  await mira.see('close-now-dialog-yes').click()
  await ana.in_room('main')
  for (const program of programs) await program.hears('room.entered', ({ why }) => why === 'closed')
}

async function reopen(scene, cast) {
  const { mira, theo, ana, programs, session } = cast
  cast.lin = await scene.program('Lin', session.links.attendee)
  same(cast.lin.room, 'main')
  await mira.see('reopen').click()
  await notice(mira, '2 rooms open again')
  for (const program of [...programs, cast.lin]) {
    await program.hears('room.entered', ({ why }) => why === 'reopened')
  }
  await ana.in_room('r4')
  same(await places([ana, ...programs]), cast.before, 'everybody is where they were')
  same(cast.lin.room, 'r4', 'who came since goes to the smallest room')
  const { params } = await cast.ben.hears('room.entered', ({ why }) => why === 'reopened')
  same([params.room.name, params.room.question], ['The garden', 'What would you ask first?'])
  yes(params.room.takeaways.some(({ text }) => text === 'Brought along'))
  await announced(ana, 'The small rooms are open again. Mira arranged it.')
  await same_rooms(mira, theo)
}

export async function open_again(scene, cast) {
  const { mira, theo } = cast

  await scene.step('all rooms close at once', () => close(cast))

  await scene.step('the same rooms open again, with the same people and notes', async () => {
    await mira.picture('34-reopen-facilitator')
    await reopen(scene, cast)
    await theo.picture('34-reopened-facilitator-phone')
    same(await theo.sideways(), 0)
  })

  await scene.step('the facilitators hear of a late comer, and where they were placed', async () => {
    const max = await scene.program('Max', cast.session.links.attendee)
    same(max.room, 'r4')
    for (const person of [mira, theo]) await notice(person, 'Max came late and is in Breakout 4')
  })
}
