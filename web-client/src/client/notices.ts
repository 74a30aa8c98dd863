// Short words to the user: toasts that anyone can see, and what is only read aloud.
import { signal } from '@preact/signals'
import type { World } from '../connection/world'

export interface Notice {
  number: number
  text: string
  kind: 'plain' | 'error'
}

const shown_ms = 8_000

export class Notices {
  readonly shown = signal<Notice[]>([])
  // Read by screen readers from one polite region; the number makes equal texts differ.
  readonly spoken = signal({ number: 0, text: '' })
  private count_ = 0

  constructor(private readonly world_: World) {}

  tell(text: string): void {
    this.add_({ number: this.next_(), text, kind: 'plain' })
  }

  error(text: string): void {
    if (this.shown.value.some((notice) => notice.text === text)) return
    this.add_({ number: this.next_(), text, kind: 'error' })
  }

  say(text: string): void {
    this.spoken.value = { number: this.next_(), text }
  }

  dismiss(number: number): void {
    this.shown.value = this.shown.value.filter((notice) => notice.number !== number)
  }

  private add_(notice: Notice): void {
    this.shown.value = [...this.shown.value.slice(-2), notice]
    this.world_.start_timer(shown_ms, () => this.dismiss(notice.number))
  }

  private next_(): number {
    this.count_ += 1
    return this.count_
  }
}
