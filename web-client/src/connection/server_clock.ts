// The server's clock, guessed from what it says its time is. What we hear is late by the way it
// took, never early: the largest difference among recent ones is the best.
const remembered = 8
// No way takes so long: one of the two clocks was set in between.
const set_by_ms = 60_000

export class ServerClock {
  private differences_: number[] = []

  hear(server_now: number, local_now: number): void {
    const difference = server_now - local_now
    if (Math.abs(difference - this.offset_ms) > set_by_ms) this.forget()
    this.differences_ = [...this.differences_, difference].slice(-remembered)
  }

  forget(): void {
    this.differences_ = []
  }

  get offset_ms(): number {
    return this.differences_.length ? Math.max(...this.differences_) : 0
  }
}
