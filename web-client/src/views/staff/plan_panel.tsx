// Planning rooms before they open: the form, what came of it, pins, open. It stands above the rooms
// of the plan and hides nothing: chat, people and stage stay where they are.
import { useEffect, useRef, useState } from 'preact/hooks'
import { current_phase, next_phase } from '../../session/steps'
import type { BreakoutsPhase, View } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { achieved_words } from './achieved'
import { useArranging } from './arranging'
import { AssignedList } from './assigned_list'
import { Pins } from './pins'
import { NumberField, PlanForm } from './plan_form'

// What the definition wishes for the breakouts that run or come next.
function wish_of({ agenda }: View): BreakoutsPhase | null {
  const near = [current_phase(agenda), next_phase(agenda)].find((p) => p?.kind === 'breakouts')
  const any = agenda.phases.find((phase) => phase.kind === 'breakouts')
  return (near ?? any ?? null) as BreakoutsPhase | null
}

// Said once for each plan and each change of it, whoever made it; not for the plan that we found.
function useSaid(words: string): void {
  const client = useClient()
  const plan = useView().staff_only?.plan ?? null
  const said = useRef<string | null>(null)
  useEffect(() => {
    const now = plan ? words + JSON.stringify(plan.rooms) : ''
    if (plan && said.current !== null && said.current !== now) client.notices.say(words)
    said.current = now
  }, [plan, words])
}

function Achieved() {
  const words = achieved_words(useView()).join(' ')
  useSaid(words)
  return (
    <p class="achieved" data-testid="achieved">
      {words}
    </p>
  )
}

function OpenPlan({ wish }: { wish: BreakoutsPhase | null }) {
  const { planning } = useArranging()
  const { staff_only, session } = useView()
  const plan = staff_only?.plan
  const [minutes, set_minutes] = useState(wish?.minutes ?? 15)
  const [grace_s, set_grace] = useState(wish?.rooms?.grace_s ?? 60)
  if (!plan || session.state !== 'open') return null
  const placed = new Set(plan.rooms.flatMap((room) => room.people))
  const waiting = staff_only.roster.filter(
    (row) => row.role === 'attendee' && !row.left && !placed.has(row.id),
  )
  const open = (event: Event): void => {
    event.preventDefault()
    void planning.open(minutes * 60, grace_s)
  }
  return (
    <form class="bar" onSubmit={open}>
      <NumberField label={t_staff.plan.minutes} value={minutes} min={1} max={240} change={set_minutes} />
      <NumberField label={t_staff.plan.grace} value={grace_s} min={0} max={300} change={set_grace} />
      <button class="sm p" type="submit" data-testid="open-rooms">
        {t_staff.plan.open(plan.rooms.length, minutes)}
      </button>
      {waiting.length > 0 && plan.method !== 'self' && (
        <span class="mute">{t_staff.plan.unassigned(waiting.length)}</span>
      )}
    </form>
  )
}

export function PlanPanel() {
  const { problem } = useArranging().planning
  const view = useView()
  const wish = wish_of(view)
  return (
    <details class="card panel" open={!!view.staff_only?.plan} data-testid="plan-panel">
      <summary>{t_staff.plan.title}</summary>
      <p class="mute">{t_staff.plan.note}</p>
      <AssignedList />
      <PlanForm wish={wish} />
      <p class="bad" role="alert" data-testid="plan-problem">
        {problem.value?.place === 'panel' && problem.value.text}
      </p>
      <Achieved />
      <OpenPlan wish={wish} />
      <Pins />
    </details>
  )
}
