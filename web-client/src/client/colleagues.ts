// What other staff did within the last half minute, so that somebody can take it back for them:
// rooms opened by a slip are not put right only by whoever slipped. The staff's page makes it and
// gives it to the client, which tells it what is heard and asked. Of some events the server does
// not say whose they are; such an action counts as a colleague's once no request of our own can
// have caused it.
import { computed, signal } from '@preact/signals'
import { deed_of } from '../session/deeds'
import type { Deed } from '../session/deeds'
import { undo_within_ms } from '../session/limits'
import type { Notification, Person, View } from '../session/view'

export interface ColleaguesAction {
  first: number // seqs of its events
  last: number
  at: number // by the server's clock
  request: string | null // what was asked; none: nothing that could be taken back
  by: Person | null
}

// `now` is the server's time, which a page shows by the second: the action may lie ahead of it.
export function seconds_left({ at }: ColleaguesAction, now: number): number {
  const left_ms = Math.min(undo_within_ms, at + undo_within_ms - now)
  return Math.max(0, Math.ceil(left_ms / 1_000))
}

// Where they come with others, these are what was asked for.
const above_others = ['agenda.go', 'session.close']

// A facilitator takes back what any of the staff did; moderators, what no facilitator did.
const may_undo = (me: Person, by: Person | null): boolean =>
  by?.id !== me.id && (me.role === 'facilitator' || by?.role === 'moderator')

export class Colleagues {
  private readonly actions_ = signal<ColleaguesAction[]>([])
  private readonly asking_ = signal(0)
  // What was heard last, ours too: an event that follows at once belongs to it.
  private latest_: ColleaguesAction | null = null

  // The latest first; those whose time is over may still be among them.
  readonly list = computed(() =>
    this.actions_.value.filter(({ by }) => by || !this.asking_.value),
  )

  hear(notification: Notification, before: View): void {
    const { method, params } = notification
    if (method === 'action.undone') return this.undone_(params)
    if (typeof params.seq !== 'number' || typeof params.at !== 'number') return
    const deed = deed_of(notification, before)
    const action = this.continued_(params.seq, params.at)
    if (!action) return this.begin_(params.seq, params.at, deed, before.me)
    action.last = params.seq
    if (deed && action.request && above_others.includes(deed.request)) action.request = deed.request
    action.by ??= deed?.by ?? null
    this.actions_.value = [...this.actions_.value]
  }

  // A request of ours is on its way, and may be what an event comes of.
  asks(): void {
    this.asking_.value += 1
  }

  // It was answered: what came of it, up to this seq, is ours.
  answered(seq: unknown): void {
    if (typeof seq === 'number') this.drop_(seq, seq)
    this.asking_.value -= 1
  }

  drop({ first, last }: ColleaguesAction): void {
    this.drop_(first, last)
  }

  // Events of one request have seqs in a row and one time.
  private continued_(seq: number, at: number): ColleaguesAction | null {
    const latest = this.latest_
    return latest && latest.at === at && seq <= latest.last + 1 ? latest : null
  }

  private begin_(seq: number, at: number, deed: Deed | null, me: Person): void {
    const request = deed?.request ?? null
    const action = { first: seq, last: seq, at, request, by: deed?.by ?? null }
    this.latest_ = action
    if (!request || !may_undo(me, action.by)) return
    const others = this.actions_.value.filter((each) => each.at + undo_within_ms > at)
    this.actions_.value = [action, ...others]
  }

  // What was undone, and what undid it: that is not undone again.
  private undone_({ seq, at, first, action }: Record<string, any>): void {
    this.drop_(first, action)
    const undoing = this.continued_(seq, at)
    if (undoing) this.drop(undoing)
    this.latest_ = null
  }

  private drop_(first: number, last: number): void {
    this.actions_.value = this.actions_.value.filter(
      (each) => each.last < first || each.first > last,
    )
  }
}
