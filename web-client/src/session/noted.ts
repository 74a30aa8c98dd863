// The lists of what rooms noted: the debrief, and what staff see of it before.
import { without } from './lists'
import { for_staff } from './fold_rooms'
import type { RoomTakeaways, View } from './view'

export const change_lists = (view: View, to: (rooms: RoomTakeaways[]) => RoomTakeaways[]): View =>
  for_staff({ ...view, debrief: to(view.debrief) }, (staff) => ({
    ...staff,
    takeaways: to(staff.takeaways),
  }))

// A room that was removed is heard of as long as there is something of it.
export const heard_of = (rooms: RoomTakeaways[]): RoomTakeaways[] =>
  without(rooms, ({ removed, takeaways, headline }) => !!removed && !takeaways.length && !headline)

export function in_order(rooms: RoomTakeaways[], order: string[]): RoomTakeaways[] {
  const place_of = new Map(order.map((room, at) => [room, at]))
  const last = order.length
  return [...rooms].sort(
    (a, b) => (place_of.get(a.room) ?? last) - (place_of.get(b.room) ?? last),
  )
}
