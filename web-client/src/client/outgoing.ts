// Messages on their way: shown at once as "sending", kept until the server has them. Too fast, or
// a server that cannot save, is waited for; another refusal is shown, with the text kept.
import { signal } from '@preact/signals'
import { Refused } from '../connection/wire'
import type { World } from '../connection/world'
import type { Unsent, Writing } from '../keeping/writing'

export interface Outgoing extends Unsent {
  state: 'sending' | 'kept' | 'failed'
  why?: Refused
}

type Ask = (method: string, params: Record<string, unknown>, id: string) => Promise<unknown>

const retry_after_ms = 1_000

export class OutgoingMessages {
  readonly list = signal<Outgoing[]>([])

  constructor(
    private readonly world_: World,
    private readonly writing_: Writing,
    private readonly ask_: Ask,
  ) {}

  // After a reload, or a time elsewhere: what was on its way goes again under the same ids. What was
  // refused waits for its author's word.
  resume(): void {
    const refused = this.list.value.filter(({ state }) => state === 'failed')
    for (const unsent of this.writing_.unsent()) {
      if (!refused.some(({ id }) => id === unsent.id)) this.send(unsent)
    }
  }

  send(unsent: Unsent): void {
    this.writing_.keep_unsent(unsent)
    const others = this.list.value.filter((other) => other.id !== unsent.id)
    this.list.value = [...others, { ...unsent, state: 'sending', why: undefined }]
    void this.try_(unsent)
  }

  drop(id: string): void {
    this.writing_.drop_unsent(id)
    this.list.value = this.list.value.filter((other) => other.id !== id)
  }

  private async try_(unsent: Unsent): Promise<void> {
    const { id, room, text, reply_to } = unsent
    try {
      await this.ask_('message.post', { room, text, ...(reply_to ? { reply_to } : {}) }, id)
      this.drop(id)
    } catch (why) {
      if (why instanceof Refused) this.refused_(unsent, why)
    }
  }

  private refused_(unsent: Unsent, why: Refused): void {
    // The page is leaving: the message stays on the shelf for the next time.
    if (why.reason === 'gone') return
    const waits = why.reason === 'too_fast' || why.reason === 'read_only'
    if (!waits) return this.mark_(unsent.id, { state: 'failed', why })
    if (why.reason === 'read_only') this.mark_(unsent.id, { state: 'kept', why })
    const after = Number(why.more.retry_after_ms ?? retry_after_ms)
    this.world_.start_timer(after, () => {
      if (this.list.value.some((other) => other.id === unsent.id)) void this.try_(unsent)
    })
  }

  private mark_(id: string, changed: Partial<Outgoing>): void {
    this.list.value = this.list.value.map((item) =>
      item.id === id ? { ...item, ...changed } : item,
    )
  }
}
