// The reflection board: what to learn and what to unlearn.
import { change, number_of, omit, place, present, since, without } from './lists'
import type { Board, Card, View } from './view'
import type { Rule } from './fold'

const board = (view: View, changed: Partial<Board>): View => ({
  ...view,
  board: { ...view.board, ...changed },
})

// What came or grew may have pushed the oldest out of the window.
function with_cards(view: View, all: Card[], oldest?: string | null): View {
  const cards = since(all, oldest, (card) => card.card)
  return board(view, cards.length < all.length ? { cards, older: true } : { cards })
}

const change_card = (
  view: View,
  { card: id, oldest }: Record<string, any>,
  to: (card: Card) => Card,
): View => with_cards(view, change(view.board.cards, (card) => card.card === id, to), oldest)

// Revealed cards come bare of what only we know: which of them we support.
function revealed(view: View, cards: Card[]): Card[] {
  const mine = new Set(view.board.cards.filter((card) => card.mine_support).map((c) => c.card))
  const whole = cards.map((card) =>
    present({
      ...card,
      support: card.support ?? 0,
      mine_support: card.mine_support ?? mine.has(card.card),
    }),
  )
  return whole.sort((a, b) => number_of(a.card) - number_of(b.card))
}

export const board_rules: Record<string, Rule> = {
  'board.opened': (view, { prompts }) => board(view, { state: 'open', prompts }),

  // A board that is closed stays closed: it is read now, and takes no more cards.
  'board.revealed': (view, { cards, older }) =>
    board(view, {
      state: view.board.state === 'closed' ? 'closed' : 'revealed',
      cards: revealed(view, cards),
      older,
    }),

  // Opening or closing it was undone.
  'board.returned': (view, { state, prompts }) => ({
    ...view,
    board: present({ ...view.board, state, prompts: prompts ?? null }),
  }),

  'board.closed': (view) => board(view, { state: 'closed' }),

  'card.added': (view, { card, at, column, text, from, oldest }) => {
    const added: Card = present({ card, at, column, text, from, support: 0, mine_support: false })
    return with_cards(view, place(view.board.cards, added, (item) => item.card), oldest)
  },

  'card.edited': (view, params) =>
    change_card(view, params, (card) => ({ ...card, text: params.text })),

  'card.hidden': (view, params) =>
    change_card(view, params, (card) =>
      view.staff_only
        ? present({ ...card, hidden: true, hidden_by: params.by, hidden_reason: params.reason })
        : { ...card, text: '', hidden: true },
    ),

  'card.unhidden': (view, params) =>
    change_card(view, params, (card) => ({
      ...omit(card, 'hidden', 'hidden_by', 'hidden_reason'),
      text: params.text,
    })),

  'card.removed': (view, { card }) =>
    board(view, { cards: without(view.board.cards, (item) => item.card === card) }),

  'card.supported': (view, params) =>
    change_card(view, params, (card) => ({
      ...card,
      support: params.count,
      mine_support: params.participant === view.me.id ? params.on : card.mine_support,
    })),
}
