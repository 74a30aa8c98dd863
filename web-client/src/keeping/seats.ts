// Our seat in a session: the key that makes us the same participant from any tab of this browser.
// One per link, found again by a mark of the link's secret, so that the secret is not kept.
import type { Shelf } from './shelf'

export interface Seat {
  key: string
  session?: string
}

export interface Profile {
  name: string
  pronouns?: string
  position?: string
  affiliation?: string
}

// Two 32-bit FNV-1a sums from different starts: enough to tell a person's few links apart.
export function mark_of(secret: string): string {
  const sum = (start: number): string => {
    let hash = start
    for (let at = 0; at < secret.length; at += 1) {
      hash = Math.imul(hash ^ secret.charCodeAt(at), 0x01000193)
    }
    return (hash >>> 0).toString(36)
  }
  return `${sum(0x811c9dc5)}${sum(0x5bd1e995)}`
}

export class Seats {
  constructor(
    private readonly shelf_: Shelf,
    private readonly new_key_: () => string,
  ) {}

  of(secret: string): Seat {
    const name = `chats.seat.${mark_of(secret)}`
    const known = this.shelf_.read<Seat>(name)
    if (known?.key) return known
    const seat = { key: this.new_key_() }
    this.shelf_.write(name, seat)
    return seat
  }

  // From now on a reload goes straight in.
  taken(secret: string, session: string): void {
    this.shelf_.write(`chats.seat.${mark_of(secret)}`, { ...this.of(secret), session })
  }

  // The key stays: who comes back is the same person.
  left(secret: string): void {
    this.shelf_.write(`chats.seat.${mark_of(secret)}`, { key: this.of(secret).key })
  }

  // As if we had never been there.
  forget(secret: string): void {
    this.shelf_.remove(`chats.seat.${mark_of(secret)}`)
  }

  profile(): Profile | null {
    return this.shelf_.read<Profile>('chats.profile')
  }

  keep_profile(profile: Profile): void {
    this.shelf_.write('chats.profile', profile)
  }
}
