// A small client on a plain socket, written from protocol/README.md alone. It keeps every frame it
// was sent, so that a test can say what never came.
import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { WebSocket } from 'ws'
import { until } from './patience.mjs'

const random_text = (bytes) => randomBytes(bytes).toString('base64url')

export class Refusal extends Error {
  constructor({ code, message, data }) {
    super(`${data?.reason}: ${message}`)
    Object.assign(this, { code, reason: data?.reason, more: data ?? {} })
  }
}

export class RawClient {
  frames = []
  told = []
  closed = null
  key = random_text(16)
  changes = new EventEmitter()
  answers_ = new Map()
  prefix_ = random_text(4)
  count_ = 0

  static async connect(name, house) {
    const client = new RawClient()
    client.name = name
    client.socket_ = new WebSocket(`${house.origin.replace('https', 'wss')}/ws`, ['chats.v1'], {
      ca: house.certificate,
    })
    client.changes.setMaxListeners(100)
    client.socket_.on('message', (bytes) => client.hear_(String(bytes)))
    client.socket_.on('close', (code) => client.ended_(code))
    await new Promise((resolve, reject) => {
      client.socket_.once('open', resolve)
      client.socket_.once('error', reject)
    })
    return client
  }

  hear_(text) {
    this.frames.push(text)
    const frame = JSON.parse(text)
    for (const each of Array.isArray(frame) ? frame : [frame]) {
      if (each.method) this.told.push(each)
      else this.answered_(each)
      if (each.method === 'room.entered') this.room = each.params.room.id
    }
    this.changes.emit('change')
  }

  answered_({ id, result, error }) {
    const answer = this.answers_.get(id)
    this.answers_.delete(id)
    if (error) answer?.reject(new Refusal(error))
    else answer?.resolve(result)
  }

  ended_(code) {
    this.closed = code
    for (const { reject } of this.answers_.values()) reject(new Error(`closed with ${code}`))
    this.changes.emit('change')
  }

  ask(method, params = {}) {
    this.count_ += 1
    const id = `${this.prefix_}-${this.count_}`
    return new Promise((resolve, reject) => {
      this.answers_.set(id, { resolve, reject })
      this.socket_.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
    })
  }

  // By a link and the own key; or with the key of somebody else's browser, as that person.
  async join({ link, key = this.key, session, position, affiliation }) {
    const door = link
      ? { link: link.split('#')[1], name: this.name, position, affiliation }
      : { session }
    const entered = await this.ask('session.join', { ...door, key, client: 'browser-tests/1' })
    this.room = entered.you.room
    this.id = entered.you.id
    this.snapshot = entered.snapshot
    return entered
  }

  say(text) {
    return this.ask('message.post', { room: this.room, text })
  }

  // The first notification of this name that fits, heard already or still to come.
  hears(method, fits = () => true) {
    const found = () => this.told.find((each) => each.method === method && fits(each.params))
    return until(found, { changes: this.changes, what: `${method}, told to ${this.name}` })
  }

  // Everything of ours that came before now is here: the server answers in order.
  catch_up() {
    return this.ask('participants.list', { limit: 1 })
  }

  knows(text) {
    return this.frames.some((frame) => frame.includes(text))
  }

  ends(code) {
    const ended = () => this.closed === code
    return until(ended, { changes: this.changes, what: `the end of ${this.name} with ${code}` })
  }

  end() {
    this.socket_.terminate()
  }
}
