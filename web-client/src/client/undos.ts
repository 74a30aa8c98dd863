// What the staff on this page did within the last half minute and may take back. The server knows
// what that means and whether it still can; here stands only what was asked, the latest first.
import { signal } from '@preact/signals'
import type { Params } from '../connection/wire'
import type { World } from '../connection/world'
import { undo_within_ms } from '../session/limits'
import { t } from '../words/t'
import type { Notices } from './notices'

export interface Undoable {
  seq: number // the result of the request
  words: string // what was done, to stand behind "Undo"
  until: number // by this computer's clock
}

type Act = (method: string, params: Params) => Promise<unknown>

export class Undos {
  readonly list = signal<Undoable[]>([])

  constructor(
    private readonly world_: World,
    private readonly notices_: Notices,
    private readonly act_: Act,
  ) {}

  // Something was asked and done. What cannot be undone is passed over.
  did(method: string, seq: unknown): void {
    const words = t.undoing.of[method]
    if (!words || typeof seq !== 'number') return
    if (this.list.value.some((each) => each.seq === seq)) return
    const item = { seq, words, until: this.world_.now() + undo_within_ms }
    this.list.value = [item, ...this.list.value]
    this.world_.start_timer(undo_within_ms, () => this.drop_(seq, seq))
    this.notices_.say(`${t.undoing.offered(words)} ${t.undoing.with_key}`)
  }

  undo_latest(): void {
    const latest = this.list.value[0]
    if (latest) void this.undo(latest)
  }

  // Whatever the answer is, asking again would not change it.
  async undo({ seq, words }: Undoable): Promise<void> {
    this.drop_(seq, seq)
    if (await this.act_('action.undo', { seq })) this.notices_.tell(t.undoing.done(words))
  }

  // Somebody took it back, we ourselves in another tab or a colleague.
  hear({ first, action, by }: Record<string, any>, me: string): void {
    const item = this.list.value.find(({ seq }) => seq >= first && seq <= action)
    if (!item) return
    this.drop_(first, action)
    if (by && by.id !== me) this.notices_.tell(t.undoing.by_other(by.name, item.words))
  }

  seconds_left({ until }: Undoable): number {
    return Math.max(0, Math.ceil((until - this.world_.now()) / 1_000))
  }

  private drop_(first: number, last: number): void {
    this.list.value = this.list.value.filter(({ seq }) => seq < first || seq > last)
  }
}
