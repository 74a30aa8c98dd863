// What a room noted for the debrief: in the room itself, for staff, and in the debrief for all. And
// how the debrief goes through the rooms.
import { change, omit, place, present, without } from './lists'
import { change_lists, heard_of, in_order } from './noted'
import type { OwnRoom, RoomTakeaways, Takeaway, View } from './view'
import type { Rule } from './fold'

function change_noted(
  view: View,
  room: string,
  to: <T extends RoomTakeaways | OwnRoom>(noted: T) => T,
): View {
  const own = room === view.room.id && room !== 'main'
  const next = own ? { ...view, room: to(view.room) } : view
  return change_lists(next, (rooms) =>
    heard_of(change(rooms, (entry) => entry.room === room, to)),
  )
}

const change_points = (view: View, room: string, to: (list: Takeaway[]) => Takeaway[]): View =>
  change_noted(view, room, (noted) => ({ ...noted, takeaways: to(noted.takeaways) }))

export const takeaway_rules: Record<string, Rule> = {
  'takeaway.added': (view, { room, takeaway, at, text, from }) =>
    change_points(view, room, (list) =>
      place(list, { takeaway, at, text, from }, (item) => item.takeaway),
    ),

  'takeaway.edited': (view, { room, takeaway, text }) =>
    change_points(view, room, (list) =>
      change(list, (item) => item.takeaway === takeaway, (item) => ({ ...item, text })),
    ),

  'takeaway.removed': (view, { room, takeaway }) =>
    change_points(view, room, (list) => without(list, (item) => item.takeaway === takeaway)),

  'takeaway.headline_set': (view, { room, text, speaker }) =>
    change_noted(view, room, (noted) => ({ ...noted, headline: { text, speaker } })),

  'debrief.ordered': (view, { rooms }) => change_lists(view, (list) => in_order(list, rooms)),

  'debrief.shown': (view, { room, since, until, people, more }) => {
    if (!room) return omit(view, 'debrief_now')
    const shown = change_lists(view, (list) =>
      change(list, (entry) => entry.room === room, (entry) => ({ ...entry, shown: true })),
    )
    return { ...shown, debrief_now: present({ room, since, until, people, more }) }
  },
}
