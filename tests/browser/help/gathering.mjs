// Everybody comes in, and the rooms open: Ana and Ben in one of them, Cleo and Eli in the other.
import { until } from '../harness/patience.mjs'

async function come(scene, cast) {
  const { links } = cast.session
  cast.frances = await scene.person('Frances')
  cast.theo = await scene.person('Theo', { phone: true, cable: true })
  cast.theo.forgives = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY|WebSocket connection/
  cast.ana = await scene.person('Ana')
  cast.ben = await scene.person('Ben', { phone: true })
  await cast.frances.come_in(links.facilitator)
  await cast.theo.come_in(links.moderator)
  await cast.ana.come_in(links.attendee)
  await cast.ben.come_in(links.attendee)
  cast.cleo = await scene.program('Cleo', links.attendee)
  cast.eli = await scene.program('Eli', links.attendee)
}

async function into_the_rooms({ frances, ana, ben, cleo, eli }) {
  for (const step of ['Next: Why words', 'Next: A frame to think with']) await frances.next(step)
  await frances.see('next').filter({ hasText: 'Open 1 room' }).waitFor()
  await frances.see('plan-panel').locator('summary').click()
  await frances.see('plan-by').selectOption('rooms')
  await frances.see('plan-panel').getByLabel('Make', { exact: true }).fill('2')
  await frances.see('plan').click()
  await frances.see('open-rooms').waitFor()
  await frances.next('Open 2 rooms as planned for 20 minutes')
  await ana.in_a_breakout()
  const room = await ana.room()
  const other = await other_room(frances, room)
  await ben.in_a_breakout()
  if ((await ben.room()) !== room) await frances.move('Ben', room)
  await ben.in_room(room)
  for (const program of [cleo, eli]) {
    await program.hears('room.entered')
    if (program.room !== other) await frances.move(program.name, other)
    await until(() => program.room === other, { changes: program.changes, what: 'the other room' })
  }
  return { room, other }
}

async function other_room(frances, room) {
  const cards = await frances.see('room-card').all()
  const rooms = await Promise.all(cards.map((card) => card.getAttribute('data-room')))
  return rooms.find((each) => each !== 'main' && each !== room)
}

export async function gather(scene, cast) {
  await scene.step('a facilitator, a moderator on a phone and four others come in', async () => {
    await come(scene, cast)
    await cast.frances.next('Open the session: Check-in')
  })
  await scene.step('the rooms open', async () => {
    Object.assign(cast, await into_the_rooms(cast))
  })
}
