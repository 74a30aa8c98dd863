// Questions about the debrief: which room is on, which comes next, and who speaks for it.
import { current_phase } from './steps'
import type { Headline, RoomTakeaways, View } from './view'

export const debrief_runs = ({ agenda, debrief }: View): boolean =>
  current_phase(agenda)?.kind === 'debrief' && debrief.length > 0

export const room_on = ({ debrief, debrief_now }: View): RoomTakeaways | null =>
  debrief.find(({ room }) => room === debrief_now?.room) ?? null

// The first that was not shown yet.
export const next_room = ({ debrief }: View): RoomTakeaways | null =>
  debrief.find(({ shown }) => !shown) ?? null

// The rooms with one of them a place earlier or later; null where it cannot go.
export function reordered(rooms: RoomTakeaways[], room: string, by: -1 | 1): string[] | null {
  const order = rooms.map((entry) => entry.room)
  const from = order.indexOf(room)
  const other = order[from + by]
  if (from < 0 || other === undefined) return null
  order[from + by] = room
  order[from] = other
  return order
}

// Whether staff can see that the speaker is not there. The roster may not list them.
export function speaker_is_gone({ staff_only }: View, { speaker }: Headline): boolean {
  const row = staff_only?.roster.find(({ id }) => id === speaker.id)
  return !!row && (row.left || row.away)
}

// In the room itself: the one whom they named has gone elsewhere.
export function speaker_went({ room }: View): boolean {
  const { headline, people } = room
  return !!headline && !people.some(({ id }) => id === headline.speaker.id)
}

// The last minutes of a round, in which a room is asked for its headline.
export const headline_asked_ms = 120_000
