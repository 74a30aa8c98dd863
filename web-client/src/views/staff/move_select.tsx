// "Move to…": the same as dragging, for the keyboard and for fingers.
import { room_cards } from '../../session/room_cards'
import { t } from '../../words/t'
import { useView } from '../client_context'
import { unassigned } from './arranging'

interface Props {
  label: string
  // The room they are in is not offered.
  from?: string
  move: (room: string) => void
}

const nowhere = '-'

export function MoveSelect({ label, from, move }: Props) {
  const { kind, cards } = room_cards(useView())
  const chosen = (event: { currentTarget: HTMLSelectElement }): void => {
    const { value } = event.currentTarget
    event.currentTarget.value = nowhere
    if (value !== nowhere) move(value)
  }
  const rest =
    kind === 'planned'
      ? { room: unassigned, name: t.rooms_page.unassigned }
      : { room: 'main', name: t.header.main_room }
  return (
    <select class="sm" aria-label={label} value={nowhere} onChange={chosen} data-testid="move">
      <option value={nowhere}>{t.rooms_page.move_to}</option>
      {[...cards, rest]
        .filter(({ room }) => room !== from)
        .map(({ room, name }) => (
          <option key={room} value={room}>
            {name}
          </option>
        ))}
    </select>
  )
}
