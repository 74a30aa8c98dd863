// "Move to…": the same as dragging, for the keyboard and for fingers.
import { useRef, useState } from 'preact/hooks'
import { room_cards } from '../../session/room_cards'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useView } from '../client_context'
import { unassigned } from './arranging'

interface Props {
  label: string
  // What the list says while nothing is chosen.
  prompt?: string
  // The room they are in is not offered.
  from?: string
  // Not main, and not "in no room".
  only_rooms?: boolean
  testid?: string
  move: (room: string) => void
}

const nowhere = '-'

// On a closed list every arrow key and letter is a choice of its own, which would move somebody
// from room to room with each press. So what changes with a key press waits for Enter; Escape, or
// going on, takes it back.
//
// What is chosen from the opened list moves at once, with a key too: the list, when it is open, has
// its keys for itself, so the last one that we heard of is the one that opened it. A timer alone
// cannot tell: a busy browser runs it after keys that were pressed meanwhile. It only lets go of
// arrow keys that open the list, as on a Mac.
const opening = ['Enter', 'F4', ' ']

function useChoosing(move: (room: string) => void) {
  const [picked, pick] = useState(nowhere)
  const pressing = useRef(false)
  const typing = useRef(false)
  const take = (room: string): void => {
    pick(nowhere)
    if (room !== nowhere) move(room)
  }
  return {
    value: picked,
    onKeyDown: ({ key, altKey }: KeyboardEvent) => {
      // Within a name that is being typed, a space is a letter.
      typing.current = key.length === 1 && (key !== ' ' || typing.current)
      pressing.current = typing.current || !(altKey || opening.includes(key))
      setTimeout(() => (pressing.current = false))
      if (key === 'Enter' && picked !== nowhere) take(picked)
      if (key === 'Escape') pick(nowhere)
    },
    onChange: (event: { currentTarget: HTMLSelectElement }) => {
      const { value } = event.currentTarget
      if (pressing.current) return pick(value)
      event.currentTarget.value = nowhere
      take(value)
    },
    onBlur: () => pick(nowhere),
  }
}

export function MoveSelect({ label, prompt, from, only_rooms, testid, move }: Props) {
  const { kind, cards } = room_cards(useView())
  const choosing = useChoosing(move)
  const rest =
    kind === 'planned'
      ? { room: unassigned, name: t_staff.rooms_page.unassigned }
      : { room: 'main', name: t.header.main_room }
  return (
    <select
      class="sm"
      aria-label={label}
      title={t_staff.rooms_page.move_keys}
      data-testid={testid ?? 'move'}
      {...choosing}
    >
      <option value={nowhere}>{prompt ?? t_staff.rooms_page.move_to}</option>
      {[...cards, ...(only_rooms ? [] : [rest])]
        .filter(({ room }) => room !== from)
        .map(({ room, name }) => (
          <option key={room} value={room}>
            {name}
          </option>
        ))}
    </select>
  )
}
