// What keeps people safe, as the contract (part 3) draws it: quiet rooms, slow mode, what is hidden,
// flags, and letters between a person and the staff.
import type { Person, View } from './view'

// `room`: an id, or "all".
export interface RoomMute {
  room: string
  at: number
  reason?: string | null
}

export interface Pace {
  room: string
  every_s: number
}

export interface Quiet {
  mutes?: RoomMute[] | null
  slow?: Pace[] | null
}

// Staff read by whom and why.
export interface Hideable {
  hidden?: boolean | null
  hidden_by?: Person | null
  hidden_reason?: string | null
}

export interface OwnFlag {
  flag: string
  target: string
  at: number
  outcome?: string | null
}

export interface Letter {
  letter: string
  at: number
  from: Person
  text: string
}

export interface OwnSafety {
  // At the door: nothing of what happens inside is shown yet.
  waiting?: boolean | null
  flags?: OwnFlag[] | null
  letters?: Letter[] | null
}

// `cut`: only the beginning is shown.
export interface FlaggedWords {
  message?: string | null
  at: number
  from?: Person | null
  text: string
  cut?: boolean | null
}

// The words end with the flagged ones; those before them were said just before.
export interface Flag {
  flag: string
  target: string
  at: number
  room?: string | null
  about?: Person | null
  from?: Person | null
  note?: string | null
  words: FlaggedWords[]
}

export interface Thread {
  participant: Person
  letters: Letter[]
}

export interface LobbyRow extends Person {
  position?: string | null
  affiliation?: string | null
  at: number
  away?: boolean | null
}

export interface StaffDesk {
  lobby?: LobbyRow[] | null
  flags?: Flag[] | null
  threads?: Thread[] | null
  notes?: Letter[] | null
}

// What staff did, by `moderation.log`.
export interface Act {
  act: number
  at: number
  by: Person
  what: string
  on?: Person | null
  room?: string | null
  // What the step or breakout was called then, or the role.
  about?: string | null
  reason?: string | null
  // The message or card that it hid, while that is hidden.
  hidden?: string | null
}

// The mute that keeps us from writing where we are: staff may always.
export function quiet_here({ session, me, room }: View): RoomMute | null {
  if (me.role !== 'attendee') return null
  const mutes = session.mutes ?? []
  return (
    mutes.find((mute) => mute.room === room.id) ?? mutes.find((mute) => mute.room === 'all') ?? null
  )
}

// Seconds between two messages of one person in that room; its own pace goes before that of all.
export function pace_in({ session }: View, room: string): number {
  const paces = session.slow ?? []
  const own = paces.find((pace) => pace.room === room)
  return (own ?? paces.find((pace) => pace.room === 'all'))?.every_s ?? 0
}

// How long we still wait before our next message, as far as this page knows: the server knows.
export function pace_wait_ms(view: View, now: number): number {
  const every_s = view.me.role === 'attendee' ? pace_in(view, view.room.id) : 0
  if (!every_s) return 0
  const mine = view.room.messages.filter((message) => message.from.id === view.me.id)
  const last = mine[mine.length - 1]
  return last ? Math.max(0, last.at + every_s * 1_000 - now) : 0
}

// Threads whose latest letter no one of the staff has answered, the longest waiting first.
export function unanswered(view: View): Thread[] {
  const threads = view.staff_only?.threads ?? []
  const waits = ({ participant, letters }: Thread): boolean =>
    letters[letters.length - 1]?.from.id === participant.id
  const since = ({ letters }: Thread): number => letters[letters.length - 1]?.at ?? 0
  return threads.filter(waits).sort((a, b) => since(a) - since(b))
}

// A message or a card, if it is in our window.
export const words_shown = ({ room, board }: View, id: string): Hideable | null =>
  room.messages.find(({ message }) => message === id) ??
  board.cards.find(({ card }) => card === id) ??
  null
