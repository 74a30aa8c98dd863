// What a facilitator's page shows of a plan.
import { same } from '../harness/agree.mjs'
import { until } from '../harness/patience.mjs'

// Who sits where, by the cards: { room: [id…] }.
export const seats = ({ page }) =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll('[data-testid="room-card"]')]
    const people = (card) =>
      [...card.querySelectorAll('[data-person]')].map((row) => row.dataset.person).sort()
    return Object.fromEntries(cards.map((card) => [card.dataset.room, people(card)]))
  })

export async function room_of(person, id) {
  const found = Object.entries(await seats(person)).find(([, people]) => people.includes(id))
  return found?.[0]
}

export const achieved = (person, words) =>
  person.see('achieved').filter({ hasText: words }).waitFor()

// A shuffle is over when the page has another plan: every plan is told by an event of its own.
export async function shuffle(person) {
  const plans = () => person.frames.filter((frame) => frame.includes('"rooms.planned"')).length
  const before = plans()
  await person.see('plan').click()
  await until(() => plans() > before, { changes: person.changes, what: 'a new plan' })
  await person.see('plan').filter({ hasText: 'Shuffle again' }).waitFor()
}

export async function choose(person, ...names) {
  for (const name of names) await person.page.getByLabel(`Choose ${name}`, { exact: true }).check()
  await person.see('chosen').filter({ hasText: `${names.length} ` }).waitFor()
}

export async function same_plan(one, other) {
  same(await seats(one), await seats(other), `${one.name} and ${other.name} see one plan`)
}
