// Who is here: the people of the own breakout, the staff, and for staff the roster.
import { change, omit, place, present, without } from './lists'
import { asker_gone } from './fold_help'
import { link_used } from './fold_links'
import { for_staff } from './fold_rooms'
import type { Person, RoomPerson, RosterRow, View } from './view'
import type { Rule } from './fold'

export const is_staff = (person: Person): boolean => person.role !== 'attendee'
export const id_of = (person: Person): string => person.id
const in_breakout = (view: View): boolean => view.room.id !== 'main'

export const person_of = ({ id, name, pronouns, role }: Person): Person =>
  present({ id, name, pronouns, role })

const with_people = (view: View, to: (people: RoomPerson[]) => RoomPerson[]): View => ({
  ...view,
  room: { ...view.room, people: to(view.room.people) },
})

const with_roster = (view: View, to: (roster: RosterRow[]) => RosterRow[]): View =>
  for_staff(view, (staff) => ({ ...staff, roster: to(staff.roster) }))

const change_row = (view: View, id: string, to: (row: RosterRow) => RosterRow): View =>
  with_roster(view, (roster) => change(roster, (row) => row.id === id, to))

export const change_person = (
  view: View,
  id: string,
  to: <T extends RoomPerson | RosterRow>(person: T) => T,
): View =>
  change_row(
    with_people(view, (people) => change(people, (person) => person.id === id, to)),
    id,
    to,
  )

// Somebody came (back): into our breakout, the staff list, and the roster unless that is full.
export function with_arrival(view: View, { participant, listed }: Record<string, any>): View {
  const person = person_of(participant)
  const hand = participant.hand ?? undefined
  let next = asker_gone(view, person.id, false)
  if (is_staff(person)) next = { ...next, staff: place(next.staff, person, id_of) }
  if (person.role === 'facilitator') next = without_offer(next)
  if (in_breakout(view) && belongs_here(view, participant)) {
    next = with_people(next, (people) => {
      const known = people.find((other) => other.id === person.id)
      const up = hand ?? known?.hand ?? undefined
      return place(people, present({ ...person, away: false, hand: up }), id_of)
    })
  }
  if (participant.room === undefined || listed === false) return next
  const row: RosterRow = present(participant)
  return with_roster(next, (roster) => place(roster, row, id_of))
}

// Staff are told rooms. An attendee hears of arrivals only in the own breakout, except of staff,
// who arrive in the main room; those we know already stay where they are.
function belongs_here(view: View, participant: RosterRow): boolean {
  if (participant.room !== undefined) return participant.room === view.room.id
  if (!is_staff(participant)) return true
  return view.room.people.some((person) => person.id === participant.id)
}

function without_person(view: View, id: string): View {
  const gone = with_people(view, (people) => without(people, (person) => person.id === id))
  const listed = { ...gone, staff: without(gone.staff, (person) => person.id === id) }
  return asker_gone(listed, id, true)
}

// Somebody steers, so nobody is asked to.
export function without_offer(view: View): View {
  const next = view.me.offered ? { ...view, me: omit(view.me, 'offered') } : view
  return for_staff(next, (staff) => ({ ...staff, offered: [] }))
}

// The same person stands on messages, cards and takeaways: all show the new name.
export function renamed<T>(value: T, id: string, person: Person): T {
  if (Array.isArray(value)) {
    const items = value.map((item) => renamed(item, id, person))
    return items.some((item, index) => item !== value[index]) ? (items as T) : value
  }
  if (typeof value !== 'object' || value === null) return value
  let copy: Record<string, unknown> | null = null
  for (const [name, inner] of Object.entries(value)) {
    const next = renamed(inner, id, person)
    if (next !== inner) copy = { ...(copy ?? (value as object)), [name]: next }
  }
  const whole = (copy ?? value) as Record<string, unknown>
  if (whole.id !== id || whole.role === undefined) return whole as T
  return { ...omit(whole, 'name', 'pronouns'), ...person } as T
}

function with_profile(view: View, params: Record<string, any>): View {
  const person = person_of(params.participant)
  const { live, agenda, session, ...rest } = view
  const next: View = { ...renamed(rest, person.id, person), live, agenda, session }
  const position = params.position || null
  const affiliation = params.affiliation || null
  // Only staff and the person are told position and affiliation; "" or absent takes them away.
  const told = <T extends object>(row: T): T => present({ ...row, position, affiliation })
  const mine = next.me.id === person.id ? { ...next, me: told(next.me) } : next
  return change_row(mine, person.id, told)
}

export const people_rules: Record<string, Rule> = {
  'participant.joined': (view, params) =>
    link_used(with_arrival(view, params), params.participant.link),

  'participant.back': with_arrival,

  'participant.away': (view, { participant }) => {
    const away = <T extends Person>(person: T): T => ({ ...person, away: true })
    const staff = change(view.staff, (person) => person.id === participant.id, away)
    return change_person({ ...view, staff }, participant.id, away)
  },

  // Who left waits in the main room of the roster, with nothing asked for.
  'participant.left': (view, { participant }) =>
    change_row(without_person(view, participant), participant, (row) =>
      omit({ ...row, room: 'main', away: false, left: true }, 'hand'),
    ),

  'participant.removed': (view, { participant }) =>
    for_staff(without_person(view, participant), (staff) => ({
      ...(staff.deputy === participant ? omit(staff, 'deputy') : staff),
      roster: without(staff.roster, (row) => row.id === participant),
    })),

  // A removal that was undone.
  'participant.readmitted': (view, { participant, listed }) =>
    listed === false
      ? view
      : with_roster(view, (roster) => place(roster, present<RosterRow>(participant), id_of)),

  'participant.updated': with_profile,

  'participant.moved': (view, { participant, room }) => {
    let next = view
    if (in_breakout(view)) {
      next = with_people(view, (people) =>
        room === view.room.id
          ? place(people, arrived(participant), id_of)
          : without(people, (person) => person.id === participant.id),
      )
    }
    return room ? change_row(next, participant.id, (row) => ({ ...row, room })) : next
  },
}

const arrived = ({ away, hand, ...person }: RoomPerson): RoomPerson =>
  present({ ...person_of(person), away: away ?? false, hand })
