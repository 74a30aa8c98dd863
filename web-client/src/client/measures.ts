// What was done about somebody or about their words, where the view does not say it: who muted them,
// and what is hidden in a room that we are not in. Known as long as this page has heard of it. The
// staff's page makes it and gives it to the client, which tells it what is heard and asked.
import { signal } from '@preact/signals'
import { Refused } from '../connection/wire'
import type { Params } from '../connection/wire'
import { words_shown } from '../session/safety'
import { muted_now } from '../session/steps'
import type { Notification, Person, View } from '../session/view'

export interface Measure {
  by: Person | null
  until?: number | null
}

// `seq`: of the event, or of our request that it came of; none: somebody else was quicker.
type Known = Measure & { seq: number | null }

const takes = /^(participant\.muted|(message|card)\.hidden)$/
const lifts = /^(participant\.unmuted|(message|card)\.unhidden)$/
const hides = /^(message|card)\.hide$/
const shows = /^(message|card)\.unhide$/

const id_in = ({ participant, message, card }: Record<string, any>): string =>
  participant ?? message ?? card

export class Measures {
  private readonly known_ = signal<ReadonlyMap<string, Known>>(new Map())

  // The words that a flag is about, which others no longer see. What is in sight is known best.
  hidden(view: View, id: string): Measure | null {
    const shown = words_shown(view, id)
    if (!shown) return this.known_.value.get(id) ?? null
    return shown.hidden ? { by: shown.hidden_by ?? null } : null
  }

  muted(view: View, id: string, now: number): Measure | null {
    const heard = this.known_.value.get(id)
    const row = view.staff_only?.roster.find((each) => each.id === id)
    const muted = row ? row.muted : heard
    return muted_now({ muted }, now) ? { by: heard?.by ?? null, until: muted!.until } : null
  }

  hear({ method, params }: Notification): void {
    if (takes.test(method)) {
      const { by, until, seq } = params
      this.put_(id_in(params), { by: by ?? null, until, seq })
    } else if (lifts.test(method)) {
      this.drop_(id_in(params))
    } else if (method === 'action.undone') {
      const { first, action } = params
      this.keep_((_id, { seq }) => seq === null || seq < first || seq > action)
    }
  }

  did(method: string, params: Params, { seq, by }: { seq: unknown; by: Person }): void {
    if (hides.test(method) && typeof seq === 'number') this.put_(id_in(params), { by, seq })
    // Of a room that we are not in nobody tells us.
    if (shows.test(method)) this.drop_(id_in(params))
  }

  refused(method: string, params: Params, why: unknown): void {
    if (!hides.test(method) || !(why instanceof Refused) || why.reason !== 'already_done') return
    this.put_(id_in(params), { by: why.more.by ?? null, seq: null })
  }

  // The session is told whole again.
  forget(): void {
    this.keep_(() => false)
  }

  private put_(id: string, known: Known): void {
    this.known_.value = new Map(this.known_.value).set(id, known)
  }

  private drop_(id: string): void {
    this.keep_((each) => each !== id)
  }

  private keep_(stays: (id: string, known: Known) => boolean): void {
    const kept = [...this.known_.value].filter(([id, known]) => stays(id, known))
    this.known_.value = new Map(kept)
  }
}
