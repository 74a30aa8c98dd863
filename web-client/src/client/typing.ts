// Who is writing in our room, from the signal; and our own, said at most every three seconds.
import { signal } from '@preact/signals'
import type { Timer, World } from '../connection/world'

export interface Typing {
  room: string
  names: string[]
  more: number
}

const stale_ms = 6_000
const said_again_ms = 3_000

export class TypingWatch {
  readonly now = signal<Typing | null>(null)
  private timer_: Timer = null
  private said_at_ = 0

  constructor(private readonly world_: World) {}

  hear(params: Record<string, any>): void {
    const { room, names, more } = params
    this.world_.stop_timer(this.timer_)
    const anybody = names?.length || more
    this.now.value = anybody ? { room, names: names ?? [], more: more ?? 0 } : null
    this.timer_ = this.world_.start_timer(stale_ms, () => (this.now.value = null))
  }

  // True when it is time to tell the room that we are writing.
  should_say(): boolean {
    const now = this.world_.now()
    if (now - this.said_at_ < said_again_ms) return false
    this.said_at_ = now
    return true
  }
}
