// The rooms of a round as they change while it runs: opened (again), one more, another name, one
// less, two in one.
import { change, omit, place, present, without } from './lists'
import type { Rule } from './fold'
import { rooms_are_gone } from './fold_help'
import { for_staff, with_deadlines, with_next, with_seats } from './fold_rooms'
import { without_restraints_of_breakouts } from './fold_safety'
import { change_lists, heard_of, in_order } from './noted'
import type { Room, RoomPerson, RoomTakeaways, Takeaway, View } from './view'

const room_of = ({ room }: { room: string }): string => room
const person_of = ({ id }: RoomPerson): string => id

const noted_in = ({ room, name, question }: Room): RoomTakeaways =>
  present({ room, name, question: question || null, takeaways: [] })

// A debrief that nobody was shown yet stays so.
const if_any = (
  rooms: RoomTakeaways[],
  to: (rooms: RoomTakeaways[]) => RoomTakeaways[],
): RoomTakeaways[] => (rooms.length ? to(rooms) : rooms)

const open_again = (rooms: RoomTakeaways[], opened: Room[]): RoomTakeaways[] =>
  opened.reduce((all, room) => {
    const before = all.find((entry) => entry.room === room.room) ?? noted_in(room)
    return place(all, omit(before, 'removed'), room_of)
  }, rooms)

const take_away = (rooms: RoomTakeaways[], gone: string): RoomTakeaways[] =>
  heard_of(
    change(rooms, (entry) => entry.room === gone, (entry) => ({ ...entry, removed: true })),
  )

function merge_points(rooms: RoomTakeaways[], into: string, gone: string[]): RoomTakeaways[] {
  const others = gone.flatMap((id) => rooms.find(({ room }) => room === id) ?? [])
  const brought = others.flatMap(({ takeaways }) => takeaways)
  const merged = change(rooms, (entry) => entry.room === into, (entry) =>
    present({
      ...entry,
      headline: entry.headline ?? others.find(({ headline }) => headline)?.headline,
      takeaways: brought.reduce<Takeaway[]>(
        (all, item) => place(all, item, ({ takeaway }) => takeaway),
        entry.takeaways,
      ),
    }),
  )
  return without(merged, ({ room }) => gone.includes(room))
}

// Those who came into the room that we are in; who is brought there hears more by `room.entered`.
function with_newcomers(view: View, people: RoomPerson[] | null | undefined): View {
  if (!people?.length || view.room.id === 'main') return view
  const all = people.reduce((list, person) => place(list, present(person), person_of), view.room.people)
  return { ...view, room: { ...view.room, people: all } }
}

const without_rooms = (view: View, gone: string[]): View =>
  rooms_are_gone(
    { ...view, rooms: without(view.rooms, ({ room }) => gone.includes(room)) },
    new Set(gone),
  )

const labelled = <T extends { name: string; question?: string | null }>(
  room: T,
  name: string,
  question?: string | null,
): T => present({ ...room, name, question: question || null })

export const room_change_rules: Record<string, Rule> = {
  'rooms.opened': (view, { round, rooms, assigned, again, order }) => {
    const before = omit(view, 'debrief_now')
    if (again) {
      const more = (rooms as Room[]).reduce((all, room) => place(all, room, room_of), view.rooms)
      const opened = change_lists({ ...before, round, rooms: more }, (all) =>
        if_any(all, () => in_order(open_again(all, rooms), order ?? [])),
      )
      return for_staff(opened, (staff) => with_seats(staff, assigned))
    }
    // What an earlier round noted is shown no more.
    const anew = without_restraints_of_breakouts({ ...before, round, rooms, debrief: [] })
    return for_staff(anew, (staff) => ({
      ...with_seats(staff, assigned),
      plan: null,
      ...(staff.assigned ? { assigned: { ...staff.assigned, used: true } } : {}),
      pins: staff.pins.filter(({ pin }) => pin !== 'here'),
      takeaways: (rooms as Room[]).map(noted_in),
    }))
  },

  'room.added': (view, { room, name, question, closes_at, closing }) => {
    const added: Room = present({ room, name, question: question || null, closes_at, closing })
    const more = { ...view, rooms: place(view.rooms, added, room_of) }
    return change_lists(more, (all) => if_any(all, () => place(all, noted_in(added), room_of)))
  },

  'room.changed': (view, { room, name, question }) => {
    const is = (each: { room: string }): boolean => each.room === room
    const to = <T extends Room | RoomTakeaways>(each: T): T => labelled(each, name, question)
    const own = view.room.id === room ? labelled(view.room, name, question) : view.room
    const changed = { ...view, rooms: change(view.rooms, is, to), room: own }
    return change_lists(changed, (all) => change(all, is, to))
  },

  'room.removed': (view, { room, round, next, people, assigned }) => {
    const left = with_next({ ...without_rooms(view, [room]), round }, next)
    const settled = with_newcomers(change_lists(left, (all) => take_away(all, room)), people)
    return for_staff(settled, (staff) => with_seats(staff, assigned))
  },

  'rooms.merged': (view, params) => {
    const { room, rooms, closes_at, closing, round, next, people, takeaways, headline, assigned } = params
    const one = with_deadlines(without_rooms(view, rooms), [{ room, closes_at, closing }], round)
    const own = takeaways ? present({ ...one.room, takeaways, headline }) : one.room
    const together = with_newcomers(with_next({ ...one, room: own }, next), people)
    const merged = change_lists(together, (all) => merge_points(all, room, rooms))
    return for_staff(merged, (staff) => with_seats(staff, assigned))
  },
}
