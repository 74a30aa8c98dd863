// For all rooms at once: more time, closing, one room more; and once they have closed, the same
// rooms again.
import { useState } from 'preact/hooks'
import { room_cards } from '../../session/room_cards'
import type { RoomCards } from '../../session/room_cards'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Confirm } from '../confirm'
import { was_a_round } from './achieved'
import { NumberField } from './plan_form'
import { useRounds } from './rounds'

function CloseAll() {
  const client = useClient()
  const [asking, set_asking] = useState(false)
  return (
    <>
      <button
        class="sm"
        onClick={() => void client.act('rooms.extend', { by_s: 120 })}
        data-testid="extend-all"
      >
        {t_staff.rooms_page.extend_all}
      </button>
      <button
        class="sm"
        onClick={() => void client.act('rooms.close', { grace_s: 60 })}
        data-testid="close-all"
      >
        {t_staff.rooms_page.close_soon}
      </button>
      <button class="sm bad" onClick={() => set_asking(true)} data-testid="close-all-now">
        {t_staff.rooms_page.close_now}
      </button>
      {asking && (
        <Confirm
          title={t_staff.rooms_page.close_now_title}
          note={t_staff.rooms_page.close_now_note}
          yes={t_staff.rooms_page.close_now}
          testid="close-now-dialog"
          act={() => void client.act('rooms.close', { grace_s: 0 })}
          close={() => set_asking(false)}
        />
      )}
    </>
  )
}

const grace_default = 60

function Reopen() {
  const rounds = useRounds()
  const [minutes, set_minutes] = useState(5)
  const reopen = (event: Event): void => {
    event.preventDefault()
    void rounds.reopen(minutes * 60, grace_default)
  }
  return (
    <form class="row tight" onSubmit={reopen}>
      <NumberField label={t_staff.plan.minutes} value={minutes} min={1} max={240} change={set_minutes} />
      <button class="sm" type="submit" title={t_staff.rooms_page.reopen_note} data-testid="reopen">
        {t_staff.rooms_page.reopen(minutes)}
      </button>
    </form>
  )
}

export function RoundBar({ kind }: { kind: RoomCards['kind'] }) {
  const rounds = useRounds()
  const view = useView()
  const open = view.session.state === 'open'
  const rooms = room_cards(view).cards.length > 0
  return (
    <>
      {kind === 'open' && <CloseAll />}
      {rooms && (
        <button class="sm" onClick={() => void rounds.add()} data-testid="room-add">
          {t_staff.rooms_page.add}
        </button>
      )}
      {open && !view.round && was_a_round(view) && <Reopen />}
    </>
  )
}
