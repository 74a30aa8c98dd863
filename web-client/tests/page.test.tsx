// @vitest-environment happy-dom
// The page as people use it, with a server of a few lines at the other end.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { shelf_in } from '../src/keeping/shelf'
import type { Card } from '../src/session/view'
import { event } from './fake_world'
import {
  at, drawn, find, joined, open, parts_loaded, peeked, press, submit, type,
} from './page_in_hand'
import { aylin, inside_r3, jonas, message, mira, ten_o_clock, view_of } from './people'

beforeAll(parts_loaded)

afterEach(() => render(null, document.getElementById('app')!))

describe('the door', () => {
  it('says what this is and what is kept before anybody joins', async () => {
    const { world } = await peeked()
    expect(world.socket.request('session.peek').params).toMatchObject({ link: 'SECRET' })
    expect(at('join-page').textContent).toContain('With Mira.')
    expect(at('kept').textContent).toContain('erased when the session closes')
  })

  it('asks for a name, kindly', async () => {
    const { world } = await peeked()
    await submit('name')
    expect(at('join-problem').textContent).toContain('Please write a name')
    expect(world.sockets).toHaveLength(1)
  })

  it('leads a wrong link, and none, to a page that says what to do', async () => {
    const { world } = await open()
    world.socket.open()
    world.socket.refuse('session.peek', 'link_invalid')
    await drawn()
    expect(at('ended-link_invalid').textContent).toContain('invitation')
    const late = await open()
    late.world.socket.open()
    late.world.socket.refuse('session.peek', 'link_invalid', { at: 1 }, 'There is a newer link.')
    await drawn()
    expect(at('ended-link_invalid').textContent).toContain('There is a newer link.')
    await open(shelf_in(null), '')
    expect(find('no-link')).not.toBeNull()
  })

  it('offers the form again when the session is full', async () => {
    const { world } = await peeked()
    await type('name', 'Jonas')
    await submit('name')
    world.socket.open()
    world.socket.refuse('session.join', 'session_full')
    await drawn()
    expect(at('join-problem').textContent).toContain('Every place is taken')
  })

  it('says what is wrong with a name that the server does not take', async () => {
    const { world } = await peeked()
    await type('name', '🏳️‍🌈 Kim')
    await submit('name')
    world.socket.open()
    world.socket.refuse('session.join', 'invalid_params', { field: 'name' })
    await drawn()
    expect(at('join-problem').textContent).toContain('cannot be seen, as in some emoji')
    expect((at('name') as HTMLInputElement).value).toBe('🏳️‍🌈 Kim')
  })

  it('is passed at once by who has been here, and offered again after leaving', async () => {
    const { shelf, socket } = await joined(view_of(jonas))
    const again = await open(shelf)
    again.world.socket.open()
    const { key } = socket.request('session.join').params
    expect(again.world.socket.request('session.join').params).toMatchObject({ session: 's1', key })
  })
})

const texts_in = (testid: string, of: string): (string | null)[] =>
  [...at(testid).querySelectorAll(of)].map((element) => element.textContent)

describe('the edge of a window', () => {
  it('has older messages before it, however few are inside', async () => {
    const start = view_of(jonas)
    const messages = [message(8, aylin, 'eight'), message(9, aylin, 'nine')]
    const { socket } = await joined({ ...start, room: { ...start.room, older: true, messages } })
    await press('Show older messages')
    expect(socket.request('history.read').params).toMatchObject({ before: 'm8' })
    socket.answer('history.read', { messages: [message(7, aylin, 'seven')], more: false })
    await drawn()
    const posted = { ...message(41, aylin, 'new'), seq: 41, room: 'main', oldest: 'm9' }
    socket.tell(event('message.posted', posted))
    await drawn()
    const shown = texts_in('log', '[data-testid="message"]').join(' ')
    expect(shown).toMatch(/seven.*eight.*nine.*new/s)
  })

  it('has older cards before it, and none is missing when it moves on', async () => {
    const card = (number: number): Card => ({
      card: `c${number}`, at: 0, column: 'learn', text: `card ${number}.`, support: 0, mine_support: false,
    })
    const start = view_of(jonas)
    const { phases } = start.agenda
    const reflection = { id: 'mirror', kind: 'reflection', title: 'Board', minutes: 5 } as const
    const { socket } = await joined({
      ...start,
      agenda: { ...start.agenda, phases: [...phases, reflection], phase: 'mirror' },
      board: { state: 'revealed', older: true, cards: [card(8), card(9)] },
    })
    await press('Show older cards')
    expect(socket.request('board.list').params).toMatchObject({ column: 'learn', before: 'c8' })
    socket.answer('board.list', { cards: [card(7)], more: false })
    await drawn()
    socket.tell(event('card.added', { ...card(41), seq: 41, oldest: 'c9' }))
    await drawn()
    const shown = texts_in('column-learn', 'li').join(' ')
    expect(shown).toMatch(/card 7\..*card 8\..*card 9\..*card 41\./s)
    socket.tell(event('card.hidden', { seq: 42, card: 'c7' }), event('card.hidden', { seq: 43, card: 'c8' }))
    await drawn()
    const left = texts_in('column-learn', 'li').join(' ')
    expect(left).not.toMatch(/card [78]\./)
    expect(left).toMatch(/This card is hidden\..*This card is hidden\..*card 9\..*card 41\./s)
  })
})

describe('an attendee', () => {
  it('sees the room, the step and the connection', async () => {
    await joined(view_of(jonas))
    expect(at('room-name').textContent).toContain('Main room')
    expect(at('link-state').textContent).toContain('Connected')
    expect(document.title).toBe('Main room · Say what you mean')
  })

  it('sees a message as sending until the server has it, then once', async () => {
    const { socket } = await joined(view_of(jonas))
    await type('message-field', 'Good morning.')
    await submit('message-field')
    expect(at('outgoing').textContent).toContain('Sending…')
    const { id, params } = socket.request('message.post')
    expect(params).toEqual({ room: 'main', text: 'Good morning.' })
    const said = { seq: 41, at: ten_o_clock, room: 'main', message: 'm41', from: jonas, text: params.text }
    socket.tell(event('message.posted', said), { id, result: { seq: 41, message: 'm41' } })
    await drawn()
    expect(find('outgoing')).toBeNull()
    expect(document.querySelectorAll('[data-testid="message"]')).toHaveLength(1)
    expect((at('message-field') as HTMLTextAreaElement).value).toBe('')
  })

  it('keeps what could not be sent, and says why', async () => {
    const { socket } = await joined(view_of(jonas))
    await type('message-field', 'Hello')
    await submit('message-field')
    socket.refuse('message.post', 'muted')
    await drawn()
    expect(at('outgoing').textContent).toMatch(/Not sent\. .*Try again.*Delete/)
  })

  it('is told of a move: where and why, with the focus on the room', async () => {
    const { socket } = await joined(view_of(jonas))
    const { room } = inside_r3(jonas)
    socket.tell(event('room.entered', { seq: 50, room, view: 'w', entered_seq: 50, why: 'moved', by: mira }))
    await drawn()
    expect(at('moved').textContent).toContain('You are now in Room 1. Mira moved you.')
    expect(document.activeElement).toBe(at('room-name'))
    expect(document.title).toBe('Room 1 · Say what you mean')
  })

  it('finds what was typed in a room that has closed, and may use it here', async () => {
    const view = inside_r3(jonas)
    const { socket } = await joined(view)
    await type('message-field', 'half a thought')
    const main = view_of(jonas).room
    socket.tell(event('rooms.closed', { seq: 60, rooms: ['r3', 'r4'], round: null }))
    socket.tell(event('room.entered', { seq: 60, room: main, view: 'x', entered_seq: 60, why: 'closed' }))
    await drawn()
    expect(at('stranded').textContent).toContain('You were writing in Room 1: “half a thought”')
    expect((at('message-field') as HTMLTextAreaElement).value).toBe('')
    at('stranded').querySelector('button')!.click()
    await drawn()
    expect((at('message-field') as HTMLTextAreaElement).value).toBe('half a thought')
    expect(find('stranded')).toBeNull()
  })

  it('reads the words of others as text, whatever they are', async () => {
    const { socket } = await joined(view_of(jonas))
    const text = '<img src=x onerror=alert(1)>'
    socket.tell(event('message.posted', {
      seq: 70, at: ten_o_clock, room: 'main', message: 'm70', from: { ...aylin, name: '<b>A</b>' }, text,
    }))
    await drawn()
    expect(at('message').textContent).toContain(text)
    expect(at('message').querySelector('img, .name b b')).toBeNull()
  })

  it('sees who is writing, without oneself, until they have said it', async () => {
    const { socket } = await joined(view_of(jonas))
    socket.tell(event('typing', { room: 'main', names: ['Aylin', 'Jonas'], more: 0 }))
    await drawn()
    expect(at('typing').textContent).toBe('Aylin is writing…')
    const said = { seq: 71, at: 1, room: 'main', message: 'm71', from: aylin, text: 'There.' }
    socket.tell(event('message.posted', said))
    await drawn()
    expect(at('typing').textContent).toBe('')
  })

  it('sees a broadcast until it is acknowledged', async () => {
    const { socket } = await joined(view_of(jonas))
    socket.tell(event('broadcast.sent', { seq: 80, at: 1, broadcast: 'b80', text: 'Five minutes.', from: mira }))
    await drawn()
    expect(at('broadcast').textContent).toContain('Five minutes.')
    at('broadcast').querySelector('button')!.click()
    expect(socket.request('broadcast.ack').params).toEqual({ broadcast: 'b80' })
    socket.tell(event('broadcast.acked', { seq: 81, broadcast: 'b80', participant: 'p4', room: 'main' }))
    await drawn()
    expect(find('broadcast')).toBeNull()
  })

  it('is told kindly when the session has closed', async () => {
    const { socket } = await joined(view_of(jonas))
    socket.drop(4000)
    await drawn()
    expect(at('ended-closed').textContent).toContain('Thank you')
  })
})

describe('staff', () => {
  it('see the rooms; a facilitator has Next, a moderator has not', async () => {
    const facilitator = await joined(view_of(mira))
    await drawn()
    expect(at('next').textContent).toBe('Start: Check-in')
    at('next').click()
    expect(facilitator.socket.request('agenda.go').params).toEqual({ to: 'next', based_on: 40 })
    const moderator = { ...mira, role: 'moderator' as const }
    await joined(view_of(moderator))
    await drawn()
    expect(find('staff')).not.toBeNull()
    expect(find('next')).toBeNull()
  })
})
