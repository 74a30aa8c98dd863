// What is asked before one room changes: its name and question; whether it goes, or into which other.
import { useState } from 'preact/hooks'
import { room_name_max, room_question_max } from '../../session/limits'
import type { RoomCard } from '../../session/room_cards'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { Confirm } from '../confirm'
import { useRounds } from './rounds'

export function ChangeDialog({ card, close }: { card: RoomCard; close: () => void }) {
  const rounds = useRounds()
  const [name, set_name] = useState(card.name)
  const [question, set_question] = useState(card.question ?? '')
  const change = (): void => void rounds.change(card, { name: name.trim(), question: question.trim() })
  return (
    <Confirm
      title={t_staff.rooms_page.change_title(card.name)}
      yes={t.save}
      testid="change-room"
      act={change}
      close={close}
    >
      <label class="field">
        {t_staff.rooms_page.room_name}
        <input
          required
          maxLength={room_name_max}
          pattern=".*\S.*"
          value={name}
          onInput={(event) => set_name(event.currentTarget.value)}
          data-testid="room-new-name"
        />
      </label>
      <label class="field">
        {t_staff.rooms_page.room_question} {t.optional}
        <textarea
          rows={3}
          maxLength={room_question_max}
          value={question}
          onInput={(event) => set_question(event.currentTarget.value)}
          data-testid="room-new-question"
        />
      </label>
    </Confirm>
  )
}

interface Props {
  card: RoomCard
  planned: boolean
  close: () => void
}

export function RemoveDialog({ card, planned, close }: Props) {
  const rounds = useRounds()
  const note = planned ? t_staff.rooms_page.remove_note_planned : t_staff.rooms_page.remove_note
  return (
    <Confirm
      title={t_staff.rooms_page.remove_title(card.name)}
      note={note(card.people.length)}
      yes={t_staff.rooms_page.remove}
      testid="remove-room"
      act={() => void rounds.remove(card)}
      close={close}
    />
  )
}

export function MergeDialog({ card, planned, into, close }: Props & { into: RoomCard }) {
  const rounds = useRounds()
  const note = planned ? t_staff.rooms_page.merge_note_planned : t_staff.rooms_page.merge_note
  return (
    <Confirm
      title={t_staff.rooms_page.merge_title(card.name, into.name)}
      note={note(card.people.length, into.name)}
      yes={t_staff.rooms_page.merge}
      testid="merge-rooms"
      act={() => void rounds.merge(card, into)}
      close={close}
    />
  )
}
