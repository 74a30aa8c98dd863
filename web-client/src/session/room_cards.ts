// The rooms as the facilitator arranges them: those that are open, or those that are planned.
import type { RosterRow, View } from './view'

export interface RoomCard {
  room: string
  name: string
  question: string | null
  people: RosterRow[]
  closing: boolean
  closes_at: number | null
}

export interface RoomCards {
  kind: 'open' | 'planned' | 'none'
  cards: RoomCard[]
  // In the main room, or in no room of the plan.
  rest: RosterRow[]
}

const by_name = (a: RosterRow, b: RosterRow): number => a.name.localeCompare(b.name)

function open_cards(view: View, here: RosterRow[]): RoomCards {
  const cards = view.rooms.map((room) => ({
    room: room.room,
    name: room.name,
    question: room.question ?? null,
    people: here.filter((row) => row.room === room.room).sort(by_name),
    closing: room.closing,
    closes_at: room.closes_at,
  }))
  const placed = new Set(view.rooms.map((room) => room.room))
  return { kind: 'open', cards, rest: here.filter((row) => !placed.has(row.room)).sort(by_name) }
}

export function room_cards(view: View): RoomCards {
  const staff = view.staff_only
  const here = (staff?.roster ?? []).filter((row) => !row.left)
  if (view.rooms.length) return open_cards(view, here)
  if (!staff?.plan) return { kind: 'none', cards: [], rest: [...here].sort(by_name) }
  const rows = new Map(here.map((row) => [row.id, row]))
  const cards = staff.plan.rooms.map((room) => ({
    room: room.room,
    name: room.name,
    question: room.question ?? null,
    people: room.people.flatMap((id) => rows.get(id) ?? []).sort(by_name),
    closing: false,
    closes_at: null,
  }))
  const placed = new Set(staff.plan.rooms.flatMap((room) => room.people))
  const rest = here.filter((row) => !placed.has(row.id)).sort(by_name)
  return { kind: 'planned', cards, rest }
}
