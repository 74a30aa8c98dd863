// The reflection board: what to learn and what to unlearn.
import { change, number_of, omit, place, present, without } from './lists'
import type { Board, Card, View } from './view'
import type { Rule } from './fold'

const board = (view: View, changed: Partial<Board>): View => ({
  ...view,
  board: { ...view.board, ...changed },
})

// What came or grew may have pushed the oldest out of the window. Our own that wait stand in none.
function with_cards(view: View, all: Card[], oldest?: string | null): View {
  const first = oldest ? number_of(oldest) : 0
  const own = (card: Card): boolean => !!card.waiting && !view.staff_only
  const cards = without(all, (card) => number_of(card.card) < first && !own(card))
  return board(view, cards.length < all.length ? { cards, older: true } : { cards })
}

const change_card = (
  view: View,
  { card: id, oldest }: Record<string, any>,
  to: (card: Card) => Card,
): View => with_cards(view, change(view.board.cards, (card) => card.card === id, to), oldest)

// Cards that are shown to several come bare of what only we know: whether we support them.
function known(view: View): (card: Card) => Card {
  const mine = new Set(view.board.cards.filter((card) => card.mine_support).map((c) => c.card))
  return (card) =>
    present({
      ...card,
      support: card.support ?? 0,
      mine_support: card.mine_support ?? mine.has(card.card),
    })
}

const revealed = (view: View, cards: Card[]): Card[] =>
  cards.map(known(view)).sort((a, b) => number_of(a.card) - number_of(b.card))

// Staff have held what waited all along; the others are shown it now, as far as their window goes.
function approved(view: View, { cards: ids, shown, oldest }: Record<string, any>): View {
  const is_one = (card: Card): boolean => ids.includes(card.card)
  const { cards } = view.board
  if (view.staff_only) {
    return board(view, { cards: change(cards, is_one, (card) => omit(card, 'waiting', 'rephrase')) })
  }
  const all = (shown as Card[])
    .map(known(view))
    .reduce((list, card) => place(list, card, (item) => item.card), without(cards, is_one))
  const next = with_cards(view, all, oldest)
  return oldest ? board(next, { older: true }) : next
}

// Whoever may not read it any more, or not yet, loses it; its author does not see its theme.
const waits_again =
  ({ me, staff_only }: View) =>
  (card: Card): Card[] => {
    if (staff_only) return [{ ...card, waiting: true }]
    return card.from?.id === me.id ? [{ ...omit(card, 'theme'), waiting: true }] : []
  }

const all_wait_again = (view: View, ids: string[]): View =>
  board(view, {
    cards: view.board.cards.flatMap((card) =>
      ids.includes(card.card) ? waits_again(view)(card) : [card],
    ),
  })

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

  'card.added': (view, { card, at, column, text, from, waiting, oldest }) => {
    const bare = { support: 0, mine_support: false, waiting }
    const added: Card = present({ card, at, column, text, from, ...bare })
    return with_cards(view, place(view.board.cards, added, (item) => item.card), oldest)
  },

  'card.edited': (view, params) => {
    const { card: id, waiting, text } = params
    const next = waiting ? all_wait_again(view, [id]) : view
    return change_card(next, params, (card) => ({ ...omit(card, 'rephrase'), text: text ?? '' }))
  },

  'card.approved': approved,

  // An approval was undone.
  'card.withheld': (view, { cards }) => all_wait_again(view, cards),

  'cards.grouped': (view, { cards: ids, theme, oldest }) => {
    const cards = change(
      view.board.cards,
      (card) => ids.includes(card.card),
      (card) => (theme ? { ...card, theme } : omit(card, 'theme')),
    )
    return with_cards(view, cards, oldest)
  },

  // Without the words it is not for us.
  'card.rephrase_asked': (view, params) =>
    params.text
      ? change_card(view, params, (card) => ({
          ...card,
          rephrase: present({ at: params.at, text: params.text, by: params.by }),
        }))
      : view,

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
