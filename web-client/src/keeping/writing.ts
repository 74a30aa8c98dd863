// What was typed and is not yet said: drafts for each room, words in other forms, and messages the
// server has not answered. All survive a move, a reload and a lost connection.
import type { Shelf } from './shelf'

export interface Draft {
  room: string
  name: string // of the room, to say where it was typed
  text: string
}

export interface Unsent {
  id: string // of the request; sent again under the same id
  room: string
  room_name: string
  text: string
  written_at: number
  reply_to?: string
}

export class Writing {
  constructor(
    private readonly shelf_: Shelf,
    private readonly session_: string,
  ) {}

  private draft_name_(room: string): string {
    return `chats.draft.${this.session_}.${room}`
  }

  private unsent_name_(id: string): string {
    return `chats.unsent.${this.session_}.${id}`
  }

  private words_name_(place: string): string {
    return `chats.words.${this.session_}.${place}`
  }

  draft(room: string): string {
    return this.shelf_.read<Draft>(this.draft_name_(room))?.text ?? ''
  }

  keep_draft(draft: Draft): void {
    if (draft.text) this.shelf_.write(this.draft_name_(draft.room), draft)
    else this.shelf_.remove(this.draft_name_(draft.room))
  }

  // In a form other than the message box: a card, a note, a letter.
  words(place: string): string {
    return this.shelf_.read<string>(this.words_name_(place)) ?? ''
  }

  keep_words(place: string, text: string): void {
    if (text) this.shelf_.write(this.words_name_(place), text)
    else this.shelf_.remove(this.words_name_(place))
  }

  // Drafts in rooms that are gone: they can be used where we are now, or thrown away.
  stranded(rooms_open: string[]): Draft[] {
    return this.shelf_
      .names(this.draft_name_(''))
      .map((name) => this.shelf_.read<Draft>(name))
      .filter((draft): draft is Draft => !!draft && !rooms_open.includes(draft.room))
  }

  // In the order in which they were written; a shelf has an order of its own.
  unsent(): Unsent[] {
    return this.shelf_
      .names(this.unsent_name_(''))
      .map((name) => this.shelf_.read<Unsent>(name))
      .filter((unsent): unsent is Unsent => !!unsent)
      .sort((one, other) => one.written_at - other.written_at)
  }

  keep_unsent(unsent: Unsent): void {
    this.shelf_.write(this.unsent_name_(unsent.id), unsent)
  }

  drop_unsent(id: string): void {
    this.shelf_.remove(this.unsent_name_(id))
  }
}
