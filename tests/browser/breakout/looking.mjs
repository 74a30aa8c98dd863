// Who is who and where, in this story.
import { same } from '../harness/agree.mjs'
import { seats } from '../planning/looking.mjs'

export const id_of = (person, name) => person.row(name).getAttribute('data-person')

export const name_of_room = (person, room) => person.card(room).getByRole('heading').first().innerText()

// How many sit in each breakout, by the cards: { room: n }.
export async function sizes(person) {
  const rooms = Object.entries(await seats(person)).filter(([room]) => room.startsWith('r'))
  return Object.fromEntries(rooms.map(([room, people]) => [room, people.length]))
}

export const sitting = ({ programs }, room) => programs.filter((program) => program.room === room)

// Everybody, by the pages and programs themselves: { name: room }.
export async function places({ attendees, programs }) {
  const found = {}
  for (const person of attendees) found[person.name] = await person.room()
  for (const program of programs) found[program.name] = program.room
  return found
}

export async function both_see_the_same({ mira, theo }) {
  same(await seats(theo), await seats(mira), 'Theo and Mira see one and the same')
}

export async function loses_the_line(person) {
  person.cable.cut()
  await person.context.setOffline(true)
  await person.see('link-banner').waitFor()
}

export async function comes_back(person) {
  person.cable.mend()
  await person.context.setOffline(false)
  await person.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await person.see('link-banner').waitFor({ state: 'detached' })
}
