// Cards that staff put under a theme stand together, after those that have none; and those that wait
// to be approved.
import type { Card, View } from './view'

export interface Group {
  theme: string
  cards: Card[]
}

// In the order in which each theme's first card was written.
export function groups_of(cards: Card[]): Group[] {
  const groups = new Map<string, Card[]>([['', []]])
  for (const card of cards) {
    const theme = card.theme ?? ''
    groups.set(theme, [...(groups.get(theme) ?? []), card])
  }
  return [...groups].map(([theme, all]) => ({ theme, cards: all }))
}

export const themes_of = (cards: Card[]): string[] =>
  groups_of(cards).map(({ theme }) => theme).filter(Boolean)

// A hidden one waits for nobody.
export const waits = (card: Card): boolean => !!card.waiting && !card.hidden

export const waiting_cards = ({ board, staff_only }: View): Card[] =>
  staff_only ? board.cards.filter(waits) : []

// With those from before the window.
export function all_waiting(view: View, older: Card[]): Card[] {
  const now = waiting_cards(view)
  return [...older.filter(({ card }) => !now.some((each) => each.card === card)), ...now]
}
