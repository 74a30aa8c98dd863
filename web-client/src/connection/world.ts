// Everything from outside that a connection needs. Given to it, so that tests need no waiting.
export interface Socket {
  send(text: string): void
  close(code?: number): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
}

export type Timer = unknown

export interface World {
  now(): number
  random(): number // 0 up to, not including, 1
  random_text(bytes: number): string // base64url, from the system's generator
  start_timer(after_ms: number, then: () => void): Timer
  stop_timer(timer: Timer): void
  open_socket(): Socket
}

export function browser_world(url: string): World {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    random_text,
    start_timer: (after_ms, then) => setTimeout(then, after_ms),
    stop_timer: (timer) => clearTimeout(timer as number),
    open_socket: () => new WebSocket(url, 'chats.v1') as unknown as Socket,
  }
}

export function random_text(bytes: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes))
  const base64 = btoa(String.fromCharCode(...drawn))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
