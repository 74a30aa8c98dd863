// JSON-RPC 2.0 as parts 1 and 4 of the contract use it.
import type { Notification } from '../session/view'

export interface Refusal {
  code: number
  message: string
  data?: { reason?: string; [more: string]: unknown } | null
}

export interface Reply {
  id: string | null
  result?: any
  error?: Refusal
}

export type Params = Record<string, unknown>

// The server said no, with a reason out of part 4's table.
export class Refused extends Error {
  readonly reason: string
  readonly more: Record<string, any>

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.reason = refusal.data?.reason ?? 'internal'
    this.more = refusal.data ?? {}
  }
}

export const request_text = (id: string, method: string, params: Params): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params })

export const notification_text = (method: string, params: Params): string =>
  JSON.stringify({ jsonrpc: '2.0', method, params })

export const is_notification = (said: Reply | Notification): said is Notification =>
  typeof (said as Notification).method === 'string'

// A frame holds one thing said, or a batch of them. What cannot be read is left out.
export function read_frame(text: unknown): (Reply | Notification)[] {
  if (typeof text !== 'string') return []
  try {
    const said: unknown = JSON.parse(text)
    const batch = Array.isArray(said) ? said : [said]
    return batch.filter((item) => typeof item === 'object' && item !== null)
  } catch {
    return []
  }
}
