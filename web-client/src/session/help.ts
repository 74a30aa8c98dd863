// Requests for help as the snapshot draws them: of whoever asks, of their room, and of the queue
// that staff have.
import type { Person } from './view'

export type HelpKind = 'question' | 'conflict' | 'technical' | 'unsafe'

// Who of the staff looks after a request for help, and what they answered last.
export interface HelpProgress {
  claimed?: { by: Person; at: number } | null
  answer?: { by: Person; at: number; text: string } | null
}

// What a room knows of a request that was made in it: not whose it is.
export interface RoomHelp extends HelpProgress {
  help: string
  kind: HelpKind
  at: number
}

export interface OwnHelp extends RoomHelp {
  text?: string | null
}

export interface Help extends OwnHelp {
  from: Person
  // Where it was asked for; main once that room has closed.
  room: string
  // From then on, unless somebody has claimed it.
  urgent_at: number
  // Who asked has gone.
  left?: boolean | null
}
