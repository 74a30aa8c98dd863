// @vitest-environment happy-dom
// A room's headline and who says it, and the debrief that goes from room to room.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RoomTakeaways, View } from '../src/session/view'
import { event } from './fake_world'
import { at, drawn, find, joined, last_said, parts_loaded, press, submit } from './page_in_hand'
import { aylin, inside_r3, jonas, mira, pavel, row, theo, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const now = 1_000_000 // The fake world's.

const room_until = (closes_at: number, more: Partial<View['room']> = {}): View => {
  const view = inside_r3(jonas)
  const agenda = { ...view.agenda, phase: 'talk', started_at: now, ends_at: closes_at }
  const rooms = view.rooms.map((room) => ({ ...room, closes_at }))
  return { ...view, agenda, rooms, room: { ...view.room, closes_at, ...more } }
}

const headline = { text: 'Names matter', speaker: aylin }

async function write(text: string, speaker: string): Promise<void> {
  const field = at('headline-form').querySelector('textarea')!
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  const list = at('headline-speaker') as HTMLSelectElement
  list.value = speaker
  list.dispatchEvent(new Event('change', { bubbles: true }))
  await drawn()
}

describe('a headline', () => {
  it('is written with who says it, by anybody in the room, at any time of the round', async () => {
    const { socket } = await joined(room_until(now + 900_000))
    expect(find('headline-asked')).toBeNull()
    await write('Names matter', '')
    await submit('headline-speaker')
    expect(at('headline-form').textContent).toContain('Please choose who says it')
    expect(socket.request('takeaway.headline')).toBeUndefined()
    await write('Names matter', 'p5')
    await submit('headline-speaker')
    expect(socket.request('takeaway.headline').params).toEqual({
      text: 'Names matter', speaker: 'p5',
    })
    socket.tell(event('takeaway.headline_set', { seq: 41, room: 'r3', ...headline, by: jonas }))
    socket.answer('takeaway.headline', { seq: 41 })
    await drawn()
    expect(at('headline').textContent).toBe('Names matter Aylin says it')
    expect(find('headline-form')).toBeNull()
    expect(document.activeElement?.id).toBe('headline-title')
    expect(at('spoken').lastElementChild!.textContent).toBe('The headline is saved.')
    await press('Change the headline')
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    expect(at('headline-form').querySelector('textarea')!.value).toBe('Names matter')
  })

  it('is not taken from under the hands of who writes when another was quicker', async () => {
    const { socket } = await joined(room_until(now + 900_000))
    await write('Half a th', 'p4')
    const set = { seq: 41, room: 'r3', text: 'Theirs', speaker: jonas, by: aylin }
    socket.tell(event('takeaway.headline_set', set))
    await drawn()
    expect(at('headline').textContent).toBe('Theirs You say it')
    expect(at('headline-form').querySelector('textarea')!.value).toBe('Half a th')
    expect(at('notice').textContent).toContain('Aylin named you to say your room’s headline.')
  })

  it('is asked for in the last two minutes: once aloud, dismissible, the focus stays', async () => {
    const { world } = await joined(room_until(now + 125_000))
    const field = document.getElementById('message-field')!
    field.focus()
    expect(find('headline-asked')).toBeNull()
    world.pass(6_000)
    await drawn()
    expect(at('headline-asked').textContent).toContain('What is the one sentence from your room')
    expect(at('spoken').textContent).toContain('What is the one sentence from your room')
    expect(document.activeElement).toBe(field)
    at('headline-later').click()
    await drawn()
    world.pass(2_000)
    await drawn()
    expect(find('headline-asked')).toBeNull()
  })

  it('is said once, also when the time is extended and comes to its last minutes again', async () => {
    const { world, socket, client } = await joined(room_until(now + 125_000))
    world.pass(6_000)
    await drawn()
    const first = last_said({ client })
    expect(first.text).toContain('What is the one sentence')
    const extended = (seq: number, closes_at: number) =>
      event('rooms.extended', { seq, rooms: [{ room: 'r3', closes_at, closing: false }] })
    socket.tell(extended(41, now + 600_000))
    await drawn()
    expect(find('headline-asked')).toBeNull()
    socket.tell(extended(42, now + 90_000))
    world.pass(1_000)
    await drawn()
    at('headline-asked')
    expect(last_said({ client })).toBe(first)
  })

  it('is reached from what asks for it, with the part of the page that holds it', async () => {
    await joined(room_until(now + 60_000))
    document.querySelector<HTMLElement>('[data-testid="tab-chat"]')!.click()
    await drawn()
    at('headline-write').click()
    await drawn()
    expect(document.activeElement?.id).toBe('headline-title')
    expect(document.querySelector('main')!.dataset.tab).toBe('step')
    expect(find('headline-asked')).toBeNull()
  })

  it('is not asked for when it is there, in a pause before, or of who is muted', async () => {
    await joined(room_until(now + 60_000, { headline }))
    expect(find('headline-asked')).toBeNull()
    const muted = room_until(now + 60_000)
    await joined({ ...muted, me: { ...muted.me, muted: {} } })
    expect(find('headline-asked')).toBeNull()
    const paused = room_until(now + 100_000)
    await joined({ ...paused, agenda: { ...paused.agenda, paused_at: now - 60_000 } })
    expect(find('headline-asked')).toBeNull()
  })

  it('asks for another speaker when the one who was named has left the room', async () => {
    const { socket } = await joined(room_until(now + 60_000, { headline }))
    socket.tell(event('participant.left', { seq: 41, participant: 'p5' }))
    await drawn()
    expect(at('headline-asked').textContent).toContain('Aylin is not in your room any more.')
    expect(at('own-headline').textContent).toContain('Aylin is not in your room any more.')
  })
})

const noted = (room: string, name: string, more: Partial<RoomTakeaways> = {}): RoomTakeaways => ({
  room, name, takeaways: [], ...more,
})
const rooms = [
  noted('r3', 'Room 1', { headline }), noted('r4', 'Room 2'), noted('r5', 'Room 3'),
]

function in_debrief(me: typeof mira, more: Partial<View> = {}): View {
  const view = view_of(me)
  const agenda = { ...view.agenda, phase: 'back', started_at: now, ends_at: now + 900_000 }
  const staff = view.staff_only && {
    ...view.staff_only,
    roster: [row(mira), row(theo), row(jonas), row(aylin), row(pavel)],
    takeaways: rooms,
  }
  return { ...view, agenda, debrief: rooms, ...(staff ? { staff_only: staff } : {}), ...more }
}

const turn = { room: 'r3', since: now, until: now + 120_000, people: [jonas, aylin] }

describe('the debrief', () => {
  it('shows everyone which room is on, who was in it, who speaks, and its time', async () => {
    const { socket, world } = await joined(in_debrief(jonas))
    expect(find('debrief-now')).toBeNull()
    socket.tell(event('debrief.shown', { seq: 41, ...turn }))
    await drawn()
    expect(at('debrief-now').textContent).toContain('Now: Room 1')
    expect(at('debrief-now').textContent).toContain('With Jonas and Aylin.')
    expect(at('debrief-now').textContent).toContain('Names matter Aylin says it')
    expect(at('turn-timer').textContent).toBe('2:00')
    expect(at('spoken').lastElementChild!.textContent).toBe('The debrief is about Room 1 now.')
    world.pass(30_000)
    await drawn()
    expect(at('turn-timer').textContent).toBe('1:30')
    socket.tell(event('debrief.shown', { seq: 42, room: null }))
    await drawn()
    expect(find('debrief-now')).toBeNull()
    expect(at('debrief').textContent).toContain('Room 1 heard')
  })

  it('tells who speaks that it is their turn', async () => {
    const { socket } = await joined(in_debrief(aylin))
    socket.tell(event('debrief.shown', { seq: 41, ...turn }))
    await drawn()
    expect(at('debrief-now').textContent).toContain('It is your room’s turn.')
    expect(at('notice').textContent).toContain('It is your room’s turn.')
  })

  it('is led by Next room, for an even share or the minutes that are chosen', async () => {
    const { socket } = await joined(in_debrief(mira))
    expect(at('next-room').textContent).toBe('Next room: Room 1')
    at('next-room').click()
    expect(socket.request('debrief.show').params).toEqual({ room: 'r3' })
    socket.tell(event('debrief.shown', { seq: 41, ...turn }))
    await drawn()
    expect(at('next-room').textContent).toBe('Next room: Room 2')
    const minutes = at('turn-minutes') as HTMLSelectElement
    minutes.value = '3'
    minutes.dispatchEvent(new Event('change', { bubbles: true }))
    await drawn()
    at('next-room').click()
    at('turn-more').click()
    at('all-rooms').click()
    expect(socket.requests('debrief.show').slice(1).map(({ params }) => params)).toEqual([
      { room: 'r4', for_s: 180 }, { room: 'r3', for_s: 180 }, { room: null },
    ])
  })

  it('goes in an order that is set by keyboard, and said', async () => {
    const { socket } = await joined(in_debrief(mira))
    const rows = () =>
      [...document.querySelectorAll<HTMLElement>('[data-testid="debrief-row"]')].map(
        (each) => each.dataset.room,
      )
    const later = document.querySelector<HTMLElement>('[aria-label="Later: Room 1"]')!
    later.click()
    await drawn()
    expect(socket.request('debrief.order').params).toEqual({ rooms: ['r4', 'r3', 'r5'] })
    socket.tell(event('debrief.ordered', { seq: 41, rooms: ['r4', 'r3', 'r5'] }))
    socket.answer('debrief.order', { seq: 41 })
    await drawn()
    expect(rows()).toEqual(['r4', 'r3', 'r5'])
    expect(at('spoken').lastElementChild!.textContent).toBe('Room 1 is number 2 of 3 now.')
    const first = document.querySelector<HTMLElement>('[aria-label="Earlier: Room 2"]')!
    expect(first.getAttribute('aria-disabled')).toBe('true')
    first.click()
    expect(socket.requests('debrief.order')).toHaveLength(1)
  })

  it('says to staff when the speaker is not there, and when the time is up', async () => {
    const { socket, world } = await joined(in_debrief(mira, { debrief_now: turn }))
    socket.tell(event('participant.left', { seq: 41, participant: 'p5' }))
    await drawn()
    expect(at('panel-now').textContent).toContain('Aylin is not here now.')
    world.pass(118_000)
    await drawn()
    expect(at('spoken').textContent).not.toContain('up')
    for (let second = 0; second < 3; second += 1) {
      world.pass(1_000)
      await drawn()
    }
    expect(at('spoken').lastElementChild!.textContent).toBe('The time for this room is up.')
    expect(at('turn-timer').textContent).toBe('0:00')
  })

  it('has no buttons for moderators', async () => {
    await joined(in_debrief(theo))
    expect(at('debrief-panel').querySelectorAll('button')).toHaveLength(0)
  })
})
