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

  hear(params: Record<string, any>, own_name: string): void {
    const { room, more = 0 } = params
    const names: string[] = (params.names ?? []).filter((name: string) => name !== own_name)
    this.world_.stop_timer(this.timer_)
    this.now.value = names.length || more ? { room, names, more } : null
    this.timer_ = this.world_.start_timer(stale_ms, () => (this.now.value = null))
  }

  // Who has said it no longer writes it.
  posted(name: string): void {
    const typing = this.now.value
    if (!typing?.names.includes(name)) return
    const names = typing.names.filter((other) => other !== name)
    this.now.value = names.length || typing.more ? { ...typing, names } : null
  }

  // True when it is time to tell the room that we are writing.
  should_say(): boolean {
    const now = this.world_.now()
    if (now - this.said_at_ < said_again_ms) return false
    this.said_at_ = now
    return true
  }
}
