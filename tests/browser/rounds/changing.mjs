// The rooms themselves: one more, another name and question, more time for one, one less, two in
// one. Everybody sees the same, and nobody gets words from before they came.
import { includes, no, refused, same } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'
import { seats } from '../planning/looking.mjs'
import { brought, menu, notice, same_rooms } from './looking.mjs'

const people_in = ({ programs }, room) => programs.filter((program) => program.room === room)

async function add(cast) {
  const { mira, theo } = cast
  await mira.see('room-add').click()
  await notice(mira, 'Breakout 4 is added; nobody is in it yet')
  for (const person of [mira, theo]) await person.card('r4').waitFor()
  same((await seats(mira)).r4, [])
}

async function rename(cast, room) {
  const { mira, theo, ana } = cast
  const card = await menu(mira, room)
  await card.getByTestId('room-change').click()
  await mira.see('room-new-name').fill('The garden')
  await mira.see('room-new-question').fill('What would you ask first?')
  await mira.picture('30-change-room-facilitator')
  await mira.see('change-room-yes').click()
  await notice(mira, 'The garden is changed')
  await theo.card(room).getByRole('heading', { name: 'The garden' }).waitFor()
  await announced(ana, 'Your room is called The garden now.')
  await announced(ana, 'A new question for your room: What would you ask first?')
  await ana.titled('The garden')
  includes(await ana.see('room-name').textContent(), 'The garden')
  await cast.second_tab.hears('room.changed', ({ name }) => name === 'The garden')
}

// Not the one that Ana is in.
async function extend_one({ mira }, cast) {
  const other = ['r1', 'r2', 'r3'].find((room) => room !== cast.garden)
  await mira.card(other).getByTestId('room-extend').click()
  const told = await cast.ben.hears('rooms.extended')
  same(told.params.rooms.map(({ room }) => room), [other])
  return other
}

async function merge(cast, gone) {
  const { theo, ana } = cast
  const newcomers = people_in(cast, gone)
  await newcomers[0].say('Said before the rooms were one')
  await newcomers[0].ask('takeaway.add', { text: 'Brought along' })
  const card = await menu(theo, gone)
  await card.getByTestId('room-merge').selectOption(cast.garden)
  await theo.picture('31-merge-facilitator-phone')
  await theo.see('merge-rooms-yes').click()
  await notice(theo, 'is now part of The garden')
  for (const program of newcomers) {
    const { params } = await program.hears('room.entered', ({ why }) => why === 'merged')
    same([params.room.id, params.by.name, params.room.name], [cast.garden, 'Theo', 'The garden'])
  }
  await ana.look_at('step')
  await ana.see('room-people').filter({ hasText: newcomers[0].name }).waitFor()
  await ana.page.getByText('Brought along').waitFor()
  no(await ana.knows('Said before the rooms were one'), 'words of the other room reached Ana')
  await newcomers[0].say('Said together')
  await ana.look_at('chat')
  await ana.message('Said together').waitFor()
}

async function remove(cast, gone) {
  const { mira } = cast
  const people = people_in(cast, gone)
  const card = await menu(mira, gone)
  await card.getByTestId('room-remove').click()
  await mira.see('remove-room-yes').click()
  await notice(mira, 'is removed')
  await mira.page.waitForFunction(() => document.activeElement?.id === 'rooms-title')
  for (const program of people) {
    const { params } = await program.hears('room.entered', ({ why }) => why === 'removed')
    same(params.by.name, 'Mira')
  }
  // The emptiest first: that was the room which was added.
  same(people[0].room, 'r4')
  return people
}

export async function change_rooms(scene, cast) {
  const { mira, theo, session } = cast
  cast.garden = await cast.ana.room()
  const [second, third] = ['r1', 'r2', 'r3'].filter((room) => room !== cast.garden)

  await scene.step('a room is added; both facilitators see it, empty', () => add(cast))

  await scene.step('a room gets another name and question; its people are told', () =>
    rename(cast, cast.garden),
  )

  await scene.step('one room alone gets two more minutes', () => extend_one(cast, cast))

  await scene.step('two rooms become one, on a phone; no earlier word goes along', () =>
    merge(cast, second),
  )

  await scene.step('a room is removed; its people go to the smallest', () => remove(cast, third))

  await scene.step('a room that is gone takes nobody, and everybody stays', async () => {
    const helper = await scene.program('Mo', session.links.facilitator)
    const before = await seats(mira)
    const params = { participants: [cast.ben.id], room: third }
    await refused(helper.ask('participants.move', params), 'room_closed')
    await refused(helper.ask('room.change', { room: third, name: 'Attic' }), 'room_closed')
    await refused(helper.ask('rooms.merge', { rooms: ['r4', 'r4'] }), 'invalid_params')
    await refused(helper.ask('room.add', { name: '' }), 'invalid_params')
    helper.end()
    same((await seats(mira)).r4, before.r4)
    await same_rooms(mira, theo)
    same(await theo.sideways(), 0)
    await mira.picture('32-rooms-changed-facilitator')
    await theo.picture('32-rooms-changed-facilitator-phone')
  })
}
