// One person on a room's card: drag, choose, move, and more.
import { useState } from 'preact/hooks'
import { room_cards } from '../../session/room_cards'
import { muted_now } from '../../session/steps'
import type { RosterRow } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { useArranging } from './arranging'
import { MoveSelect } from './move_select'
import { PersonMenu, may_act_on } from './person_menu'

function Marks({ row }: { row: RosterRow }) {
  const client = useClient()
  const muted = muted_now(row, client.second.value)
  return (
    <span class="mute">
      {row.role !== 'attendee' && <> · {t_staff.rooms_page.staff_word}</>}
      {row.hand && <> · {t_staff.rooms_page.hand}</>}
      {muted && <> · {t_staff.rooms_page.muted}</>}
      {row.away && <> · {t_staff.rooms_page.away}</>}
    </span>
  )
}

export function PersonRow({ row }: { row: RosterRow }) {
  const client = useClient()
  const arranging = useArranging()
  const view = useView()
  const [open, set_open] = useState(false)
  const moves = client.facilitates.value && room_cards(view).kind !== 'none'
  const dragged = (event: DragEvent): void => {
    event.dataTransfer?.setData('text/plain', row.id)
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  }
  const details = [row.position, row.affiliation].filter(Boolean).join(', ')
  return (
    <div
      class="person"
      draggable={moves}
      onDragStart={dragged}
      data-testid="person"
      data-person={row.id}
    >
      {moves && (
        <>
          <span class="grip" aria-hidden="true">
            ⠿
          </span>
          <label class="choose">
            <input
              type="checkbox"
              aria-label={t_staff.rooms_page.choose(row.name)}
              checked={arranging.chosen.value.has(row.id)}
              onChange={(event) => arranging.choose(row.id, event.currentTarget.checked)}
            />
          </label>
        </>
      )}
      <span class="who" title={details}>
        {row.id === view.me.id ? t.you(row.name) : row.name}
        <Marks row={row} />
      </span>
      {moves && (
        <MoveSelect
          label={t_staff.rooms_page.move(row.name)}
          from={arranging.room_of(row.id)}
          move={(room) => void arranging.move(row.id, room)}
        />
      )}
      {may_act_on(view.me, row) && (
        <button
          class="sm"
          aria-label={t_staff.person.more(row.name)}
          aria-expanded={open}
          onClick={() => set_open(!open)}
          data-testid="person-more"
        >
          ⋯
        </button>
      )}
      {open && <PersonMenu row={row} done={() => set_open(false)} />}
    </div>
  )
}
