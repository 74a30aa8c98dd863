// Short words to the user: toasts that anyone can see, and what is only read aloud.
import { signal } from '@preact/signals'
import type { World } from '../connection/world'

export interface Notice {
  number: number
  text: string
  kind: 'plain' | 'error'
}

export interface Sentence {
  number: number
  text: string
  at: number
}

const shown_ms = 8_000
// Of what is said at one moment. More would be a speech.
const sentences_max = 5

export class Notices {
  readonly shown = signal<Notice[]>([])
  // Read by screen readers from one polite region, all that came at one moment, the latest last; the
  // number makes equal texts differ.
  readonly spoken = signal<Sentence[]>([])
  // How many dialogs are open: nothing outside of the innermost can be heard.
  readonly dialogs = signal(0)
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
    const at = this.world_.now()
    const fresh = this.spoken.value.filter((before) => at - before.at < shown_ms)
    const sentence = { number: this.next_(), text, at }
    this.spoken.value = [...fresh.slice(1 - sentences_max), sentence]
  }

  // How much was said and shown until now.
  get count(): number {
    return this.count_
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
