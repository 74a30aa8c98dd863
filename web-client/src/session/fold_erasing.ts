// Somebody took along what was theirs: no name and no words of theirs are left. What a room noted
// stays the room's.
import { change, omit, without } from './lists'
import { person_of, renamed } from './fold_people'
import { for_staff } from './fold_rooms'
import { without_letters_of } from './fold_safety'
import type { Message, View } from './view'
import type { Rule } from './fold'

const is_of = (id: string) => (item: { from?: { id: string } | null }) => item.from?.id === id

const taken_back = (message: Message): Message => ({
  ...message,
  text: '',
  deleted: true,
  reactions: [],
})

function without_words(view: View, id: string): View {
  const messages = change(view.room.messages, is_of(id), taken_back)
  const cards = without(view.board.cards, is_of(id))
  return {
    ...view,
    room: { ...view.room, messages },
    board: { ...view.board, cards },
    checkins: without(view.checkins, is_of(id)),
  }
}

export const erasing_rules: Record<string, Rule> = {
  'participant.erased': (view, { participant: id }) => {
    const wordless = for_staff(without_words(view, id), (staff) => ({
      ...without_letters_of(staff, id),
      roster: without(staff.roster, (row) => row.id === id),
      helps: without(staff.helps, is_of(id)),
    }))
    const { live, agenda, session, ...rest } = wordless
    const nobody = omit(person_of({ id, name: '', role: 'attendee' }), 'pronouns')
    return { ...renamed(rest, id, nobody), live, agenda, session }
  },
}
