// The pins that every new plan keeps, in words, each with a way to take it away.
import { useRef } from 'preact/hooks'
import type { Pin, View } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { useArranging } from './arranging'

export function pin_words({ staff_only }: View, { pin, participants, room }: Pin): string {
  const name = (id: string): string =>
    staff_only?.roster.find((row) => row.id === id)?.name ?? t_staff.plan.gone_person
  if (pin !== 'here') return t_staff.plan.pin[pin](participants.map(name))
  const place = staff_only?.plan?.rooms.find((each) => each.room === room)
  return t_staff.plan.stays_in(t.list(participants.map(name)), place?.name ?? t_staff.plan.gone_room)
}

export function Pins() {
  const client = useClient()
  const { planning } = useArranging()
  const view = useView()
  const title = useRef<HTMLHeadingElement>(null)
  const { pins, plan } = view.staff_only!
  if (!plan && !pins.length) return null
  const broken = new Set(plan?.achieved.pins_broken)
  const remove = async (pin: Pin, words: string): Promise<void> => {
    if (!(await planning.unpin(pin))) return
    client.notices.tell(t_staff.plan.unpinned(words))
    // The button that had the focus goes with its pin.
    title.current?.focus()
  }
  return (
    <>
      <div class="row">
        <h3 tabIndex={-1} ref={title} data-testid="pins-title">
          {t_staff.plan.pins}
        </h3>
        {plan && <p class="mute">{t_staff.plan.pins_note}</p>}
      </div>
      <ul class="pins" data-testid="pins">
        {pins.map((pin, at) => {
          const words = pin_words(view, pin)
          return (
            <li key={words} class="row" data-testid="pin">
              <span class="grow">
                {words}
                {broken.has(at) && <span class="mute"> ({t_staff.plan.not_kept})</span>}
              </span>
              <button
                class="sm"
                aria-label={t_staff.plan.unpin(words)}
                onClick={() => void remove(pin, words)}
                data-testid="unpin"
              >
                {t.remove}
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
