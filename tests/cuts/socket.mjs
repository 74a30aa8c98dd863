// A WebSocket on a plain or a TLS socket, as the web client's `World` wants it: RFC 6455 as far as
// our server uses it (whole text frames, pings, a close). Node 18 has none of its own.
import { randomBytes } from 'node:crypto'
import { connect as connect_plain } from 'node:net'
import { connect as connect_tls } from 'node:tls'
import { frame_head, masked_frame } from './frames.mjs'

const opcodes = { text: 1, close: 8, ping: 9, pong: 10 }
const abnormal = 1006

export class PlainSocket {
  onopen = null
  onmessage = null
  onclose = null
  unread_ = Buffer.alloc(0)
  is_open_ = false
  code_ = abnormal

  // `house`: the server that is meant; `port`: of the way there.
  constructor(house, port) {
    const where = { port, host: '127.0.0.1' }
    this.socket_ = house.certificate
      ? connect_tls({ ...where, ca: house.certificate }, () => this.ask_(house))
      : connect_plain(where, () => this.ask_(house))
    this.socket_.on('data', (bytes) => this.hear_(bytes))
    this.socket_.on('error', () => undefined) // `close` follows.
    this.socket_.on('close', () => this.onclose?.({ code: this.code_ }))
    this.socket_.setNoDelay(true)
  }

  send(text) {
    this.write_(masked_frame(opcodes.text, Buffer.from(text)))
  }

  close(code = 1000) {
    const payload = Buffer.alloc(2)
    payload.writeUInt16BE(code)
    if (this.is_open_) this.write_(masked_frame(opcodes.close, payload))
    this.socket_.destroy()
  }

  ask_(house) {
    this.write_(
      `GET /ws HTTP/1.1\r\nHost: ${new URL(house.origin).host}\r\nOrigin: ${house.origin}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
        'Sec-WebSocket-Protocol: chats.v1\r\n\r\n',
    )
  }

  write_(bytes) {
    if (this.socket_.writable) this.socket_.write(bytes)
  }

  hear_(bytes) {
    this.unread_ = this.unread_.length ? Buffer.concat([this.unread_, bytes]) : bytes
    if (!this.is_open_ && !this.opens_()) return
    for (;;) {
      const { begins_at, payload } = frame_head(this.unread_)
      if (this.unread_.length < begins_at + payload) return
      const opcode = this.unread_[0] & 0x0f
      const content = this.unread_.subarray(begins_at, begins_at + payload)
      this.unread_ = this.unread_.subarray(begins_at + payload)
      this.take_(opcode, content)
    }
  }

  opens_() {
    const end = this.unread_.indexOf('\r\n\r\n')
    if (end < 0) return false
    const head = this.unread_.subarray(0, end).toString()
    if (!head.startsWith('HTTP/1.1 101')) throw new Error(`no WebSocket: ${head}`)
    this.unread_ = this.unread_.subarray(end + 4)
    this.is_open_ = true
    this.onopen?.()
    return true
  }

  take_(opcode, content) {
    if (opcode === opcodes.text) this.onmessage?.({ data: content.toString() })
    else if (opcode === opcodes.ping) this.write_(masked_frame(opcodes.pong, content))
    else if (opcode === opcodes.close) {
      this.code_ = content.readUInt16BE(0)
      this.socket_.end(masked_frame(opcodes.close, content))
    } else throw new Error(`the server sent a frame with opcode ${opcode}`)
  }
}
