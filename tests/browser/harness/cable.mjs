// The line between one person and the server, which a test can cut: what is under way is lost, as
// when a train enters a tunnel. It can also hold back what the server says, so that a request
// arrives and its answer does not.
import { once } from 'node:events'
import { createServer, connect } from 'node:net'

export class Cable {
  whole_ = true
  holds_ = false
  pairs_ = new Set()

  static async lay(port) {
    const cable = new Cable()
    cable.leads_to(port)
    cable.server_ = createServer((near) => cable.join_(near))
    await new Promise((resolve) => cable.server_.listen(0, '127.0.0.1', resolve))
    cable.port = cable.server_.address().port
    return cable
  }

  // A server that starts again has another port.
  leads_to(port) {
    this.far_port_ = port
  }

  join_(near) {
    if (!this.whole_) return near.destroy()
    const far = connect(this.far_port_, '127.0.0.1')
    const pair = [near, far]
    this.pairs_.add(pair)
    const end = () => {
      this.pairs_.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => this.holds_ || near.write(bytes))
  }

  // The near end connects once more, with success or not.
  is_tried() {
    return once(this.server_, 'connection')
  }

  hold_answers() {
    this.holds_ = true
  }

  // Before the browser is set offline, not after: Chromium, when offline, now and then does not hear
  // that a socket it has open was closed.
  cut() {
    this.whole_ = false
    for (const [near, far] of this.pairs_) {
      near.destroy()
      far.destroy()
    }
    this.pairs_.clear()
  }

  mend() {
    this.holds_ = false
    this.whole_ = true
  }

  remove() {
    this.cut()
    this.server_.close()
  }
}
