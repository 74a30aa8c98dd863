// What the facilitator's Next will do, so that the button can say it beforehand.
import { current_phase, next_phase } from './steps'
import type { BreakoutsPhase, View } from './view'

export type NextStep =
  | { does: 'open_session'; title: string }
  | { does: 'open_rooms'; rooms: number; size: number; minutes: number }
  | { does: 'open_planned'; rooms: number; minutes: number }
  | { does: 'open_choice'; minutes: number }
  | { does: 'close_then'; grace_s: number; title: string }
  | { does: 'wait'; title: string }
  | { does: 'start'; title: string }
  | { does: 'go'; title: string }
  | { does: 'close_session' }

const size_default = 5

// As the server counts: who is away counts only when everybody is.
function attendees_here(view: View): number {
  const roster = view.staff_only?.roster ?? []
  const here = roster.filter((row) => row.role === 'attendee' && !row.left)
  return here.filter((row) => !row.away).length || here.length
}

function opening(view: View, phase: BreakoutsPhase): NextStep {
  const { minutes } = phase
  const plan = view.staff_only?.plan
  const method = plan?.method ?? phase.rooms?.method ?? 'random'
  if (method === 'self') return { does: 'open_choice', minutes }
  if (plan) return { does: 'open_planned', rooms: plan.rooms.length, minutes }
  const people = attendees_here(view)
  // With nobody to place the step begins without rooms.
  if (!people) return { does: 'go', title: phase.title }
  const wished = phase.rooms?.count || Math.ceil(people / (phase.rooms?.size ?? size_default))
  const rooms = Math.max(1, Math.min(wished, people))
  return { does: 'open_rooms', rooms, size: Math.ceil(people / rooms), minutes }
}

export function next_step(view: View): NextStep | null {
  const { session, agenda, round } = view
  const first = agenda.phases[0]?.title ?? ''
  if (session.state === 'scheduled') return { does: 'open_session', title: first }
  if (session.state !== 'open') return null
  const title_of = (id: string): string => agenda.phases.find((p) => p.id === id)?.title ?? ''
  if (agenda.next) return { does: 'wait', title: title_of(agenda.next.phase) }
  const next = next_phase(agenda)
  if (!next) return { does: 'close_session' }
  if (round && current_phase(agenda)?.kind === 'breakouts') {
    return { does: 'close_then', grace_s: round.grace_s, title: next.title }
  }
  if (next.kind === 'breakouts' && !round) return opening(view, next)
  return { does: agenda.phase ? 'go' : 'start', title: next.title }
}
