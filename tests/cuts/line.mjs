// The way between one viewer and the server: a proxy on loopback that cuts it once, after exactly
// as many bytes as it was told. What was let through before is delivered; the rest is lost. Later
// connections pass whole.
//
// A cut is { side: whose bytes are counted, 'server' or 'client'; frame, at: after `at` bytes of
// this frame, or that many before its end if negative; how }. How it looks to both ends:
//   fin      the stream ends in good order, as when a proxy on the way is stopped
//   rst      it is reset
//   silence  nothing comes any more, and nobody says so: a tunnel
import { connect, createServer } from 'node:net'
import { Frames } from './frames.mjs'

export const ways_to_cut = ['fin', 'rst', 'silence']

export class Line {
  is_cut = false
  // What the first connection carried of each side's bytes.
  carried = null
  pairs_ = new Set()

  static async lay(house, cut, on_cut) {
    const line = new Line()
    Object.assign(line, { house_: house, cut, on_cut_: on_cut })
    line.server_ = createServer((near) => line.join_(near))
    await new Promise((resolve) => line.server_.listen(0, '127.0.0.1', resolve))
    line.port = line.server_.address().port
    return line
  }

  join_(near) {
    const pair = { near, far: connect(this.house_.port, '127.0.0.1'), silent: false }
    this.pairs_.add(pair)
    for (const socket of [pair.near, pair.far]) {
      socket.setNoDelay(true)
      socket.on('error', () => undefined).on('close', () => this.destroy_(pair))
    }
    const ways = { client: [pair.near, pair.far], server: [pair.far, pair.near] }
    const carried = {}
    for (const [side, [from, to]] of Object.entries(ways)) {
      carried[side] = new Frames({ opaque: !!this.house_.certificate })
      const cut = !this.carried && this.cut?.side === side ? this.cut : null
      from.on('data', (bytes) => pair.silent || this.carry_(bytes, { pair, to, cut }, carried[side]))
    }
    this.carried ??= carried
  }

  carry_(bytes, { pair, to, cut }, frames) {
    const before = frames.seen
    frames.feed(bytes)
    const allowed = cut ? Math.max(0, frames.place(cut) - before) : Infinity
    if (allowed > bytes.length) return to.write(bytes)
    pair.silent = true
    to.write(bytes.subarray(0, allowed), () => this.end_(pair, cut.how))
  }

  end_({ near, far }, how) {
    this.is_cut = true
    if (how === 'rst') for (const socket of [near, far]) socket.resetAndDestroy()
    if (how === 'fin') for (const socket of [near, far]) socket.end()
    this.on_cut_()
  }

  destroy_(pair) {
    this.pairs_.delete(pair)
    pair.near.destroy()
    pair.far.destroy()
  }

  remove() {
    for (const pair of this.pairs_) this.destroy_(pair)
    this.server_.close()
  }
}
