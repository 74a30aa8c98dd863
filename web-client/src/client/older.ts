// Messages from before the window, read on demand for the room that we are in.
import { signal } from '@preact/signals'
import { fold } from '../session/fold'
import { omit } from '../session/lists'
import type { Message, Notification, View } from '../session/view'

type Ask = (method: string, params: Record<string, unknown>) => Promise<any>

const page = 100

export class OlderMessages {
  readonly list = signal<Message[]>([])
  readonly more = signal(true)
  readonly reading = signal(false)
  private forgotten_ = 0 // How often: a page that was asked for before is of another time or room.

  constructor(private readonly ask_: Ask) {}

  forget(): void {
    this.list.value = []
    this.more.value = true
    this.forgotten_ += 1
  }

  // What changed in the room's messages may have changed one of these.
  hear(before: View, after: View, notification: Notification): void {
    const is_in_use = this.list.value.length > 0 || this.reading.value
    if (!is_in_use || before.room.id !== after.room.id) return
    const inside = new Set(after.room.messages.map((message) => message.message))
    // The window moved on: what fell out of it belongs here.
    const left = before.room.messages.filter((message) => !inside.has(message.message))
    const messages = left.length ? [...this.list.value, ...left] : this.list.value
    if (notification.method === 'message.posted') {
      this.list.value = messages
      return
    }
    const params = omit(notification.params, 'oldest')
    const room = { ...before.room, messages }
    this.list.value = fold({ ...before, room }, { ...notification, params }).room.messages
  }

  async read(oldest_shown: string): Promise<void> {
    if (this.reading.value) return
    this.reading.value = true
    try {
      const before = this.list.value[0]?.message ?? oldest_shown
      const forgotten = this.forgotten_
      const { messages, more } = await this.ask_('history.read', { before, limit: page })
      if (forgotten !== this.forgotten_) return
      this.list.value = [...messages, ...this.list.value]
      this.more.value = more
    } finally {
      this.reading.value = false
    }
  }
}
