// What one viewer may see, as part 3 of the contract draws it. The server sends it as the
// snapshot; fold.ts keeps it current. Times are ms since the epoch on the server's clock.
// An optional field may be absent or null; both mean the same.

import type { Help, OwnHelp, RoomHelp } from './help'
import type { CameBy, SessionLink } from './links'
import type { Hideable, OwnSafety, Quiet, StaffDesk } from './safety'

export type Role = 'attendee' | 'moderator' | 'facilitator'

export interface Person {
  id: string
  name: string
  pronouns?: string | null
  role: Role
}

export interface StaffPerson extends Person {
  away?: boolean | null
}

export interface Muted {
  until?: number | null
  reason?: string | null
}

export type Transcript = 'forget' | { keep_days: number }

export interface Session extends Quiet {
  id: string
  title: string
  series?: string | null
  lang: string
  state: 'scheduled' | 'open' | 'closing' | 'closed'
  starts_at: number
  opened_at?: number | null
  closes_at?: number | null
  locked: boolean
  positions: string[]
  affiliations: string[]
  assumptions: string[]
  emoji: string[]
  settings: {
    lobby: string
    late_comers: string
    transcript: Transcript
    anonymous_cards: 'allowed' | 'always' | 'never'
    cards: string
  }
}

export interface Me extends Person, OwnSafety {
  position?: string | null
  affiliation?: string | null
  room: string
  entered_seq: number
  hand?: number | null
  muted?: Muted | null
  accepted: number[]
  help?: OwnHelp | null
  checkin?: string | null
  acked: string[]
  // I would be offered the facilitator's role; I am offered it now.
  deputy?: boolean | null
  offered?: boolean | null
}

export interface Definition {
  term: string
  text: string
  source?: string | null
}

export interface Slide {
  title?: string | null
  body?: string | null
  image?: string | null
}

export interface Question {
  id: string
  text: string
}

export type PlanMethod =
  | 'random'
  | 'balanced'
  | 'by_affiliation'
  | 'mixed_affiliation'
  | 'self'
  | 'same_again'
  | 'fresh_faces'
  | 'assigned'

interface PhaseOf<Kind extends string> {
  id: string
  kind: Kind
  title: string
  // As planned now; the definition's, where that was another.
  minutes: number
  first_minutes?: number | null
  // When it really was: from its first beginning to its latest end.
  began_at?: number | null
  ended_at?: number | null
}
export type CheckInPhase = PhaseOf<'check_in'> & { prompt?: string | null }
export type TopicPhase = PhaseOf<'topic'> & { body?: string | null }
export type FramePhase = PhaseOf<'frame'> & {
  body?: string | null
  definitions?: Definition[] | null
  slides?: Slide[] | null
}
export type BreakoutsPhase = PhaseOf<'breakouts'> & {
  questions: string[]
  rooms?: {
    size?: number | null
    count?: number | null
    method?: PlanMethod | null
    grace_s?: number | null
  } | null
}
export type DebriefPhase = PhaseOf<'debrief'> & { prompt?: string | null }
export type Prompts = { learn?: string | null; unlearn?: string | null }
export type ReflectionPhase = PhaseOf<'reflection'> & { prompts?: Prompts | null }
export type SurveyPhase = PhaseOf<'survey'> & { questions: Question[] }
export type Phase =
  | CheckInPhase
  | TopicPhase
  | FramePhase
  | BreakoutsPhase
  | DebriefPhase
  | ReflectionPhase
  | SurveyPhase

export interface NextPhase {
  phase: string
  at: number
}

export interface Agenda {
  phases: Phase[]
  phase?: string | null
  started_at?: number | null
  ends_at?: number | null
  paused_at?: number | null
  next?: NextPhase | null
}

export interface Round {
  number: number
  method: PlanMethod
  closes_at: number
  grace_s: number
}

export interface Room {
  room: string
  name: string
  question?: string | null
  closes_at: number
  closing: boolean
}

export interface Takeaway {
  takeaway: string
  at: number
  text: string
  from: Person
}

// What a room wants to be heard first, and who says it.
export interface Headline {
  text: string
  speaker: Person
}

export interface Reaction {
  emoji: string
  count: number
  mine: boolean
}

export interface Message extends Hideable {
  message: string
  at: number
  from: Person
  text: string
  reply_to?: string | null
  edited_at?: number | null
  deleted?: boolean | null
  reactions: Reaction[]
}

export interface RoomPerson extends Person {
  away: boolean
  hand?: number | null
}

export interface OwnRoom {
  id: string
  name: string
  question?: string | null
  closes_at?: number | null
  closing: boolean
  people: RoomPerson[]
  headline?: Headline | null
  takeaways: Takeaway[]
  helps: RoomHelp[]
  // We may see some from before the window.
  older?: boolean | null
  messages: Message[]
}

export interface Broadcast {
  broadcast: string
  at: number
  text: string
  from: Person
  rooms?: string[] | null
  // Sent again: to staff, and to who has not acknowledged it.
  repeated_at?: number | null
}

export interface CheckIn {
  checkin: string
  at: number
  text: string
  from?: Person | null
}

export interface RoomTakeaways {
  room: string
  name: string
  question?: string | null
  headline?: Headline | null
  // The debrief has been about it.
  shown?: boolean | null
  // Taken out of the round since; it is shown as long as there are points of it.
  removed?: boolean | null
  takeaways: Takeaway[]
}

// The room that the debrief is about now, with who was in it at its end.
export interface DebriefTurn {
  room: string
  since: number
  until: number
  people: Person[]
  more?: number | null
}

export type Column = 'learn' | 'unlearn'

export interface Card extends Hideable {
  card: string
  at: number
  column: Column
  text: string
  from?: Person | null
  support: number
  mine_support: boolean
  // Until a facilitator has approved it, its author and staff see it.
  waiting?: boolean | null
  theme?: string | null
  // What its author is asked to change; by whom, staff read.
  rephrase?: { at: number; text: string; by?: Person | null } | null
}

export interface Board {
  state: 'none' | 'open' | 'revealed' | 'closed'
  prompts?: Prompts | null
  // Some have left the window.
  older?: boolean | null
  cards: Card[]
}

export interface RosterRow extends Person {
  position?: string | null
  affiliation?: string | null
  room: string
  joined_at: number
  link: CameBy
  away: boolean
  left: boolean
  hand?: number | null
  muted?: Muted | null
  accepted: number[]
}

export interface PlanRoom {
  room: string
  name: string
  question?: string | null
  people: string[]
}

// What a plan came to; pairs of numbers are the least and the most of a room.
export interface Achieved {
  sizes: [number, number]
  positions?: [number, number] | null
  affiliations?: [number, number] | null
  met_before: number
  pins_broken: number[]
  without_staff: string[]
}

export interface Plan {
  method: PlanMethod
  rooms: PlanRoom[]
  achieved: Achieved
}

export interface Pin {
  pin: 'together' | 'apart' | 'here'
  participants: string[]
  room?: string | null
}

// Who belongs where was written down before the session; `used`: rooms have opened since.
export interface Assigned {
  rooms: number
  people: number
  at: number
  used: boolean
}

// A line of that list: the participants whom it may mean, none while nobody of that name is here.
export interface AssignedSeat {
  name: string
  affiliation?: string | null
  room: string
  participants: string[]
}

export interface StaffOnly extends StaffDesk {
  roster: RosterRow[]
  plan: Plan | null
  pins: Pin[]
  assigned?: Assigned | null
  helps: Help[]
  takeaways: RoomTakeaways[]
  acks: Record<string, Record<string, number>>
  links: SessionLink[]
  deputy?: string | null
  offered: string[]
}

export interface Pulse {
  room: string
  messages: number
  spoken: number
  last_at?: number | null
  // Attendees inside who have not written yet.
  silent: number
  // How evenly the others and they write, 0 to 100; none: too few messages to say.
  evenness?: number | null
}

// Of a room: how many a broadcast is for, how many of them it went out to, how many acknowledged it.
export interface Reach {
  broadcast: string
  rooms: Record<string, [people: number, delivered: number, seen: number]>
}

export interface Live {
  online: number
  here: number
  assumptions: number[]
  checkins: number
  cards: number
  survey: number
  saving: boolean
  pulse?: Pulse[] | null
  seen?: Reach[] | null
}

export interface View {
  session: Session
  me: Me
  agenda: Agenda
  stage: string
  round: Round | null
  rooms: Room[]
  room: OwnRoom
  staff: StaffPerson[]
  broadcasts: Broadcast[]
  checkins: CheckIn[]
  debrief: RoomTakeaways[]
  debrief_now?: DebriefTurn | null
  board: Board
  staff_only?: StaffOnly | null
  live: Live
}

export interface Notification {
  method: string
  // What the server says is typed where it is read; unknown fields are ignored.
  params: Record<string, any>
}
