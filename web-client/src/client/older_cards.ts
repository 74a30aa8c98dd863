// Cards from before the board's window, read on demand, a list for each column. What leaves the
// window joins them, so that nothing is missing in between; and what is changed, hidden or taken
// away among them is changed here, too.
import { signal } from '@preact/signals'
import { fold } from '../session/fold'
import { omit } from '../session/lists'
import type { Card, Column, Notification, View } from '../session/view'

type Ask = (method: string, params: Record<string, unknown>) => Promise<any>

export interface OlderPage {
  cards: Card[]
  more: boolean
}

const page = 100
const none: Record<Column, OlderPage> = {
  learn: { cards: [], more: true },
  unlearn: { cards: [], more: true },
}
const changes_cards = /^(cards?|participant)\./
// The board is told whole again; another role sees other words.
const anew = /^(board\.|snapshot$|role\.granted$)/

export class OlderCards {
  readonly pages = signal(none)
  private readonly reading_ = new Set<Column>()
  private forgotten_ = 0 // How often: a page that was asked for before is of another board.

  // `ask` gives null when it was refused.
  constructor(private readonly ask_: Ask) {}

  forget(): void {
    this.pages.value = none
    this.forgotten_ += 1
  }

  hear(before: View, after: View, notification: Notification): void {
    if (anew.test(notification.method)) return this.forget()
    if (!changes_cards.test(notification.method)) return
    for (const column of ['learn', 'unlearn'] as const) {
      const { cards: older, more } = this.pages.value[column]
      if (!older.length && !this.reading_.has(column)) continue
      const left = left_the_window(column, before, after)
      this.put_(column, { cards: heard([...older, ...left], before, notification), more })
    }
  }

  async read(column: Column, oldest_shown?: string): Promise<void> {
    // Pressed twice, the same page would come twice.
    if (this.reading_.has(column)) return
    const before = this.pages.value[column].cards[0]?.card ?? oldest_shown
    const forgotten = this.forgotten_
    this.reading_.add(column)
    const read = await this.ask_('board.list', { column, before, limit: page })
    this.reading_.delete(column)
    if (!read || forgotten !== this.forgotten_) return
    const { cards } = this.pages.value[column]
    this.put_(column, { cards: [...read.cards, ...cards], more: read.more })
  }

  private put_(column: Column, changed: OlderPage): void {
    this.pages.value = { ...this.pages.value, [column]: changed }
  }
}

function left_the_window(column: Column, before: View, after: View): Card[] {
  const inside = new Set(after.board.cards.map(({ card }) => card))
  return before.board.cards.filter((card) => card.column === column && !inside.has(card.card))
}

// Cards from outside the window after one notification.
export function heard(cards: Card[], view: View, { method, params }: Notification): Card[] {
  if (method === 'card.added') return cards
  const alone = { ...view, board: { ...view.board, cards } }
  // What is new belongs to the window.
  const bare = { ...omit(params, 'oldest'), ...(params.shown ? { shown: [] } : {}) }
  return fold(alone, { method, params: bare }).board.cards
}
