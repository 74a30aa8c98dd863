// Everything the page knows, as signals, and everything it can ask for. Made once by main.tsx and
// handed to the views; holds a connection while we are inside.
import { batch, computed, signal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { Connection } from '../connection/connection'
import type { Credentials, Link } from '../connection/connection'
import type { Ending } from '../connection/close_codes'
import { Refused } from '../connection/wire'
import type { Params } from '../connection/wire'
import type { World } from '../connection/world'
import { Authorship } from '../keeping/authorship'
import { forget_session } from '../keeping/forget'
import type { Shelf } from '../keeping/shelf'
import { Writing } from '../keeping/writing'
import { fold } from '../session/fold'
import { UrgencyWatch } from '../session/help_queue'
import type { Card, Notification, View } from '../session/view'
import { t } from '../words/t'
import { Answers } from './answers'
import type { Colleagues } from './colleagues'
import type { Measures } from './measures'
import { Notices } from './notices'
import { OlderMessages } from './older'
import type { OlderCards } from './older_cards'
import type { OlderWaiting } from './older_waiting'
import { OutgoingMessages } from './outgoing'
import type { Peek } from './peek'
import type { HearAloud } from './spoken'
import { TypingWatch } from './typing'
import { Undos } from './undos'

export type Standing =
  | { at: 'looking' } // asking what the link leads to
  | { at: 'no_link' }
  | { at: 'unreachable' }
  | { at: 'door'; peek: Peek; why: Refused | null }
  | { at: 'entering' }
  | { at: 'inside' }
  | { at: 'left' }
  | { at: 'erased' } // with everything that was held about us
  | { at: 'ended'; ending: Ended; why: Refused | null }

// Who left knows it, and has a page of their own.
export type Ended = Exclude<Ending, 'left'>

// `back_at`: when the next try is, by this computer's clock.
export interface LinkNow {
  link: Link
  back_at: number | null
}

// How we came into the room that we are in; `number` rises with each move.
export interface Arrival {
  number: number
  at: number
  why: string
  by: string | null
}

// What belongs to one session in this browser.
interface Belongings {
  // Rises when a stranded text is brought into the message box.
  brought: Signal<number>
  // Rises when there may be news of what we wrote without a name: only we know that it is ours.
  nameless: Signal<number>
  writing: Writing
  outgoing: OutgoingMessages
  authorship: Authorship
}

// Where two facilitators may get in each other's way, or an author changes what we have read: the
// server is told what we had seen.
const steers = /^(agenda\.(go|extend|pause|resume)|rooms\.(extend|close)|card\.approve)$/
const sets_a_deadline = /^(phase|rooms|room|session|debrief)\./

export class Client {
  readonly standing = signal<Standing>({ at: 'looking' })
  readonly view = signal<View | null>(null)
  readonly link = signal<LinkNow>({ link: 'connecting', back_at: null })
  // From losing the connection until we are in again, however often that is tried.
  readonly lost = signal(false)
  readonly arrival = signal<Arrival>({ number: 0, at: 0, why: '', by: null })
  readonly notices: Notices
  readonly typing: TypingWatch
  readonly older: OlderMessages
  readonly undos: Undos
  readonly answers = new Answers()
  // Brought by the staff's page.
  colleagues: Colleagues | null = null
  measures: Measures | null = null
  older_waiting: OlderWaiting | null = null
  // Brought by the board.
  older_cards: OlderCards | null = null
  // Brought by the pages inside, so that the door need not load its words.
  hear_aloud: HearAloud | null = null
  readonly belongings = signal<Belongings | null>(null)
  // The server's time, once a second: all countdowns show this second.
  readonly second = signal(0)
  readonly is_staff = computed(() => (this.view.value?.me.role ?? 'attendee') !== 'attendee')
  readonly facilitates = computed(() => this.view.value?.me.role === 'facilitator')
  private readonly urgency_ = new UrgencyWatch()
  private connection_: Connection | null = null
  // Came through the door, and was not let in yet.
  private is_new_ = false

  constructor(
    private readonly world_: World,
    private readonly shelf_: Shelf,
  ) {
    this.notices = new Notices(world_)
    this.typing = new TypingWatch(world_)
    this.older = new OlderMessages((method, params) => this.ask(method, params))
    this.undos = new Undos(world_, this.notices, (method, params) => this.act(method, params))
    this.tick_()
  }

  get shelf(): Shelf {
    return this.shelf_
  }

  now(): number {
    return this.world_.now() + (this.connection_?.clock.offset_ms ?? 0)
  }

  // What a request is based on: the latest event that this page was told of.
  seen(): { based_on?: number } {
    const position = this.connection_?.position ?? null
    return position === null ? {} : { based_on: position }
  }

  connect(credentials: Credentials, entered: (session: string) => void): void {
    this.connection_?.stop()
    this.standing.value = { at: 'entering' }
    this.is_new_ = !!credentials.profile
    this.connection_ = new Connection(
      this.world_,
      {
        link: (link, back_at) => this.link_changed_({ link, back_at }),
        joined: (session, fresh) => this.joined_(session, fresh, entered),
        told: (said) => batch(() => said.forEach((notification) => this.hear_(notification))),
        ended: (ending, why) => this.ended_(ending, why),
      },
      credentials,
    )
    this.connection_.start()
  }

  disconnect(): void {
    this.connection_?.stop()
    this.connection_ = null
  }

  // "Use here", after the same person opened the session too often elsewhere.
  use_here(): void {
    this.standing.value = { at: 'entering' }
    this.connection_?.start()
  }

  hurry(): void {
    this.connection_?.hurry()
  }

  // Rejects with Refused. For what the caller wants to explain itself.
  async ask(method: string, params: Params = {}, id?: string): Promise<any> {
    if (!this.connection_) throw new Error('not connected')
    const based = steers.test(method) ? { ...params, ...this.seen() } : params
    const { colleagues, measures } = this
    let seq: unknown
    colleagues?.asks()
    try {
      const result = await this.connection_.request(method, based, id)
      seq = result?.seq
      if (this.is_staff.value) this.undos.did(method, seq)
      measures?.did(method, params, { seq, by: this.view.value!.me })
      return result
    } catch (why) {
      measures?.refused(method, params, why)
      throw why
    } finally {
      colleagues?.answered(seq)
    }
  }

  // Asks, and tells the user when it is refused. Gives the result, or null.
  async act(method: string, params: Params = {}): Promise<any> {
    try {
      return await this.ask(method, params)
    } catch (why) {
      if (why instanceof Refused && why.reason !== 'gone') this.notices.error(t.refusal(why))
      return null
    }
  }

  post(text: string, reply_to?: string): void {
    const view = this.view.value
    if (!view || !this.connection_) return
    const id = this.connection_.next_request_id()
    const room = view.room.id
    const written = { room, room_name: view.room.name, text, written_at: this.world_.now() }
    this.belongings.value?.outgoing.send({ id, ...written, ...(reply_to ? { reply_to } : {}) })
  }

  nameless_news(): void {
    const nameless = this.belongings.value?.nameless
    if (nameless) nameless.value += 1
  }

  say_typing(): void {
    const room = this.view.value?.room.id
    if (room && this.typing.should_say()) this.connection_?.notify('typing', { room })
  }

  private link_changed_(now: LinkNow): void {
    this.link.value = now
    if (now.link === 'joined' && this.lost.value) this.notices.say(t.link.back)
    if (now.link === 'connecting') return
    const lost = now.link === 'waiting'
    if (lost && !this.lost.value && this.view.value) this.notices.say(t.link.waiting_note)
    this.lost.value = lost
  }

  private joined_(session: string, fresh: View | null, entered: (session: string) => void): void {
    batch(() => {
      if (fresh) {
        const moved = this.view.value && this.view.value.room.id !== fresh.room.id
        this.older.forget()
        this.older_cards?.forget()
        this.measures?.forget()
        this.older_waiting?.forget(fresh)
        this.view.value = fresh
        this.nameless_news()
        if (moved) this.arrive_('moved', null)
        else if (this.is_new_ && fresh.room.id !== 'main') this.arrive_('late', null)
      }
      this.is_new_ = false
      const first = this.standing.value.at !== 'inside'
      this.standing.value = { at: 'inside' }
      if (!this.belongings.value) this.unpack_(session)
      // We were away from the page: what was given up on then goes on now.
      else if (first) this.belongings.value.outgoing.resume()
    })
    entered(session)
  }

  private unpack_(session: string): void {
    const writing = new Writing(this.shelf_, session)
    const outgoing = new OutgoingMessages(this.world_, writing, (method, params, id) =>
      this.ask(method, params, id),
    )
    const new_key = (): string => this.world_.random_text(16)
    const authorship = new Authorship(this.shelf_, session, new_key)
    this.belongings.value = { brought: signal(0), nameless: signal(0), writing, outgoing, authorship }
    outgoing.resume()
  }

  private hear_(notification: Notification): void {
    const { method, params } = notification
    const before = this.view.value
    if (!before) return
    if (method === 'typing') return this.typing.hear(params, before.me.name)
    if (method === 'message.posted') this.typing.posted(params.from.name)
    const after = fold(before, notification)
    if (after !== before) {
      // A new deadline is counted down from now, not from the last second that was shown.
      if (sets_a_deadline.test(method)) this.second.value = this.now()
      this.view.value = after
      this.older.hear(before, after, notification)
    }
    this.older_cards?.hear(before, after, notification)
    this.older_waiting?.hear(before, after, notification)
    if (method === 'snapshot') {
      this.older.forget()
      this.measures?.forget()
      this.older_waiting?.forget(after)
      if (after.room.id !== before.room.id) this.arrive_('moved', null)
    }
    // Let in from the door: as whoever came late, if rooms are open.
    const let_in = before.me.waiting && !after.me.waiting
    if (let_in && after.room.id !== 'main') this.arrive_('late', null)
    if (method === 'room.entered') {
      this.older.forget()
      this.arrive_(params.why, params.by?.name ?? null)
    }
    if (!after.staff_only) this.hear_of_own_cards_(method, params, after.me.id)
    if (method === 'action.undone') this.undos.hear(params, after.me.id)
    this.colleagues?.hear(notification, before)
    this.measures?.hear(notification)
    this.answers.hear(after, notification)
    this.hear_aloud?.(this.notices, notification, before, after)
  }

  // Of cards without a name everybody hears the same; which of them are ours only we can know.
  private hear_of_own_cards_(method: string, params: Record<string, any>, me: string): void {
    const has_key = (card: string): boolean => !!this.belongings.value?.authorship.key_of(card)
    if (method === 'card.rephrase_asked') {
      const { card, text } = params
      if (has_key(card)) this.nameless_news()
      if (has_key(card) || text) this.notices.tell(t.board.asked)
    } else if (method === 'card.approved') {
      const ours = (card: Card): boolean => card.from?.id === me || has_key(card.card)
      if (params.shown.some(ours)) this.notices.tell(t.board.approved)
    }
  }

  private arrive_(why: string, by: string | null): void {
    const number = this.arrival.value.number + 1
    this.arrival.value = { number, at: this.now(), why, by }
  }

  private ended_(ending: Ending, why: Refused | null): void {
    const session = this.view.value?.session.id
    if (ending === 'closed' && session) forget_session(this.shelf_, session)
    if (this.standing.value.at === 'erased') return
    if (ending === 'left') this.standing.value = { at: 'left' }
    else this.standing.value = { at: 'ended', ending, why }
  }

  private say_urgent_(view: View): void {
    const [first, ...more] = this.urgency_.look(view, this.now())
    if (first) this.notices.say(t.needs.urgent_spoken(first.from.name, more.length))
  }

  private tick_(): void {
    this.second.value = this.now()
    if (this.view.value) this.say_urgent_(this.view.value)
    const to_next = 1_000 - (this.now() % 1_000)
    this.world_.start_timer(to_next, () => this.tick_())
  }
}
