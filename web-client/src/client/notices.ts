// Short words to the user: toasts that anyone can see, and what is only read aloud.
import { signal } from '@preact/signals'
import type { World } from '../connection/world'

export interface Notice {
  number: number
  text: string
  kind: 'plain' | 'error'
  undo?: () => void
}

const shown_ms = 8_000
const undo_ms = 30_000

export class Notices {
  readonly shown = signal<Notice[]>([])
  // Read by screen readers from one polite region; the number makes equal texts differ.
  readonly spoken = signal({ number: 0, text: '' })
  private count_ = 0

  constructor(private readonly world_: World) {}

  tell(text: string, undo?: () => void): void {
    this.add_({ number: this.next_(), text, kind: 'plain', undo })
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
    const stays = notice.undo ? undo_ms : shown_ms
    this.world_.start_timer(stays, () => this.dismiss(notice.number))
  }

  private next_(): number {
    this.count_ += 1
    return this.count_
  }
}
