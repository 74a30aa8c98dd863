// How people are spread, over how many rooms, with staff or without; make the plan, shuffle again.
// Until somebody touches it, the form follows the plan that there is, whoever made it: "Shuffle
// again" then makes one like it.
import { useState } from 'preact/hooks'
import type { BreakoutsPhase, PlanMethod, View } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { useView } from '../client_context'
import { was_a_round } from './achieved'
import { useArranging } from './arranging'
import { are_rooms_assigned, has_groups } from './planning'
import type { PlanWish } from './planning'

const size_default = 5

interface NumberProps {
  label: string
  value: number
  min: number
  max: number
  change: (value: number) => void
}

export function NumberField({ label, value, min, max, change }: NumberProps) {
  return (
    <label class="row tight">
      {label}
      <input
        class="sm number"
        type="number"
        required
        min={min}
        max={max}
        value={value}
        onInput={(event) => change(Number(event.currentTarget.value))}
      />
    </label>
  )
}

// The groups of a method may not be there.
function is_possible(method: PlanMethod, view: View): boolean {
  if (method === 'same_again') return was_a_round(view)
  return method !== 'assigned' || !!view.staff_only?.assigned
}

// As the plan is, or as was assigned beforehand, or as the agenda wishes.
function given(view: View, wish: BreakoutsPhase | null): PlanWish {
  const plan = view.staff_only?.plan
  if (plan) {
    const staff = plan.achieved.without_staff.length < plan.rooms.length
    return { method: plan.method, by: 'rooms', number: plan.rooms.length, staff }
  }
  const { method, count, size } = wish?.rooms ?? {}
  const wished = are_rooms_assigned(view) ? 'assigned' : (method ?? 'random')
  return {
    method: is_possible(wished, view) ? wished : 'random',
    by: count ? 'rooms' : 'size',
    number: count || size || size_default,
    staff: false,
  }
}

function Method({ method, change }: { method: PlanMethod; change: (to: PlanMethod) => void }) {
  const methods = Object.keys(t_staff.plan.methods) as PlanMethod[]
  const view = useView()
  const sets_aside = are_rooms_assigned(view) && method !== 'assigned'
  return (
    <>
      <select
        class="sm"
        aria-label={t_staff.plan.method}
        aria-describedby="what-it-does"
        value={method}
        onChange={(event) => change(event.currentTarget.value as PlanMethod)}
        data-testid="plan-method"
      >
        {methods
          .filter((each) => is_possible(each, view))
          .map((each) => (
            <option key={each} value={each}>
              {t_staff.plan.methods[each]}
            </option>
          ))}
      </select>
      <span class="mute" id="what-it-does" data-testid="what-it-does">
        {t_staff.plan.what_it_does[method]} {sets_aside && t_staff.plan.sets_aside}
      </span>
    </>
  )
}

export function PlanForm({ wish }: { wish: BreakoutsPhase | null }) {
  const { planning } = useArranging()
  const view = useView()
  const [touched, touch] = useState<Partial<PlanWish>>({})
  const wished = { ...given(view, wish), ...touched }
  const change = (to: Partial<PlanWish>): void => touch({ ...touched, ...to })
  const busy = planning.making.value
  const make = (event: Event): void => {
    event.preventDefault()
    // What made the plan stays in the form, for the next shuffle. Groups of before have no number:
    // who then spreads people another way begins with as many rooms.
    if (!has_groups(wished.method)) touch(wished)
    void planning.make(wished)
  }
  return (
    <form onSubmit={make}>
      <div class="bar">
        <Method method={wished.method} change={(method) => change({ method })} />
      </div>
      <div class="bar">
        {!has_groups(wished.method) && (
          <span class="row tight">
            <NumberField
              label={t_staff.plan.by}
              value={wished.number}
              min={wished.by === 'size' ? 2 : 1}
              max={wished.by === 'size' ? 100 : 200}
              change={(number) => change({ number })}
            />
            <select
              class="sm"
              aria-label={t_staff.plan.number}
              value={wished.by}
              onChange={(event) => change({ by: event.currentTarget.value as PlanWish['by'] })}
              data-testid="plan-by"
            >
              <option value="size">{t_staff.plan.by_size}</option>
              <option value="rooms">{t_staff.plan.by_rooms}</option>
            </select>
          </span>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={wished.staff}
            onChange={(event) => change({ staff: event.currentTarget.checked })}
            data-testid="plan-staff"
          />
          {t_staff.plan.staff}
        </label>
        <button class="sm" type="submit" aria-disabled={busy} data-testid="plan">
          {busy ? t_staff.plan.making : view.staff_only?.plan ? t_staff.plan.again : t_staff.plan.make}
        </button>
      </div>
    </form>
  )
}
