// Planning rooms before they open: how people are spread, how many, shuffle again, open.
import { useState } from 'preact/hooks'
import { current_phase, next_phase } from '../../session/steps'
import type { BreakoutsPhase, PlanMethod, View } from '../../session/view'
import { t } from '../../words/t'
import { useClient, useView } from '../client_context'

const methods: PlanMethod[] = ['random', 'balanced', 'mixed_affiliation', 'self']

// What the definition wishes for the breakouts that run or come next.
function wish_of({ agenda }: View): BreakoutsPhase | null {
  const near = [current_phase(agenda), next_phase(agenda)].find((p) => p?.kind === 'breakouts')
  const any = agenda.phases.find((phase) => phase.kind === 'breakouts')
  return (near ?? any ?? null) as BreakoutsPhase | null
}

interface NumberProps {
  label: string
  value: number
  min: number
  max: number
  change: (value: number) => void
}

function NumberField({ label, value, min, max, change }: NumberProps) {
  return (
    <label class="row tight">
      {label}
      <input
        class="sm number"
        type="number"
        min={min}
        max={max}
        value={value}
        onInput={(event) => change(Number(event.currentTarget.value))}
      />
    </label>
  )
}

function MakePlan({ wish }: { wish: BreakoutsPhase | null }) {
  const client = useClient()
  const { staff_only } = useView()
  const plan = staff_only?.plan
  const [method, set_method] = useState<PlanMethod>(wish?.rooms?.method ?? 'random')
  const [by, set_by] = useState<'size' | 'rooms'>(wish?.rooms?.count ? 'rooms' : 'size')
  const [number, set_number] = useState(wish?.rooms?.count || wish?.rooms?.size || 5)
  const make = (event: Event): void => {
    event.preventDefault()
    void client.act('rooms.plan', { method, [by]: number })
  }
  return (
    <form class="bar" onSubmit={make}>
      <select
        class="sm"
        aria-label={t.plan.method}
        value={method}
        onChange={(event) => set_method(event.currentTarget.value as PlanMethod)}
        data-testid="plan-method"
      >
        {methods.map((each) => (
          <option key={each} value={each}>
            {t.plan.methods[each]}
          </option>
        ))}
      </select>
      <NumberField
        label={t.plan.by}
        value={number}
        min={by === 'size' ? 2 : 1}
        max={by === 'size' ? 100 : 200}
        change={set_number}
      />
      <select
        class="sm"
        aria-label={t.plan.number}
        value={by}
        onChange={(event) => set_by(event.currentTarget.value as 'size' | 'rooms')}
      >
        <option value="size">{t.plan.by_size}</option>
        <option value="rooms">{t.plan.by_rooms}</option>
      </select>
      <button class="sm" type="submit" data-testid="plan">
        {plan ? t.plan.again : t.plan.make}
      </button>
    </form>
  )
}

function OpenPlan({ wish }: { wish: BreakoutsPhase | null }) {
  const client = useClient()
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
    void client.act('rooms.open', { for_s: minutes * 60, grace_s })
  }
  return (
    <form class="bar" onSubmit={open}>
      <NumberField label={t.plan.minutes} value={minutes} min={1} max={240} change={set_minutes} />
      <NumberField label={t.plan.grace} value={grace_s} min={0} max={300} change={set_grace} />
      <button class="sm p" type="submit" data-testid="open-rooms">
        {t.plan.open(plan.rooms.length, minutes)}
      </button>
      {waiting.length > 0 && plan.method !== 'self' && (
        <span class="mute">{t.plan.unassigned(waiting.length)}</span>
      )}
    </form>
  )
}

export function PlanPanel() {
  const view = useView()
  const wish = wish_of(view)
  return (
    <details class="card panel" open={!!view.staff_only?.plan} data-testid="plan-panel">
      <summary>{t.plan.title}</summary>
      <p class="mute">{t.plan.note}</p>
      <MakePlan wish={wish} />
      <OpenPlan wish={wish} />
    </details>
  )
}
