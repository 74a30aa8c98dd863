// The random keys of what we wrote anonymously. The server cannot tell who wrote it; whoever has
// the key can change it. They never leave this browser except with such a change.
import type { Shelf } from './shelf'

export class Authorship {
  constructor(
    private readonly shelf_: Shelf,
    private readonly session_: string,
    private readonly new_key_: () => string,
  ) {}

  private name_(item: string): string {
    return `chats.author.${this.session_}.${item}`
  }

  new_key(): string {
    return this.new_key_()
  }

  // `item` is a card's id, or `checkin` or `survey`.
  key_of(item: string): string | null {
    return this.shelf_.read<string>(this.name_(item))
  }

  key_for(item: string): string {
    return this.key_of(item) ?? this.keep(item, this.new_key_())
  }

  keep(item: string, key: string): string {
    this.shelf_.write(this.name_(item), key)
    return key
  }

  // Our check-in answer without a name, so that it is shown as ours.
  answer(): string | null {
    return this.shelf_.read<string>(this.name_('answer'))
  }

  note_answer(checkin: string): void {
    this.shelf_.write(this.name_('answer'), checkin)
  }

  // The cards that this browser has keys of.
  cards(): string[] {
    const start = this.name_('')
    return this.shelf_
      .names(start)
      .map((name) => name.slice(start.length))
      .filter((item) => /^c\d/.test(item))
  }

  forget(item: string): void {
    this.shelf_.remove(this.name_(item))
  }
}
