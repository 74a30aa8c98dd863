// When a session is closed the server forgets; so does this browser.
import type { Shelf } from './shelf'

export function forget_session(shelf: Shelf, session: string): void {
  for (const kind of ['draft', 'words', 'unsent', 'author', 'done']) {
    for (const name of shelf.names(`chats.${kind}.${session}.`)) shelf.remove(name)
  }
}
