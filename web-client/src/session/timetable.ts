// The two clocks of the agenda side by side: when each step was planned, and when it really was or
// is expected to be; how late that makes the end, and ways to make it up.
import { phase_index } from './steps'
import type { Agenda, Phase, Session } from './view'

export interface Span {
  from: number
  to: number
}

export interface Row {
  phase: Phase
  planned: Span
  // Null: it was passed over.
  real: Span | null
}

const minute = 60_000

// Opened so long before or after its time, a session keeps to another plan than the calendar's.
const moved_ms = 30 * minute

// What planned times count from: the start in the calendar, however punctually that was kept.
export function plan_begins({ starts_at, opened_at }: Session): number {
  return opened_at && Math.abs(opened_at - starts_at) > moved_ms ? opened_at : starts_at
}

const first_minutes = (phase: Phase): number => phase.first_minutes ?? phase.minutes

// The steps that are still to come: behind the rooms that close, if an `agenda.go` waits for them.
export function steps_to_come(agenda: Agenda): Phase[] {
  const { next, phases } = agenda
  const waits = next ? phases.findIndex((phase) => phase.id === next.phase) : -1
  return phases.slice(waits < 0 ? phase_index(agenda) + 1 : waits)
}

// When the current step ends if nobody extends it. A pause moves it on.
function current_end({ next, ends_at, paused_at }: Agenda, now: number): number | null {
  const clock = paused_at ?? now
  const ends = next?.at ?? (ends_at && Math.max(ends_at, clock))
  return ends ? ends + (now - clock) : null
}

export function timetable(session: Session, agenda: Agenda, now: number): Row[] {
  const current = phase_index(agenda)
  const to_come = new Set(steps_to_come(agenda))
  const begins = plan_begins(session)
  let planned = begins
  let expected = current_end(agenda, now) ?? Math.max(begins, session.opened_at ?? now)
  return agenda.phases.map((phase, at) => {
    const plan = { from: planned, to: planned + first_minutes(phase) * minute }
    planned = plan.to
    if (to_come.has(phase)) {
      const real = { from: expected, to: expected + phase.minutes * minute }
      expected = real.to
      return { phase, planned: plan, real }
    }
    const { began_at, ended_at } = phase
    const to = at === current ? (ended_at ?? current_end(agenda, now)) : ended_at
    return { phase, planned: plan, real: began_at && to ? { from: began_at, to } : null }
  })
}

export interface Ending {
  at: number
  // In whole minutes; negative: early.
  late: number
}

// When everything ends if each step to come takes what it is given.
export function expected_ending(session: Session, agenda: Agenda, now: number): Ending | null {
  const rows = timetable(session, agenda, now)
  const last = rows[rows.length - 1]
  const at = [...rows].reverse().find(({ real }) => real)?.real?.to
  if (!last || !at || !agenda.phase) return null
  return { at, late: Math.trunc((at - last.planned.to) / minute) }
}

export interface Change {
  phase: string
  title: string
  minutes: number
}

// Steps to shorten, and how many minutes that wins.
export interface Way {
  changes: Change[]
  wins: number
}

// A step keeps half of its time, and never less than this.
const minutes_kept = 2

const can_give = ({ minutes }: Phase): number =>
  Math.max(0, minutes - Math.max(minutes_kept, Math.ceil(minutes / 2)))

const shortened = ({ id, title, minutes }: Phase, by: number): Change => ({
  phase: id,
  title,
  minutes: minutes - by,
})

// Each gives by what it has; what rounding leaves comes from those who have most left.
function a_little_from_each(givers: Phase[], wanted: number): Way {
  const all = givers.reduce((sum, phase) => sum + can_give(phase), 0)
  const wins = Math.min(wanted, all)
  const parts = givers.map((phase) => Math.floor((wins * can_give(phase)) / all))
  let rest = wins - parts.reduce((sum, part) => sum + part, 0)
  const left = (at: number): number => can_give(givers[at]!) - parts[at]!
  const by_left = givers.map((_, at) => at).sort((a, b) => left(b) - left(a))
  for (const at of by_left) if (rest-- > 0) parts[at]! += 1
  const changes = givers.flatMap((phase, at) => (parts[at] ? [shortened(phase, parts[at])] : []))
  return { changes, wins }
}

// At most three: a step alone that has enough, another one, and a little from each.
export function ways_to_make_up(agenda: Agenda, late: number): Way[] {
  if (late < 1) return []
  const givers = steps_to_come(agenda).filter((phase) => can_give(phase) > 0)
  const alone = [...givers]
    .sort((a, b) => can_give(b) - can_give(a))
    .filter((phase) => can_give(phase) >= late)
    .slice(0, 2)
    .map((phase) => ({ changes: [shortened(phase, late)], wins: late }))
  if (!givers.length) return []
  const shared = a_little_from_each(givers, late)
  return shared.changes.length > 1 || !alone.length ? [...alone, shared] : alone
}
