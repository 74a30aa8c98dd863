// The server's clock, guessed from what it says its time is. What we hear is late by the way it
// took, never early: the largest difference among recent ones is the best.
const remembered = 8

export class ServerClock {
  private differences_: number[] = []

  hear(server_now: number, local_now: number): void {
    this.differences_ = [...this.differences_, server_now - local_now].slice(-remembered)
  }

  // After sleep or a new connection the old differences may be wrong.
  forget(): void {
    this.differences_ = []
  }

  get offset_ms(): number {
    return this.differences_.length ? Math.max(...this.differences_) : 0
  }
}
