// Open rooms under a thumb: time for one and for all, people moved and swapped, rooms that change,
// closing in three ways, and all of it once more.
import { same } from '../harness/agree.mjs'
import { choose } from './planning.mjs'
import { undo_the } from './running.mjs'

const entered = (program, why) => program.hears('room.entered', (told) => told.why === why)

async function open({ thumb, theo, programs }) {
  await theo.see('plan-panel').getByLabel('Minutes').waitFor()
  await thumb.tap(thumb.see('open-rooms'))
  for (const program of programs) await entered(program, 'opened')
  await theo.card('r3').getByTestId('visit').waitFor()
  await thumb.look('30-open-rooms')
}

// Staff were planned into the rooms too, and may be where this begins.
async function visit({ thumb, theo }) {
  const room = (await theo.room()) === 'r1' ? 'r2' : 'r1'
  await thumb.tap(theo.card(room).getByTestId('visit'))
  await theo.in_room(room)
  await thumb.look('31-visiting')
  await thumb.tap(thumb.see('moved').getByRole('button', { name: 'Dismiss' }))
  await thumb.tap(theo.card(room).getByRole('button', { name: 'Back to the main room' }))
  await theo.in_room('main')
}

async function move({ thumb, theo, eli, jan }) {
  const to = eli.room === 'r1' ? 'r2' : 'r1'
  await thumb.choose(theo.row('Eli').getByTestId('move'), to)
  await eli.hears('room.entered', ({ why, room }) => why === 'moved' && room.id === to)
  await thumb.look('32-moved')
  await undo_the(thumb, 'the move')
  await entered(eli, 'undone')
  if (jan.room === eli.room) {
    await thumb.choose(theo.row('Jan').getByTestId('move'), to)
    await jan.hears('room.entered', ({ why }) => why === 'moved')
  }
  await choose(thumb, 'Eli', 'Jan')
  await thumb.look('33-two-chosen')
  await thumb.tap(thumb.see('swap'))
  await entered(jan, 'swapped')
  const notice = thumb.see('notice').filter({ hasText: 'changed places' })
  await notice.waitFor()
  await thumb.look('34-swapped')
  await thumb.tap(notice.getByRole('button', { name: 'Dismiss' }))
}

async function menu({ thumb, theo }, room) {
  const more = theo.card(room).getByTestId('room-more')
  if ((await more.getAttribute('aria-expanded')) !== 'true') await thumb.tap(more)
  return theo.card(room)
}

async function change_rooms(cast) {
  const { thumb, theo, mira } = cast
  await thumb.tap(thumb.see('room-add'))
  await mira.hears('room.added')
  const added = (await mira.hears('room.added')).params.room
  const card = await menu(cast, added)
  await thumb.tap(card.getByTestId('room-change'))
  await thumb.write(thumb.see('room-new-question'), 'What would you ask first?')
  await thumb.tap(thumb.see('change-room-yes'))
  await mira.hears('room.changed', ({ question }) => question === 'What would you ask first?')
  const from = await menu(cast, 'r1')
  await thumb.look('35-this-room')
  await thumb.choose(from.getByTestId('move-everyone'), added)
  await theo.card('r1').getByText('0 people in it').waitFor()
  await thumb.tap((await menu(cast, 'r1')).getByTestId('room-remove'))
  await thumb.look('36-remove-room')
  await thumb.tap(thumb.see('remove-room-yes'))
  await mira.hears('room.removed', ({ room }) => room === 'r1')
  await thumb.choose((await menu(cast, added)).getByTestId('room-merge'), 'r2')
  await thumb.look('37-merge-rooms')
  await thumb.tap(thumb.see('merge-rooms-yes'))
  await mira.hears('rooms.merged', ({ room }) => room === 'r2')
}

async function give_time({ thumb, theo, mira }) {
  await thumb.tap(theo.card('r2').getByTestId('room-extend'))
  const one = await mira.hears('rooms.extended')
  same(one.params.rooms.length, 1)
  await thumb.tap(thumb.see('extend-all'))
  await mira.hears('rooms.extended', ({ rooms }) => rooms.length === 2)
}

// Each is taken back, but for the last.
async function close({ thumb, theo, mira, programs }) {
  await thumb.tap(theo.card('r3').getByTestId('room-close'))
  await mira.hears('rooms.closing', ({ rooms }) => rooms.length === 1)
  await thumb.look('38-closing-soon')
  await undo_the(thumb, 'closing the rooms')
  await thumb.tap(theo.card('r3').getByTestId('room-close-now'))
  await mira.hears('rooms.closed')
  await undo_the(thumb, 'closing the rooms')
  await mira.hears('rooms.returned')
  await theo.card('r3').getByTestId('visit').waitFor()
  await thumb.tap(thumb.see('close-all'))
  await mira.hears('rooms.closing', ({ rooms }) => rooms.length === 2)
  await thumb.tap(thumb.see('close-all-now'))
  await thumb.look('39-close-all-now')
  await thumb.tap(thumb.see('close-now-dialog-yes'))
  await thumb.see('reopen').waitFor()
  await thumb.look('40-closed')
  await thumb.tap(thumb.see('reopen'))
  for (const program of programs) await entered(program, 'reopened')
  await theo.card('r2').getByTestId('visit').waitFor()
}

async function undo_theirs({ thumb, theo, mira, eli }) {
  const to = eli.room === 'r2' ? 'r3' : 'r2'
  await mira.ask('participants.move', { participants: [eli.id], room: to })
  const theirs = thumb.see('undo-theirs').filter({ hasText: 'Undo what Mira did: the move' })
  await theirs.waitFor()
  await thumb.look('41-what-a-colleague-did')
  await thumb.tap(theirs)
  await thumb.look('42-undo-what-mira-did')
  await thumb.tap(thumb.see('undo-theirs-dialog-yes'))
  const told = await mira.hears('action.undone', ({ by }) => by.name === 'Theo')
  same(told.params.by.name, 'Theo')
  await theo.card(to).waitFor()
}

export async function arrange(scene, cast) {
  await scene.step('the rooms open', () => open(cast))
  await scene.step('a room is visited', () => visit(cast))
  await scene.step('somebody is moved, that is undone, two swap', () => move(cast))
  await scene.step('rooms are added, changed, emptied, removed, merged', () => change_rooms(cast))
  await scene.step('one room and all have more time', () => give_time(cast))
  await scene.step('rooms close, soon and at once, one and all, and open again', () => close(cast))
  await scene.step('what a colleague did is taken back', () => undo_theirs(cast))
}
