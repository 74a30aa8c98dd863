// @vitest-environment happy-dom
// What is kept about a person, as they read it and have it taken out.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Receipt } from '../src/client/receipt'
import type { View } from '../src/session/view'
import { at, drawn, find, joined, parts_loaded, press, submit } from './page_in_hand'
import { jonas, mira, ten_o_clock, view_of } from './people'

beforeAll(async () => {
  await parts_loaded()
  await import('../src/views/receipt_dialog')
  await import('../src/views/receipt_page')
})

afterEach(() => {
  render(null, document.getElementById('app')!)
  vi.unstubAllGlobals()
})

const receipt = (changed: Partial<Receipt> = {}): Receipt => ({
  session: 's1',
  title: 'Say what you mean',
  person: { name: 'Jonas', pronouns: 'he/him', role: 'attendee', joined_at: ten_o_clock },
  rooms: [{ round: 1, name: 'Breakout 2', headline: 'Ask first' }],
  cards: [{ column: 'learn', text: 'To listen' }],
  quotes: [],
  acts: [
    { at: ten_o_clock, act: 'participant.muted', by: 'Mira', on: 'Jonas', reason: 'loud' },
    { at: ten_o_clock, act: 'message.hidden', by: 'Mira', on: 'Jonas', about: 'Breakout 2' },
  ],
  transcript: 'forget',
  until_closed: { messages: 3, takeaways: 1, flags: 1, letters: 2, checkin: 'Tired' },
  ...changed,
})

function closing(me = jonas): View {
  const view = view_of(me)
  return { ...view, session: { ...view.session, state: 'closing', closes_at: ten_o_clock } }
}

async function opened(held: Receipt, me = jonas) {
  const page = await joined(closing(me))
  at('receipt-open').click()
  await vi.waitFor(() => at('receipt-dialog'))
  page.socket.answer('me.read', held)
  await drawn()
  return page
}

describe('the receipt', () => {
  it('is offered while the session is closing, and says everything in plain words', async () => {
    await opened(receipt())
    const text = at('receipt').textContent!
    for (const words of [
      'Jonas · he/him · Attendee', 'Breakout 2, round 1', '“Ask first”', 'Learn: To listen',
      'Mira muted Jonas', 'Mira hid a message of Jonas in “Breakout 2”', 'you told the staff', '2 letters', 'Reason: loud', '3 messages', 'erased when the session closes',
      'nobody can tell that it is yours',
    ])
      expect(text).toContain(words)
  })

  it('can be taken out, and then this browser knows the session no more', async () => {
    const { socket, shelf } = await opened(receipt())
    shelf.write('chats.draft.s1.r3', { room: 'r3', name: 'Room 1', text: 'unsaid' })
    at('erase-me').click()
    await drawn()
    await submit('erase-dialog-yes')
    socket.answer('me.erase', { seq: 90 })
    await drawn()
    expect(at('erased').textContent).toContain('Nothing about you is kept')
    expect(shelf.names('chats.seat.')).toEqual([])
    expect(shelf.names('chats.draft.')).toEqual([])
  })

  it('stays on record for staff', async () => {
    await opened(receipt({ person: { name: 'Mira', role: 'facilitator', joined_at: 1 } }), mira)
    expect(find('erase-me')).toBeNull()
    expect(at('receipt-dialog').textContent).toContain('stays on record')
  })

  it('is not asked for before the end', async () => {
    await joined(view_of(jonas))
    expect(find('receipt-open')).toBeNull()
  })

  it('is read with the key in a header once the session has closed', async () => {
    const { passing: _none, ...held } = { ...receipt({ closed_at: ten_o_clock }), passing: null }
    const asked = vi.fn(async (_address: string, _how: RequestInit) => Response.json(held))
    vi.stubGlobal('fetch', asked)
    const { socket } = await joined(closing())
    const { key } = socket.request('session.join').params
    socket.drop(4000)
    await drawn()
    await vi.waitFor(() => at('receipt'))
    const [address, how] = asked.mock.calls[0]!
    expect(address).toBe('/receipt?session=s1')
    expect(how.headers).toEqual({ 'Chats-Key': key })
    expect(at('receipt').textContent).toContain('was erased when the session closed')
    asked.mockImplementation(async () => new Response(null, { status: 204 }))
    at('erase-me').click()
    await drawn()
    await submit('erase-dialog-yes')
    await vi.waitFor(() => at('erased'))
    expect(asked.mock.calls.at(-1)![1]!.method).toBe('DELETE')
  })

  it('says so when the server cannot answer', async () => {
    const asked = vi.fn(async () => new Response(null, { status: 503 }))
    vi.stubGlobal('fetch', asked)
    const { socket } = await joined(closing())
    socket.drop(4000)
    await drawn()
    await vi.waitFor(() => expect(at('receipt-page').textContent).toContain('cannot answer'))
    asked.mockImplementation(async () => Response.json(receipt({ closed_at: 1 })))
    await press('Try again')
    await vi.waitFor(() => at('receipt'))
  })
})
