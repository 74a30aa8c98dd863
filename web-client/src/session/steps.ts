// Questions about the agenda that several views ask.
import { quiet_here } from './safety'
import type { Agenda, Muted, Phase, View } from './view'

export const phase_index = (agenda: Agenda): number =>
  agenda.phases.findIndex((phase) => phase.id === agenda.phase)

export const current_phase = (agenda: Agenda): Phase | null =>
  agenda.phases[phase_index(agenda)] ?? null

export const next_phase = (agenda: Agenda): Phase | null =>
  agenda.phases[phase_index(agenda) + 1] ?? null

export const previous_phase = (agenda: Agenda): Phase | null =>
  agenda.phases[phase_index(agenda) - 1] ?? null

// How far over its plan the current step runs, in whole minutes.
export function minutes_over(agenda: Agenda, now: number): number {
  if (!agenda.ends_at || !agenda.phase) return 0
  return Math.max(0, Math.floor(((agenda.paused_at ?? now) - agenda.ends_at) / 60_000))
}

// A mute lapses by itself when its time is over.
export const muted_now = ({ muted }: { muted?: Muted | null }, now: number): boolean =>
  !!muted && (!muted.until || muted.until > now)

export const may_speak = (view: View, now: number): boolean =>
  view.session.state === 'open' && !muted_now(view.me, now) && !quiet_here(view)
