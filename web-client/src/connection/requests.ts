// The requests that the server has not answered. A request keeps its id over reconnects, so that
// however often it is sent it is done once (contract, part 4).
import type { World } from './world'
import { Refused, request_text } from './wire'
import type { Params, Reply } from './wire'

export const unanswered_max = 32

interface Waiting {
  id: string
  method: string
  params: Params
  sent: boolean
  answer: (result: any) => void
  refuse: (why: Refused) => void
}

export class Requests {
  private readonly prefix_: string
  private count_ = 0
  private readonly waiting_ = new Map<string, Waiting>()

  constructor(private readonly world_: World) {
    this.prefix_ = world_.random_text(6)
  }

  next_id(): string {
    this.count_ += 1
    return `${this.prefix_}-${this.count_}`
  }

  // Of what must not be known to be ours: a gap in our numbers would say that we asked for something
  // that was not written down, just there.
  nameless_id(): string {
    return this.world_.random_text(12)
  }

  add(id: string, method: string, params: Params): Promise<any> {
    return new Promise((answer, refuse) => {
      this.waiting_.set(id, { id, method, params, sent: false, answer, refuse })
    })
  }

  // What may be sent now, in the order it was asked.
  *due(): Generator<string> {
    let on_the_way = 0
    for (const waiting of this.waiting_.values()) if (waiting.sent) on_the_way += 1
    for (const waiting of this.waiting_.values()) {
      if (waiting.sent) continue
      if (on_the_way >= unanswered_max) return
      on_the_way += 1
      waiting.sent = true
      yield request_text(waiting.id, waiting.method, waiting.params)
    }
  }

  settle(reply: Reply): void {
    const waiting = reply.id === null ? undefined : this.waiting_.get(reply.id)
    if (!waiting) return
    this.waiting_.delete(waiting.id)
    if (reply.error) waiting.refuse(new Refused(reply.error))
    else waiting.answer(reply.result)
  }

  // Whatever was on the way, there or back, may be lost and has to be sent again.
  send_again(): void {
    for (const waiting of this.waiting_.values()) waiting.sent = false
  }

  // Coming back undoes a leaving. Whether it was done or not, it has to be done anew.
  connection_lost(): void {
    this.send_again()
    const leaving = [...this.waiting_.values()].filter(({ method }) => method === 'session.leave')
    for (const waiting of leaving) {
      this.waiting_.delete(waiting.id)
      waiting.id = this.next_id()
      this.waiting_.set(waiting.id, waiting)
    }
  }

  give_up(): void {
    const left = [...this.waiting_.values()]
    this.waiting_.clear()
    for (const waiting of left) waiting.refuse(gone())
  }
}

export const gone = (): Refused =>
  new Refused({ code: 0, message: 'The connection has ended.', data: { reason: 'gone' } })
