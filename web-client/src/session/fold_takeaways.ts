// What a room noted for the debrief: in the room itself, for staff, and in the debrief for all.
import { change, place, without } from './lists'
import { for_staff } from './fold_rooms'
import type { RoomTakeaways, Takeaway, View } from './view'
import type { Rule } from './fold'

function change_noted(view: View, room: string, to: (list: Takeaway[]) => Takeaway[]): View {
  const noted = (rooms: RoomTakeaways[]): RoomTakeaways[] =>
    change(rooms, (entry) => entry.room === room, (entry) => ({
      ...entry,
      takeaways: to(entry.takeaways),
    }))
  const own = room === view.room.id && room !== 'main'
  const next: View = {
    ...view,
    debrief: noted(view.debrief),
    room: own ? { ...view.room, takeaways: to(view.room.takeaways) } : view.room,
  }
  return for_staff(next, (staff) => ({ ...staff, takeaways: noted(staff.takeaways) }))
}

export const takeaway_rules: Record<string, Rule> = {
  'takeaway.added': (view, { room, takeaway, at, text, from }) =>
    change_noted(view, room, (list) =>
      place(list, { takeaway, at, text, from }, (item) => item.takeaway),
    ),

  'takeaway.edited': (view, { room, takeaway, text }) =>
    change_noted(view, room, (list) =>
      change(list, (item) => item.takeaway === takeaway, (item) => ({ ...item, text })),
    ),

  'takeaway.removed': (view, { room, takeaway }) =>
    change_noted(view, room, (list) => without(list, (item) => item.takeaway === takeaway)),
}
