// Cards that wait to be approved and have left the board's window: those that left it while we
// looked, and those that were asked for. What becomes of them is heard here, so that what a colleague
// has read goes from the queue at once. The staff's page makes it and gives it to the client.
import { computed, signal } from '@preact/signals'
import { waits } from '../session/cards'
import { place, without } from '../session/lists'
import type { Card, Notification, View } from '../session/view'
import { heard } from './older_cards'

type Ask = (method: string, params: Record<string, unknown>) => Promise<any>

const page = 100
const changes_cards = /^(cards?|participant)\./

export class OlderWaiting {
  // What was approved stays known: the approval may be taken back.
  private readonly known_ = signal<Card[]>([])
  private read_ = false

  readonly list = computed(() => this.known_.value.filter(waits))

  // `ask` gives null when it was refused.
  constructor(private readonly ask_: Ask) {}

  // Whether any were found; null: it was refused.
  async look({ board }: View): Promise<boolean | null> {
    const before = board.cards[0]?.card
    const read = await this.ask_('board.list', { waiting: true, before, limit: page })
    if (!read) return null
    const cards: Card[] = read.cards
    this.known_.value = cards.reduce((all, card) => place(all, card, id_of), this.known_.value)
    this.read_ = true
    return cards.length > 0
  }

  hear(before: View, after: View, notification: Notification): void {
    if (!changes_cards.test(notification.method)) return
    const inside = new Set(after.board.cards.map(id_of))
    const left = before.board.cards.filter((card) => waits(card) && !inside.has(card.card))
    if (!left.length && !this.known_.value.length) return
    const others = without(this.known_.value, ({ card }) => inside.has(card))
    this.known_.value = heard([...others, ...left], before, notification)
  }

  // The session is told whole again: those that were asked for are asked for again.
  forget(view: View): void {
    this.known_.value = []
    if (this.read_ && view.staff_only) void this.look(view)
  }
}

const id_of = ({ card }: Card): string => card
