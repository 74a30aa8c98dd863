// What can be done with one room besides its time: another name or question, everybody elsewhere,
// into another room, away with it. Folded, so that the card stays calm.
import { useState } from 'preact/hooks'
import { room_cards } from '../../session/room_cards'
import type { RoomCard, RoomCards } from '../../session/room_cards'
import { t_staff } from '../../words/t_staff'
import { useView } from '../client_context'
import { useArranging } from './arranging'
import { MoveSelect } from './move_select'
import { ChangeDialog, MergeDialog, RemoveDialog } from './room_dialogs'

export function MoveEveryone({ card }: { card: RoomCard }) {
  const arranging = useArranging()
  return (
    <MoveSelect
      label={t_staff.rooms_page.move_everyone(card.name)}
      prompt={t_staff.rooms_page.everyone_to}
      from={card.room}
      testid="move-everyone"
      move={(room) => void arranging.move_everyone(card, room)}
    />
  )
}

type Asking = 'change' | 'remove' | RoomCard | null

function Choices({ card, kind }: { card: RoomCard; kind: RoomCards['kind'] }) {
  const [asking, ask] = useState<Asking>(null)
  const others = room_cards(useView()).cards.filter(({ room }) => room !== card.room)
  const planned = kind === 'planned'
  const close = (): void => ask(null)
  const button = (words: string, testid: string, what: Asking) => (
    <button
      class="sm"
      aria-label={t_staff.rooms_page.of_room(words, card.name)}
      onClick={() => ask(what)}
      data-testid={testid}
    >
      {words}
    </button>
  )
  return (
    <div class="menu row tight">
      {button(t_staff.rooms_page.change, 'room-change', 'change')}
      {!planned && <MoveEveryone card={card} />}
      {others.length > 0 && (
        <>
          <MoveSelect
            label={t_staff.rooms_page.merge_into(card.name)}
            prompt={t_staff.rooms_page.into}
            from={card.room}
            only_rooms
            testid="room-merge"
            move={(room) => ask(others.find((each) => each.room === room) ?? null)}
          />
          {button(t_staff.rooms_page.remove, 'room-remove', 'remove')}
        </>
      )}
      {asking === 'change' && <ChangeDialog card={card} close={close} />}
      {asking === 'remove' && <RemoveDialog card={card} planned={planned} close={close} />}
      {asking && typeof asking === 'object' && (
        <MergeDialog card={card} planned={planned} into={asking} close={close} />
      )}
    </div>
  )
}

export function RoomMenu({ card, kind }: { card: RoomCard; kind: RoomCards['kind'] }) {
  const [open, set_open] = useState(false)
  return (
    <>
      <button
        class="sm"
        aria-label={t_staff.rooms_page.of_room(t_staff.rooms_page.more, card.name)}
        aria-expanded={open}
        onClick={() => set_open(!open)}
        data-testid="room-more"
      >
        {t_staff.rooms_page.more}
      </button>
      {open && <Choices card={card} kind={kind} />}
    </>
  )
}
