// What people are told of rooms, and where the pages show them.
import { same } from '../harness/agree.mjs'
import { seats } from '../planning/looking.mjs'

// Everybody by name: { room: [name…] }, as the programs and pages themselves know it.
export async function places(people) {
  const rooms = {}
  for (const one of people) {
    const room = typeof one.room === 'string' ? one.room : await one.room()
    rooms[room] = [...(rooms[room] ?? []), one.name].sort()
  }
  return rooms
}

// The first to be told of a move with these words, by Mira.
export async function brought(program, room, why) {
  const { params } = await program.hears(
    'room.entered',
    (told) => told.room.id === room && told.why === why,
  )
  same(params.by.name, 'Mira')
  same(params.room.messages, [], `${program.name} got earlier words`)
  return params
}

export const notice = (person, text) => person.see('notice').filter({ hasText: text }).waitFor()

export const menu = async (person, room) => {
  const card = person.card(room)
  const more = card.getByTestId('room-more')
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click()
  return card
}

// Both pages show everybody in the same rooms.
export async function same_rooms(one, other) {
  same(await seats(one), await seats(other), `${one.name} and ${other.name} see the same rooms`)
}
