// Somebody with the web client's own connection and fold, on a line that may be cut. Their clock
// stands: what their client waits for happens when the test says so, and not a moment later.
import { randomBytes } from 'node:crypto'
import { Connection, ask_once, fold } from './real_client.mjs'
import { PlainSocket } from './socket.mjs'

const random_text = (bytes) => randomBytes(bytes).toString('base64url')
const named_things = { 'message.posted': 'message', 'card.added': 'card', 'takeaway.added': 'takeaway' }

export class Viewer {
  view = null
  link = null
  wrongs = []
  own = [] // What they asked for, with what became of it.
  unanswered = 0
  resumed = 0
  fresh = 0
  fresh_starts = 0
  steps_away = 0
  came_back = false
  key = random_text(16)
  timers_ = new Set()
  seq_ = 0
  heard_ = new Set() // Methods heard with this seq.

  // `line`: null is the straight way. `stays_away`: how many steps of the story after the cut.
  constructor({ name, link, house, line, stays_away, dice, talk }) {
    Object.assign(this, { name, house, line, stays_away, talk })
    this.world_ = {
      now: Date.now,
      random: dice.roll,
      random_text,
      start_timer: (after_ms, then) => this.keep_timer_(then),
      stop_timer: (timer) => this.timers_.delete(timer),
      open_socket: () => new PlainSocket(house, line?.port ?? house.port),
    }
    const ear = {
      link: (now) => this.changed_(() => this.link_is_(now)),
      joined: (session, fresh) => this.changed_(() => this.joined_(session, fresh)),
      told: (batch) => this.changed_(() => batch.forEach((each) => this.hear_(each))),
      ended: (ending, why) => this.wrongs.push(`was sent away: ${ending} ${why?.reason ?? ''}`),
    }
    const profile = { name }
    this.connection_ = new Connection(this.world_, ear, { key: this.key, link, profile })
  }

  come() {
    this.connection_.start()
  }

  get is_away() {
    return !!this.line?.is_cut && !this.came_back
  }

  get is_settled() {
    return this.is_away || (this.link === 'joined' && !this.unanswered)
  }

  step_passes() {
    if (this.is_away && this.steps_away++ >= this.stays_away) this.come_back()
  }

  // Nothing was heard for long enough, if the cut was silent; and the wait before the next try is
  // over.
  come_back() {
    if (!this.is_away) return
    this.came_back = true
    this.let_time_pass_()
    if (this.link === 'waiting') this.let_time_pass_()
  }

  async ask(method, params = {}) {
    const own = { method, params }
    this.own.push(own)
    this.unanswered += 1
    try {
      own.result = await this.connection_.request(method, params)
    } catch (why) {
      own.refused = why
    }
    this.changed_(() => (this.unanswered -= 1))
    return own
  }

  // Once this is answered, everything of ours that came before is here: the server answers in
  // order.
  catch_up() {
    return this.ask('participants.list', { limit: 1 })
  }

  // What somebody who comes now with the same key is shown, by a way that is never cut.
  async as_if_new() {
    const straight = { ...this.world_, open_socket: () => new PlainSocket(this.house, this.house.port) }
    const coming = { session: this.session, key: this.key }
    return (await ask_once(straight, 'session.join', coming)).snapshot
  }

  how_it_stands() {
    const { name, link, unanswered, came_back, line } = this
    return JSON.stringify({ name, link, unanswered, came_back, cut: line?.cut, is_cut: line?.is_cut })
  }

  leave() {
    this.connection_.stop()
    this.line?.remove()
  }

  keep_timer_(then) {
    const timer = { then }
    this.timers_.add(timer)
    return timer
  }

  let_time_pass_() {
    const due = [...this.timers_]
    this.timers_.clear()
    for (const { then } of due) then()
  }

  // A loss that is not our cut (on a slow machine the server may give up on a handshake) is no
  // reason to stay away.
  link_is_(now) {
    this.link = now
    if (now !== 'waiting' || this.is_away) return
    setImmediate(() => this.link === 'waiting' && !this.is_away && this.let_time_pass_())
  }

  joined_(session, fresh) {
    this.session = session
    if (fresh) this.view = fresh
    if (this.came_back) this[fresh ? 'fresh' : 'resumed'] += 1
  }

  hear_(said) {
    const { method, params } = said
    if (method === 'snapshot') this.fresh_starts += 1
    else if (method !== 'clock' && params?.seq !== undefined) this.in_order_(method, params.seq)
    const thing = named_things[method]
    if (thing) this.talk.knows_of(params.text, params[thing])
    this.view = fold(this.view, said)
  }

  in_order_(method, seq) {
    if (seq < this.seq_) this.wrongs.push(`heard ${method} of ${seq} after ${this.seq_}`)
    if (seq !== this.seq_) this.heard_.clear()
    if (this.heard_.has(method)) this.wrongs.push(`heard ${method} of ${seq} twice`)
    this.heard_.add(method)
    this.seq_ = Math.max(seq, this.seq_)
  }

  changed_(change) {
    change()
    this.talk.changes.emit('change')
  }
}
