// What can be done with the people who are chosen: move them, and in a plan pin them. It stays in
// sight while one scrolls on to choose more.
import { useEffect, useRef } from 'preact/hooks'
import { room_cards } from '../../session/room_cards'
import type { Pin } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { useView } from '../client_context'
import { useArranging } from './arranging'
import { MoveSelect } from './move_select'

// What had the focus goes when nobody is chosen any more: on to the last of those who were.
function useFocusKept(chosen: ReadonlySet<string>): void {
  const before = useRef(chosen)
  useEffect(() => {
    const last = [...before.current].at(-1)
    if (!chosen.size && last && document.activeElement === document.body) {
      const box = document.querySelector<HTMLElement>(`[data-person="${last}"] input`)
      box?.focus({ preventScroll: true })
    }
    before.current = chosen
  }, [chosen])
}

function Keep({ chosen }: { chosen: ReadonlySet<string> }) {
  const arranging = useArranging()
  const { plan } = useView().staff_only!
  const together = (pin: 'together' | 'apart'): void =>
    void arranging.pin([{ pin, participants: [...chosen] }], t_staff.plan.pin[pin])
  const here: Pin[] = (plan?.rooms ?? []).flatMap(({ room, people }) => {
    const participants = people.filter((id) => chosen.has(id))
    return participants.length ? [{ pin: 'here', participants, room }] : []
  })
  return (
    <>
      {chosen.size > 1 &&
        (['together', 'apart'] as const).map((pin) => (
          <button key={pin} class="sm" onClick={() => together(pin)} data-testid={`keep-${pin}`}>
            {t_staff.plan.keep[pin]}
          </button>
        ))}
      {here.length > 0 && (
        <button
          class="sm"
          onClick={() => void arranging.pin(here, t_staff.plan.stay_there)}
          data-testid="keep-here"
        >
          {here.length > 1 ? t_staff.plan.keep_there_many : t_staff.plan.keep_there}
        </button>
      )}
    </>
  )
}

export function Chosen() {
  const arranging = useArranging()
  const { problem } = arranging.planning
  const planned = room_cards(useView()).kind === 'planned'
  const chosen = arranging.chosen.value
  useFocusKept(chosen)
  if (!chosen.size) return null
  return (
    <div class="bar card chosen" data-testid="chosen">
      <span>{t_staff.rooms_page.chosen(chosen.size)}</span>
      <MoveSelect
        label={t_staff.rooms_page.move_many(chosen.size)}
        move={(room) => void arranging.move_all([...chosen], room)}
      />
      {arranging.rooms_to_swap() && (
        <button class="sm" onClick={() => void arranging.swap()} data-testid="swap">
          {t_staff.rooms_page.swap}
        </button>
      )}
      {planned && <Keep chosen={chosen} />}
      <button class="sm" onClick={() => arranging.choose_nobody()}>
        {t_staff.rooms_page.clear}
      </button>
      <p class="bad" role="alert" data-testid="pin-problem">
        {problem.value?.place === 'chosen' && problem.value.text}
      </p>
    </div>
  )
}
