// A world without waiting: a clock that moves when the test says so, and sockets whose other end
// is a server made of a few lines.
import type { Socket, World } from '../src/connection/world'

export class FakeSocket implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly said: any[] = []
  closed_with: number | undefined

  send(text: string): void {
    this.said.push(JSON.parse(text))
  }

  close(code = 1000): void {
    this.closed_with = code
  }

  // What the server does.
  open(): void {
    this.onopen?.()
  }

  tell(...batch: object[]): void {
    this.onmessage?.({ data: JSON.stringify(batch.length === 1 ? batch[0] : batch) })
  }

  drop(code = 1006): void {
    this.onclose?.({ code })
  }

  request(method: string): any {
    return this.said.find((each) => each.method === method)
  }

  requests(method: string): any[] {
    return this.said.filter((each) => each.method === method)
  }

  answer(method: string, result: object): void {
    const { id } = this.requests(method).at(-1)
    this.tell({ jsonrpc: '2.0', id, result })
  }

  refuse(method: string, reason: string, more: object = {}, message = 'No.'): void {
    const { id } = this.requests(method).at(-1)
    const error = { code: 1000, message, data: { reason, ...more } }
    this.tell({ jsonrpc: '2.0', id, error })
  }
}

export class FakeWorld implements World {
  readonly sockets: FakeSocket[] = []
  dice = 0.5
  private now_ = 1_000_000
  private drawn_ = 0
  private timers_: { at: number; then: () => void }[] = []

  now = (): number => this.now_
  random = (): number => this.dice
  random_text = (bytes: number): string => `random${bytes}x${(this.drawn_ += 1)}`

  start_timer = (after_ms: number, then: () => void): object => {
    const timer = { at: this.now_ + after_ms, then }
    this.timers_.push(timer)
    return timer
  }

  stop_timer = (timer: unknown): void => {
    this.timers_ = this.timers_.filter((each) => each !== timer)
  }

  open_socket = (): FakeSocket => {
    const socket = new FakeSocket()
    this.sockets.push(socket)
    return socket
  }

  get socket(): FakeSocket {
    return this.sockets.at(-1)!
  }

  pass(ms: number): void {
    const until = this.now_ + ms
    for (;;) {
      const due = this.timers_.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.stop_timer(due)
      this.now_ = Math.max(this.now_, due.at)
      due.then()
    }
    this.now_ = until
  }
}

export const event = (method: string, params: object): object => ({ jsonrpc: '2.0', method, params })

// Lets promises that are settled tell so.
export const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0))
