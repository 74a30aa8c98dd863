// Countdowns: a deadline of the server against the server's time. A passed deadline is 0:00.
import type { View } from './view'

export interface Countdown {
  ends_at: number
  paused_at: number | null
}

// Which deadline counts for this viewer now: the own breakout's is law, a step's is advice.
export function countdown_of(view: View): Countdown | null {
  const { session, room, round, agenda } = view
  const paused_at = agenda.paused_at ?? null
  if (session.state === 'closing') {
    return session.closes_at ? { ends_at: session.closes_at, paused_at: null } : null
  }
  if (session.state !== 'open') return null
  if (room.id !== 'main' && room.closes_at) return { ends_at: room.closes_at, paused_at }
  if (round) return { ends_at: round.closes_at, paused_at }
  return agenda.phase && agenda.ends_at ? { ends_at: agenda.ends_at, paused_at } : null
}

export const left_ms = ({ ends_at, paused_at }: Countdown, now: number): number =>
  Math.max(0, ends_at - (paused_at ?? now))

// The server's time is known to a fraction of a second only: a fresh 20:00 must not show 20:01.
const known_to_ms = 250

export const seconds_of = (ms: number): number => Math.ceil(Math.max(0, ms - known_to_ms) / 1000)

export function clock_text(ms: number): string {
  const seconds = seconds_of(ms)
  const two = (n: number): string => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = `${two(seconds % 60)}`
  return hours ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

export type Mark = 'five_minutes' | 'one_minute' | 'time_up'

const marks: [Mark, number][] = [
  ['time_up', 0],
  ['one_minute', 60_000],
  ['five_minutes', 300_000],
]

// The mark that was crossed between two looks at the same countdown; none when it jumped, as
// after an extension or on joining.
export function crossed(before_ms: number, after_ms: number): Mark | null {
  if (before_ms <= after_ms || before_ms - after_ms > 5_000) return null
  return marks.find(([, at]) => before_ms > at && after_ms <= at)?.[0] ?? null
}
