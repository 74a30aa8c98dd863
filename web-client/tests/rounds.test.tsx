// @vitest-environment happy-dom
// The facilitator changes rooms while they are open: one more, another name, one less, two in one,
// everybody elsewhere, two who change places, all once more. What is refused changes nothing.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../src/session/view'
import { event } from './fake_world'
import { at, drawn, find, joined, parts_loaded, submit, type } from './page_in_hand'
import {
  achieved_nothing, aylin, inside_r3, jonas, mira, pavel, row, ten_o_clock, theo, view_of,
} from './people'

const closes_at = ten_o_clock + 600_000
const round = { number: 1, method: 'random' as const, closes_at, grace_s: 60 }
const rooms = [
  { room: 'r3', name: 'Breakout 1', question: 'Why?', closes_at, closing: false },
  { room: 'r4', name: 'Breakout 2', closes_at, closing: false },
]
const noted = rooms.map(({ room, name }) => ({ room, name, takeaways: [] }))

function open_rooms(): View {
  const view = view_of(mira)
  const roster = [row(mira), row(theo), row(jonas, 'r3'), row(aylin, 'r3'), row(pavel, 'r4')]
  return { ...view, round, rooms, staff_only: { ...view.staff_only!, roster, takeaways: noted } }
}

function closed_rooms(): View {
  const view = open_rooms()
  return { ...view, round: null, rooms: [] }
}

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const card = (room: string): HTMLElement => document.querySelector(`[data-room="${room}"].room`)!
const in_card = (room: string, testid: string): HTMLElement =>
  card(room).querySelector<HTMLElement>(`[data-testid="${testid}"]`)!

async function click(element: HTMLElement): Promise<void> {
  element.click()
  await drawn()
}

async function select(list: HTMLElement, value: string): Promise<void> {
  ;(list as HTMLSelectElement).value = value
  list.dispatchEvent(new Event('change', { bubbles: true }))
  await drawn()
}

const options = (list: HTMLElement): string[] =>
  [...list.querySelectorAll('option')].map((option) => option.value)

const said = (): string => [...document.querySelectorAll('[data-testid="notice"]')]
  .map((notice) => notice.textContent ?? '')
  .join('|')

describe('rooms that are open', () => {
  it('get one more, which is told with its name', async () => {
    const { socket } = await joined(open_rooms())
    await click(at('room-add'))
    await click(at('room-add'))
    expect(socket.requests('room.add').map(({ params }) => params)).toEqual([{ based_on: 40 }])
    const added = { room: 'r5', name: 'Breakout 3', closes_at, closing: false, by: mira }
    socket.tell(event('room.added', { seq: 41, ...added }))
    socket.answer('room.add', { seq: 41 })
    await drawn()
    expect(card('r5').textContent).toContain('Breakout 3')
    expect(said()).toContain('Breakout 3 is added; nobody is in it yet')
  })

  it('get another name and question', async () => {
    const { socket } = await joined(open_rooms())
    await click(in_card('r3', 'room-more'))
    await click(in_card('r3', 'room-change'))
    await type('room-new-name', ' Garden ')
    await type('room-new-question', '')
    await submit('change-room-yes')
    expect(socket.request('room.change').params).toEqual({
      room: 'r3', name: 'Garden', question: '', based_on: 40,
    })
    socket.tell(event('room.changed', { seq: 41, room: 'r3', name: 'Garden', by: mira }))
    socket.answer('room.change', { seq: 41 })
    await drawn()
    expect(card('r3').querySelector('h3')!.textContent).toBe('Garden')
    expect(card('r3').textContent).not.toContain('Why?')
    expect(said()).toContain('Garden is changed')
  })

  it('are removed once that is confirmed; the focus goes to the rooms', async () => {
    const { socket } = await joined(open_rooms())
    await click(in_card('r4', 'room-more'))
    await click(in_card('r4', 'room-remove'))
    expect(at('remove-room').textContent).toContain('1 person will go to the smallest rooms')
    await submit('remove-room-yes')
    expect(socket.request('room.remove').params).toEqual({ room: 'r4', based_on: 40 })
    socket.tell(event('room.removed', {
      seq: 41, room: 'r4', round, next: null, by: mira, assigned: [['p9', 'r3']],
    }))
    socket.answer('room.remove', { seq: 41 })
    await drawn()
    expect(card('r4')).toBeNull()
    expect(card('r3').textContent).toContain('Pavel')
    expect(said()).toContain('Breakout 2 is removed; 1 person went to the smallest rooms')
    expect(document.activeElement?.id).toBe('rooms-title')
  })

  it('say why the last of them stays', async () => {
    const { socket } = await joined(open_rooms())
    await click(in_card('r4', 'room-more'))
    await click(in_card('r4', 'room-remove'))
    await submit('remove-room-yes')
    const message = 'This is the last room.'
    socket.refuse('room.remove', 'not_allowed', {}, message)
    await drawn()
    expect(said()).toContain(message)
    expect(card('r4').textContent).toContain('Pavel')
  })

  it('are not added to a plan that a colleague has changed', async () => {
    const plan = {
      method: 'random' as const,
      rooms: [{ room: 'r7', name: 'Breakout 1', people: ['p4'] }],
      achieved: achieved_nothing,
    }
    const view = view_of(mira)
    const { socket } = await joined({ ...view, staff_only: { ...view.staff_only!, plan } })
    await click(at('room-add'))
    socket.refuse('room.add', 'already_done', { by: theo, at: ten_o_clock })
    await drawn()
    expect(said()).toContain('Theo changed the plan at')
  })

  it('become one: the other takes in people and notes', async () => {
    const { socket } = await joined(open_rooms())
    await click(in_card('r4', 'room-more'))
    const list = in_card('r4', 'room-merge')
    expect(options(list)).toEqual(['-', 'r3'])
    await select(list, 'r3')
    expect(at('merge-rooms').textContent).toContain('Merge Breakout 2 into Breakout 1?')
    await submit('merge-rooms-yes')
    expect(socket.request('rooms.merge').params).toEqual({ rooms: ['r3', 'r4'], based_on: 40 })
    socket.tell(event('rooms.merged', {
      seq: 41, room: 'r3', rooms: ['r4'], closes_at, closing: false, round, next: null, by: mira,
      assigned: [['p9', 'r3']],
    }))
    socket.answer('rooms.merge', { seq: 41 })
    await drawn()
    expect(card('r4')).toBeNull()
    expect(card('r3').textContent).toContain('3 people in it')
    expect(said()).toContain('Breakout 2 is now part of Breakout 1')
  })

  it('send everybody elsewhere', async () => {
    const { socket } = await joined(open_rooms())
    await click(in_card('r3', 'room-more'))
    await select(in_card('r3', 'move-everyone'), 'main')
    expect(socket.request('participants.move').params).toEqual({ from: 'r3', room: 'main' })
    for (const person of [jonas, aylin]) {
      socket.tell(event('participant.moved', {
        seq: 41, participant: { ...person, away: false }, room: 'main', why: 'moved', by: mira,
      }))
    }
    socket.answer('participants.move', { seq: 42 })
    await drawn()
    expect(said()).toContain('Aylin and Jonas moved to Main room')
    expect(at('undo').textContent).toContain('Undo the move')
  })

  it('let two people change places, only if they are in two rooms', async () => {
    const { socket } = await joined(open_rooms())
    const choose = (name: string): Promise<void> =>
      click(document.querySelector<HTMLElement>(`input[aria-label="Choose ${name}"]`)!)
    await choose('Jonas')
    await choose('Aylin')
    expect(find('swap')).toBeNull()
    await choose('Aylin')
    await choose('Pavel')
    await click(at('swap'))
    expect(socket.request('participants.swap').params).toEqual({ a: 'p4', b: 'p9' })
    socket.answer('participants.swap', { seq: 42 })
    await drawn()
    expect(said()).toContain('Jonas and Pavel changed places')
    expect(find('chosen')).toBeNull()
  })

  it('tell of who came late and was placed', async () => {
    const { socket } = await joined(open_rooms())
    const late = { ...row({ id: 'p12', name: 'Lin', role: 'attendee' }, 'r4') }
    socket.tell(event('participant.joined', { seq: 41, participant: late }))
    await drawn()
    expect(said()).toContain('Lin came late and is in Breakout 2')
  })
})

describe('rooms that have closed', () => {
  it('open again with the same people', async () => {
    const { socket } = await joined(closed_rooms())
    await submit('reopen')
    expect(socket.request('rooms.reopen').params).toEqual({
      for_s: 300, grace_s: 60, based_on: 40,
    })
    socket.tell(event('rooms.opened', {
      seq: 41, round, rooms, again: true, assigned: [['p4', 'r3']],
    }))
    socket.answer('rooms.reopen', { seq: 41 })
    await drawn()
    expect(card('r3').textContent).toContain('Jonas')
    expect(said()).toContain('2 rooms open again')
    expect(find('reopen')).toBeNull()
  })

  it('cannot before there were any', async () => {
    await joined(view_of(mira))
    expect(find('reopen')).toBeNull()
    expect(find('room-add')).toBeNull()
  })
})

describe('an attendee', () => {
  it('sees the room, its people and its notes in whatever step it is open', async () => {
    const inside = inside_r3(jonas)
    const { agenda, room } = inside
    await joined({
      ...inside,
      agenda: { ...agenda, phase: 'back', started_at: ten_o_clock, ends_at: closes_at },
      room: { ...room, question: 'Why?' },
    })
    expect(at('stage').textContent).toContain('Debrief')
    expect(at('breakout-aside').querySelector('h2')!.textContent).toBe('Room 1')
    expect(at('room-question').textContent).toBe('Why?')
    expect(at('room-people').textContent).toContain('Aylin')
  })

  it('hears that the own room has another name and question', async () => {
    const { socket } = await joined(inside_r3(jonas))
    socket.tell(event('room.changed', {
      seq: 41, room: 'r3', name: 'Garden', question: 'What now?', by: mira,
    }))
    await drawn()
    expect(at('room-name').textContent).toContain('Garden')
    expect(said()).toContain('Your room is called Garden now.')
    expect(said()).toContain('A new question for your room: What now?')
  })

  it('hears why and by whom they came into another room', async () => {
    const { socket } = await joined(inside_r3(jonas))
    const { room } = inside_r3(jonas)
    let seq = 41
    for (const [why, words] of [
      ['merged', 'Two rooms have become one. Mira arranged it.'],
      ['removed', 'Your room is gone; this one had space. Mira arranged it.'],
      ['swapped', 'You changed places with somebody. Mira arranged it.'],
      ['reopened', 'The small rooms are open again. Mira arranged it.'],
      ['of a later contract', 'A facilitator moved you.'],
    ]) {
      socket.tell(event('room.entered', {
        seq, room: { ...room, id: 'r4', name: 'Room 2' }, view: 'v2', entered_seq: seq, why,
        by: mira,
      }))
      await drawn()
      expect(at('moved').textContent).toContain(words)
      seq += 1
    }
  })
})
