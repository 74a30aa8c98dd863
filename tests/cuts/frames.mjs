// WebSocket frames as bytes: where they begin in a stream, what is in them, how one is made.
const head_end = Buffer.from('\r\n\r\n')
const unknown = { begins_at: 0, payload: Infinity }

// Follows a stream piece by piece, however it is torn. The HTTP head is frame 0, then one
// WebSocket frame comes after the other. A stream of which nothing is known (TLS) is one frame
// without an end.
export class Frames {
  seen = 0 // Bytes.
  borders = [0] // Where each frame begins, counted in bytes from the start.
  last_ = Buffer.alloc(0) // What was seen of the last one.

  constructor({ opaque }) {
    this.opaque_ = opaque
  }

  feed(bytes) {
    this.seen += bytes.length
    if (this.opaque_) return
    this.last_ = Buffer.concat([this.last_, bytes])
    for (let length; (length = this.last_length_()) <= this.last_.length; ) {
      this.borders.push(this.borders.at(-1) + length)
      this.last_ = this.last_.subarray(length)
    }
  }

  // The place `at` bytes into a frame, or before its end if negative, counted from the start;
  // never beyond that frame. Infinity while it is not known.
  place({ frame, at }) {
    if (frame >= this.borders.length) return Infinity
    const begin = this.borders[frame]
    const end = this.borders[frame + 1] ?? begin + this.last_length_()
    return at < 0 ? Math.max(begin, end + at) : Math.min(begin + at, end)
  }

  lengths() {
    return this.borders.slice(1).map((border, frame) => border - this.borders[frame])
  }

  last_length_() {
    if (this.opaque_) return Infinity
    if (this.borders.length > 1) {
      const { begins_at, payload } = frame_head(this.last_)
      return begins_at + payload
    }
    const end = this.last_.indexOf(head_end)
    return end < 0 ? Infinity : end + head_end.length
  }
}

// Where the payload begins and how long it is; Infinity while too little of the head is there.
export function frame_head(bytes) {
  if (bytes.length < 2) return unknown
  const mask = bytes[1] & 0x80 ? 4 : 0
  const short = bytes[1] & 0x7f
  if (short < 126) return { begins_at: 2 + mask, payload: short }
  if (short === 126) {
    return bytes.length < 4 ? unknown : { begins_at: 4 + mask, payload: bytes.readUInt16BE(2) }
  }
  if (bytes.length < 10) return unknown
  return { begins_at: 10 + mask, payload: Number(bytes.readBigUInt64BE(2)) }
}

// As a client sends it. The mask protects proxies from scripts; ours is zero, and changes nothing.
export function masked_frame(opcode, payload) {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 6 : length <= 0xffff ? 8 : 14)
  head[0] = 0x80 | opcode
  head[1] = 0x80 | (length < 126 ? length : length <= 0xffff ? 126 : 127)
  if (head.length === 8) head.writeUInt16BE(length, 2)
  if (head.length === 14) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}
