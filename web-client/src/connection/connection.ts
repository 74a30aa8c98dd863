// One participant's way to the server: joins, comes back where it left off, sends again what was
// not answered. Knows frames and positions, no rules and no DOM. Everything it hears goes to `Ear`
// in the order of the server; an event heard twice is told once.
import { delay_ms, move_after } from './close_codes'
import type { Ending } from './close_codes'
import { Requests, gone } from './requests'
import { ServerClock } from './server_clock'
import { Refused, is_notification, notification_text, read_frame, request_text } from './wire'
import type { Params, Reply } from './wire'
import type { Socket, Timer, World } from './world'
import type { Notification, View } from '../session/view'

export type Link = 'connecting' | 'joined' | 'waiting'

export interface Credentials {
  key: string
  session?: string // coming back
  link?: string // the first time, with a profile
  profile?: Params
}

export interface Ear {
  link(link: Link, back_at: number | null): void
  // The session is known; `fresh` is a snapshot, or null when what was missed follows.
  joined(session: string, fresh: View | null): void
  told(batch: Notification[]): void
  ended(ending: Ending, why: Refused | null): void
}

// The server speaks at least every 20 s (`clock`). Nothing for this long: the way is dead.
export const silence_max_ms = 50_000
// Reasons to try a join again rather than to give up.
const passing = new Set(['too_fast', 'read_only', 'internal'])

export class Connection {
  readonly clock = new ServerClock()
  private readonly requests_: Requests
  private socket_: Socket | null = null
  private joined_ = false
  private stopped_ = true
  private attempt_ = 0
  private returned_once_ = false
  private must_wait_ = false // We asked too much: nothing shortens the wait.
  private join_id_ = ''
  private position_: number | null = null
  private told_there_: Set<string> | null = null // Methods heard with the seq of `position_`.
  private view_: string | null = null
  private return_timer_: Timer = null
  private silence_timer_: Timer = null

  constructor(
    private readonly world_: World,
    private readonly ear_: Ear,
    private credentials_: Credentials,
  ) {
    this.requests_ = new Requests(world_)
  }

  start(): void {
    this.stopped_ = false
    this.attempt_ = 0
    this.open_()
  }

  // Leaves for good. What was not answered is refused with the reason `gone`.
  stop(): void {
    this.stopped_ = true
    this.drop_socket_(1000)
    this.world_.stop_timer(this.return_timer_)
    this.requests_.give_up()
  }

  // Network or page came back: no need to wait longer.
  hurry(): void {
    if (this.stopped_ || this.socket_ || this.must_wait_) return
    this.world_.stop_timer(this.return_timer_)
    this.open_()
  }

  // The latest event that was heard, or null before a first one.
  get position(): number | null {
    return this.position_
  }

  next_request_id(): string {
    return this.requests_.next_id()
  }

  // Resolves when the change is durable; rejects with `Refused`. Survives reconnects.
  request(method: string, params: Params, id?: string): Promise<any> {
    if (this.stopped_) return Promise.reject(gone())
    const answer = this.requests_.add(id ?? this.id_for_(params), method, params)
    this.send_due_()
    return answer
  }

  // Said once, lost when there is no connection.
  notify(method: string, params: Params): void {
    if (this.joined_) this.socket_?.send(notification_text(method, params))
  }

  private id_for_({ author_key }: Params): string {
    return author_key ? this.requests_.nameless_id() : this.requests_.next_id()
  }

  private open_(): void {
    this.ear_.link('connecting', null)
    this.must_wait_ = false
    const socket = this.world_.open_socket()
    this.socket_ = socket
    this.joined_ = false
    this.listen_for_silence_()
    socket.onopen = () => this.join_()
    socket.onmessage = ({ data }) => this.hear_(socket, data)
    socket.onclose = ({ code }) => this.lost_(socket, code)
  }

  private join_(): void {
    const { key, session, link, profile } = this.credentials_
    const coming_back = { session, key, after: this.position_, view: this.view_ }
    const params: Params = session ? coming_back : { link, key, ...profile, client: 'web/1.0' }
    this.join_id_ = this.requests_.next_id()
    this.socket_?.send(request_text(this.join_id_, 'session.join', params))
  }

  private hear_(socket: Socket, data: unknown): void {
    if (socket !== this.socket_) return
    this.listen_for_silence_()
    let batch: Notification[] = []
    for (const said of read_frame(data)) {
      if (is_notification(said)) {
        if (this.is_new_(said)) batch.push(said)
        continue
      }
      this.tell_(batch)
      batch = []
      this.answered_(said)
    }
    this.tell_(batch)
    this.send_due_()
  }

  private is_new_({ method, params }: Notification): boolean {
    if (method === 'clock' || method === 'snapshot') {
      this.clock.hear(params.now, this.world_.now())
      if (method === 'snapshot') this.start_afresh_(params.view)
      if (method === 'snapshot' || params.seq > (this.position_ ?? -1)) this.stand_at_(params.seq)
      return true
    }
    if (typeof params?.seq === 'number' && !this.is_news_(method, params.seq)) return false
    // What we see changed as a whole: by a move, or by a role.
    if (typeof params?.view === 'string') this.view_ = params.view
    return true
  }

  // What had waited for us on the server was dropped, and answers to us may have been among it.
  // That to a join, even: then only joining again lets us in.
  private start_afresh_(view: string): void {
    this.view_ = view
    if (!this.joined_) this.join_()
    this.requests_.send_again()
  }

  // One event may be told in several notifications, each once.
  private is_news_(method: string, seq: number): boolean {
    const position = this.position_ ?? -1
    if (seq < position) return false
    if (seq === position && (!this.told_there_ || this.told_there_.has(method))) return false
    if (seq > position) {
      this.position_ = seq
      this.told_there_ = new Set()
    }
    this.told_there_!.add(method)
    return true
  }

  // All up to here was heard.
  private stand_at_(seq: number): void {
    this.position_ = seq
    this.told_there_ = null
  }

  private tell_(batch: Notification[]): void {
    if (batch.length) this.ear_.told(batch)
  }

  private answered_(reply: Reply): void {
    if (reply.id !== this.join_id_) return this.requests_.settle(reply)
    if (reply.error) return this.not_joined_(new Refused(reply.error))
    const { session, now, seq, view, snapshot } = reply.result
    // Sleep or another server may have made the old differences wrong; until now they had to do.
    this.clock.forget()
    this.clock.hear(now, this.world_.now())
    this.credentials_ = { ...this.credentials_, session }
    this.view_ = view
    if (snapshot) this.stand_at_(seq)
    this.joined_ = true
    this.attempt_ = 0
    this.returned_once_ = false
    this.ear_.joined(session, snapshot ?? null)
    this.ear_.link('joined', null)
    this.send_due_()
  }

  private not_joined_(why: Refused): void {
    if (passing.has(why.reason)) {
      this.drop_socket_(1000)
      this.return_in_(Number(why.more.retry_after_ms ?? 0) + this.jitter_(5_000))
      return
    }
    const { session, link } = this.credentials_
    if (session && link && why.reason === 'link_invalid') {
      // The server no longer knows the session by this id: the link may still.
      this.credentials_ = { ...this.credentials_, session: undefined }
      this.position_ = this.view_ = null
      return this.join_()
    }
    const endings: Record<string, Ending> = { session_closed: 'closed', removed: 'removed' }
    this.end_(endings[why.reason] ?? 'refused', why)
  }

  private lost_(socket: Socket, code: number): void {
    if (socket !== this.socket_) return
    this.drop_socket_(null)
    if (this.stopped_) return
    const move = move_after(code)
    if (move.next === 'stop') return this.end_(move.ending, null)
    if (move.next === 'wait') {
      this.must_wait_ = true
      return this.return_in_(move.for_ms)
    }
    if (move.next === 'return') return this.return_in_(this.jitter_(move.within_ms))
    if (this.returned_once_) return this.end_('broken', null)
    this.returned_once_ = true
    this.return_in_(0)
  }

  private jitter_(within_ms: number): number {
    const delay = delay_ms(within_ms, this.attempt_, this.world_.random())
    this.attempt_ += 1
    return delay
  }

  private return_in_(ms: number): void {
    this.ear_.link('waiting', this.world_.now() + ms)
    this.return_timer_ = this.world_.start_timer(ms, () => this.open_())
  }

  private end_(ending: Ending, why: Refused | null): void {
    this.stop()
    this.ear_.ended(ending, why)
  }

  private drop_socket_(code: number | null): void {
    const socket = this.socket_
    this.socket_ = null
    this.joined_ = false
    this.world_.stop_timer(this.silence_timer_)
    this.requests_.connection_lost()
    if (socket && code !== null) socket.close(code)
  }

  private listen_for_silence_(): void {
    this.world_.stop_timer(this.silence_timer_)
    this.silence_timer_ = this.world_.start_timer(silence_max_ms, () => {
      this.drop_socket_(1000)
      this.return_in_(this.jitter_(2_000))
    })
  }

  private send_due_(): void {
    if (!this.joined_ || !this.socket_) return
    for (const text of this.requests_.due()) this.socket_.send(text)
  }
}
