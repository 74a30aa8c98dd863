// The reflection board: what to learn and what to unlearn.
import { change, latest, number_of, place, present, without } from './lists'
import { cards_shown } from './limits'
import type { Board, Card, View } from './view'
import type { Rule } from './fold'

const board = (view: View, changed: Partial<Board>): View => ({
  ...view,
  board: { ...view.board, ...changed },
})

const change_card = (view: View, id: string, to: (card: Card) => Card): View =>
  board(view, { cards: change(view.board.cards, (card) => card.card === id, to) })

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
  return latest(whole.sort((a, b) => number_of(a.card) - number_of(b.card)), cards_shown)
}

export const board_rules: Record<string, Rule> = {
  'board.opened': (view, { prompts }) => board(view, { state: 'open', prompts }),

  // A board that is closed stays closed: it is read now, and takes no more cards.
  'board.revealed': (view, { cards }) =>
    board(view, {
      state: view.board.state === 'closed' ? 'closed' : 'revealed',
      cards: revealed(view, cards),
    }),

  'board.closed': (view) => board(view, { state: 'closed' }),

  'card.added': (view, { card, at, column, text, from }) => {
    const added: Card = present({ card, at, column, text, from, support: 0, mine_support: false })
    const cards = place(view.board.cards, added, (item) => item.card)
    return board(view, { cards: latest(cards, cards_shown) })
  },

  'card.edited': (view, { card, text }) => change_card(view, card, (item) => ({ ...item, text })),

  'card.removed': (view, { card }) =>
    board(view, { cards: without(view.board.cards, (item) => item.card === card) }),

  'card.supported': (view, { card, participant, on, count }) =>
    change_card(view, card, (item) => ({
      ...item,
      support: count,
      mine_support: participant === view.me.id ? on : item.mine_support,
    })),
}
