// Answers to requests for help that concern us, until they are dismissed. The view holds the latest
// as long as the request is open; an answer that nobody had time to read must not go with it.
import { signal } from '@preact/signals'
import type { HelpKind } from '../session/help'
import type { Notification, View } from '../session/view'

export interface HeardAnswer {
  help: string
  kind: HelpKind
  mine: boolean
  by: string
  text: string
}

export class Answers {
  readonly heard = signal<HeardAnswer[]>([])

  hear(view: View, { method, params }: Notification): void {
    if (method !== 'help.answered' || params.by.id === view.me.id) return
    const { help, by, text } = params
    const mine = view.me.help?.help === help
    const asked = mine ? view.me.help : view.room.helps.find((each) => each.help === help)
    if (!asked) return
    const others = this.heard.value.filter((each) => each.help !== help)
    this.heard.value = [...others, { help, kind: asked.kind, mine, by: by.name, text }]
  }

  dismiss(help: string): void {
    this.heard.value = this.heard.value.filter((each) => each.help !== help)
  }
}
