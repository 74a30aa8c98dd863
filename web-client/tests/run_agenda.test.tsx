// @vitest-environment happy-dom
// The staff's agenda: planned and real times, how late the end is, and making it up. And the cards
// of rooms, seen from outside.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Pulse, View } from '../src/session/view'
import { event } from './fake_world'
import { at, drawn, find, joined, parts_loaded, press } from './page_in_hand'
import { inside_r3, jonas, mira, row, theo, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const now = 1_000_000 // The fake world's.
const minute = 60_000

// Check-in of ten minutes has run for eighteen.
const late = (me: typeof mira): View => begun_before(me, 18 * minute)

function begun_before(me: typeof mira, ago: number): View {
  const view = view_of(me)
  const begun = now - ago
  const phases = view.agenda.phases.map((phase) =>
    phase.id === 'hello' ? { ...phase, began_at: begun } : phase,
  )
  return {
    ...view,
    session: { ...view.session, starts_at: begun, opened_at: begun },
    agenda: { phases, phase: 'hello', started_at: begun, ends_at: begun + 10 * minute },
  }
}

const step = (phase: string): string =>
  document.querySelector(`[data-phase="${phase}"]`)!.textContent!

describe('the agenda of staff', () => {
  it('has planned and real times of each step, and how late the end is', async () => {
    const { socket } = await joined(late(mira))
    expect(step('hello')).toMatch(/plan .+ now /)
    expect(step('back')).toMatch(/plan .+ expected /)
    expect(at('ends').textContent).toMatch(/^Ends .*, 8 minutes over$/)
    socket.tell(event('phase.started', {
      seq: 41, phase: 'back', started_at: now, ends_at: now + 15 * minute,
    }))
    await drawn()
    expect(step('hello')).toMatch(/plan .+ was /)
    expect(step('talk')).toContain('passed over')
    expect(at('ends').textContent).toMatch(/^Ends .*, 12 minutes early$/)
    expect(find('make-up')).toBeNull()
  })

  it('says once what goes as planned', async () => {
    await joined(begun_before(mira, 2 * minute))
    expect(step('hello')).toMatch(/plan [\d:.–\sAPM]+$/)
  })

  it('offers ways to make it up, and takes one: each step it changes is asked for', async () => {
    const { socket } = await joined(late(mira))
    const ways = [...at('make-up').querySelectorAll('button')].map((each) => each.textContent!)
    expect(ways).toEqual([
      'Shorten “Small rooms” to 12 min',
      'A little from each: Small rooms 16 min, Debrief 12 min and Reflection 9 min',
    ])
    await press(ways[1]!)
    const planned = [['talk', 16, 41], ['back', 12, 42], ['board', 9, 43]] as const
    for (const [phase, minutes, seq] of planned) {
      expect(socket.requests('agenda.plan').at(-1).params).toEqual({ phase, minutes })
      const first_minutes = { talk: 20, back: 15, board: 10 }[phase]
      socket.tell(event('phase.planned', { seq, phase, minutes, first_minutes }))
      socket.answer('agenda.plan', { seq })
      await drawn()
    }
    expect(socket.requests('agenda.plan')).toHaveLength(3)
    expect(at('ends').textContent).toMatch(/as planned$/)
    expect(document.activeElement?.id).toBe('agenda-title')
    expect(at('spoken').textContent).toContain('Debrief now takes 12 minutes.')
  })

  it('stops at the first that is refused, and says why', async () => {
    const { socket } = await joined(late(mira))
    await press('A little from each: Small rooms 16 min, Debrief 12 min and Reflection 9 min')
    socket.refuse('agenda.plan', 'wrong_phase')
    await drawn()
    expect(socket.requests('agenda.plan')).toHaveLength(1)
    expect(at('notice').textContent).toContain('This is not possible in this step.')
  })

  it('changes the time of any later step by hand', async () => {
    const { socket } = await joined(late(mira))
    const options = [...at('change-time-step').querySelectorAll('option')]
    expect(options.map(({ value }) => value)).toEqual(['talk', 'back', 'board', 'end'])
    const field = at('change-time-minutes') as HTMLInputElement
    expect(field.value).toBe('20')
    field.value = '25'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await drawn()
    at('change-time').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    expect(socket.request('agenda.plan').params).toEqual({ phase: 'talk', minutes: 25 })
  })

  it('is read, and not changed, by moderators', async () => {
    await joined(late(theo))
    expect(at('ends').textContent).toContain('8 minutes over')
    expect([find('make-up'), find('change-time')]).toEqual([null, null])
  })
})

describe('a room card', () => {
  const card = () => document.querySelector('[data-testid="room-card"][data-room="r3"]')!
  const heard = async (pulse: Partial<Pulse>): Promise<string> => {
    const inside = inside_r3(mira)
    const staff = { ...view_of(mira).staff_only!, roster: [row(mira), row(jonas, 'r3')] }
    const headline = { text: 'Names matter', speaker: jonas }
    staff.takeaways = [{ room: 'r3', name: 'Room 1', headline, takeaways: [] }]
    const agenda = { ...inside.agenda, phase: 'talk', paused_at: inside.rooms[0]!.closes_at - 90_000 }
    const { socket } = await joined({
      ...inside, agenda, staff_only: staff, me: { ...inside.me, room: 'main' },
      room: view_of(mira).room,
    })
    const told = { room: 'r3', messages: 2, spoken: 1, silent: 1, ...pulse }
    socket.tell(event('room.pulse', { rooms: [told] }))
    await drawn()
    return card().textContent!
  }

  it('says in a number and in words how evenly people speak, and how many were not heard', async () => {
    expect(await heard({ evenness: 76 })).toContain('voices 76 of 100: quite even')
    expect(card().textContent).toContain('1 has not written yet')
    expect(await heard({ evenness: 100, silent: 0 })).toContain('voices 100 of 100: even')
    expect(card().textContent).toContain('everyone has written')
    expect(await heard({ evenness: 50 })).toContain('a few voices lead')
    expect(await heard({ evenness: 0, silent: 3 })).toContain('0 of 100: one voice leads')
    expect(card().textContent).toContain('3 have not written yet')
  })

  it('tells its figures one by one, in a list', async () => {
    const words = await heard({ evenness: 76 })
    const figures = [...card().querySelectorAll('.stats > li')].map((each) => each.textContent)
    expect(figures.slice(0, 3)).toEqual([
      '1 person in it', '2 messages in the last minute', '1 has not written yet',
    ])
    expect(words).toContain(`${figures.join(' ')}`)
  })

  it('has no number before there is enough to count, and shows the headline', async () => {
    expect(await heard({})).not.toContain('voices')
    expect(card().textContent).toContain('Names matter Jonas says it')
  })

  it('stands still with the clock in a pause', async () => {
    expect(await heard({})).toContain('closes in 1:30')
  })
})
