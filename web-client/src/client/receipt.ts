// What the session holds about us: asked for over the connection while it runs, and by our key once
// it has closed.
import type { Person, Role, Transcript } from '../session/view'

export interface Act {
  at: number
  act: string
  by?: string | null
  on?: string | null
  about?: string | null
  reason?: string | null
}

export interface Receipt {
  session: string
  title: string
  person: Omit<Person, 'id'> & {
    position?: string | null
    affiliation?: string | null
    role: Role
    joined_at: number
  }
  rooms: { round: number; name: string; headline?: string | null }[]
  cards: { column: 'learn' | 'unlearn'; text: string }[]
  quotes: string[]
  acts: Act[]
  acts_before?: number | null
  transcript: Transcript
  closed_at?: number | null
  until_closed?: {
    messages: number
    takeaways: number
    flags: number
    letters: number
    checkin?: string | null
  } | null
}

export interface OwnKey {
  session: string
  key: string
}

type Fetch = (address: string, how: RequestInit) => Promise<Response>

// 'gone': nothing is held under our key. 'stays': staff cannot take out what they did.
export type Outcome<Held> = Held | 'gone' | 'stays' | 'later'

const ask = (fetch: Fetch, { session, key }: OwnKey, method: string): Promise<Response> =>
  fetch(`/receipt?session=${encodeURIComponent(session)}`, {
    method,
    headers: { 'Chats-Key': key },
    cache: 'no-store',
  })

const refused = (status: number): 'gone' | 'stays' | 'later' =>
  status === 404 ? 'gone' : status === 403 ? 'stays' : 'later'

export async function read_receipt(fetch: Fetch, own: OwnKey): Promise<Outcome<Receipt>> {
  try {
    const answer = await ask(fetch, own, 'GET')
    return answer.ok ? ((await answer.json()) as Receipt) : refused(answer.status)
  } catch {
    return 'later'
  }
}

export async function erase_receipt(fetch: Fetch, own: OwnKey): Promise<Outcome<'erased'>> {
  try {
    const answer = await ask(fetch, own, 'DELETE')
    return answer.ok ? 'erased' : refused(answer.status)
  } catch {
    return 'later'
  }
}
