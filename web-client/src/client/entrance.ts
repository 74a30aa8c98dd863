// From the link to the room: look what it leads to, ask for a name, go in; go straight in when we
// have been here before.
import { ask_once } from '../connection/ask_once'
import { Refused } from '../connection/wire'
import type { World } from '../connection/world'
import { forget_session } from '../keeping/forget'
import { Seats } from '../keeping/seats'
import type { Profile } from '../keeping/seats'
import type { Client } from './client'
import type { Peek } from './peek'

// Refusals that say nothing about the link: the page offers the form again.
const at_the_form = new Set(['invalid_params', 'too_long', 'session_full', 'session_locked'])

export class Entrance {
  private readonly seats_: Seats
  private peek_: Peek | null = null

  constructor(
    private readonly world_: World,
    private readonly client_: Client,
    private readonly secret_: string,
  ) {
    this.seats_ = new Seats(client_.shelf, () => world_.random_text(16))
    // Refused at the door: show the form again with the reason.
    client_.standing.subscribe((standing) => {
      if (standing.at !== 'ended' || standing.ending !== 'refused' || !this.peek_) return
      if (!standing.why || !at_the_form.has(standing.why.reason)) return
      client_.standing.value = { at: 'door', peek: this.peek_, why: standing.why }
    })
  }

  get profile(): Profile | null {
    return this.seats_.profile()
  }

  async arrive(): Promise<void> {
    if (!this.secret_) {
      this.client_.standing.value = { at: 'no_link' }
      return
    }
    const { session, key } = this.seats_.of(this.secret_)
    if (session) return this.enter_({ key, session, link: this.secret_ })
    await this.look()
  }

  async look(): Promise<void> {
    this.client_.standing.value = { at: 'looking' }
    try {
      this.peek_ = (await ask_once(this.world_, 'session.peek', {
        link: this.secret_,
        key: this.seats_.of(this.secret_).key,
      })) as Peek
      this.client_.standing.value = { at: 'door', peek: this.peek_, why: null }
    } catch (why) {
      const refused = why instanceof Refused && why.reason !== 'gone' ? why : null
      const closed = refused?.reason === 'session_closed'
      this.client_.standing.value = refused
        ? { at: 'ended', ending: closed ? 'closed' : 'refused', why: refused }
        : { at: 'unreachable' }
    }
  }

  join(profile: Profile): void {
    this.seats_.keep_profile(profile)
    const { key } = this.seats_.of(this.secret_)
    this.enter_({ key, link: this.secret_, profile: { ...profile } })
  }

  async leave(): Promise<void> {
    if ((await this.client_.act('session.leave')) === null) return
    this.client_.disconnect()
    this.seats_.left(this.secret_)
    this.client_.standing.value = { at: 'left' }
  }

  // What this browser needs to ask what is held about us, once we have been inside.
  get own_key(): { session: string; key: string } | null {
    const { session, key } = this.seats_.of(this.secret_)
    return session ? { session, key } : null
  }

  // Everything of ours is gone, so the key is of no more use.
  async erased(): Promise<void> {
    const { session } = this.seats_.of(this.secret_)
    this.client_.disconnect()
    if (session) forget_session(this.client_.shelf, session)
    this.seats_.forget(this.secret_)
    this.client_.standing.value = { at: 'erased' }
  }

  private enter_(credentials: Parameters<Client['connect']>[0]): void {
    this.client_.connect(credentials, (session) => this.seats_.taken(this.secret_, session))
  }
}
