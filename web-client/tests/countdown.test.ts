import { describe, expect, it } from 'vitest'
import { clock_text, countdown_of, crossed, left_ms } from '../src/session/countdown'
import { next_step } from '../src/session/next_step'
import { room_cards } from '../src/session/room_cards'
import { minutes_over, muted_now } from '../src/session/steps'
import type { Me, View } from '../src/session/view'
import { achieved_nothing, inside_r3, jonas, mira, row, ten_o_clock, view_of } from './people'

const minute = 60_000

const in_phase = (view: View, phase: string, more: object = {}): View => ({
  ...view,
  agenda: {
    ...view.agenda,
    phase,
    started_at: ten_o_clock,
    ends_at: ten_o_clock + 10 * minute,
    ...more,
  },
})

describe('a countdown', () => {
  it('is of the step in the main room, of the room in a breakout, of the end while closing', () => {
    const main = in_phase(view_of(jonas), 'hello')
    expect(countdown_of(main)!.ends_at).toBe(ten_o_clock + 10 * minute)
    expect(countdown_of(inside_r3(jonas))!.ends_at).toBe(ten_o_clock + 600_000)
    const session = { ...main.session, state: 'closing' as const, closes_at: 7 }
    expect(countdown_of({ ...main, session })!.ends_at).toBe(7)
    expect(countdown_of(view_of(jonas))).toBeNull()
  })

  it('stands still in a pause and at 0:00 when it has passed', () => {
    const paused = { ends_at: 10 * minute, paused_at: 4 * minute }
    expect(left_ms(paused, 9 * minute)).toBe(6 * minute)
    expect(left_ms({ ends_at: 1, paused_at: null }, 99)).toBe(0)
    expect([0, 59_251, 60_250, 3_725_000].map(clock_text)).toEqual([
      '0:00', '1:00', '1:00', '1:02:05',
    ])
  })

  it('is announced at five minutes, one minute and the end only, and not after a jump', () => {
    expect(crossed(5 * minute + 400, 5 * minute - 600)).toBe('five_minutes')
    expect(crossed(minute + 1, minute)).toBe('one_minute')
    expect(crossed(900, 0)).toBe('time_up')
    expect(crossed(0, 0)).toBeNull()
    expect(crossed(4 * minute, 4 * minute - 1_000)).toBeNull()
    expect(crossed(10 * minute, 30_000)).toBeNull()
    expect(crossed(30_000, 2 * minute)).toBeNull()
  })
})

describe('the agenda', () => {
  it('knows how far over its current step is', () => {
    const { agenda } = in_phase(view_of(mira), 'hello')
    expect(minutes_over(agenda, ten_o_clock + 12 * minute + 1)).toBe(2)
  })

  it('lets a mute lapse by itself', () => {
    const muted = (until?: number): Pick<Me, 'muted'> => ({ muted: { until } })
    expect(muted_now(muted(50), 49)).toBe(true)
    expect(muted_now(muted(50), 50)).toBe(false)
    expect(muted_now(muted(), 50)).toBe(true)
    expect(muted_now({}, 50)).toBe(false)
  })
})

describe('Next says what it will do', () => {
  const many = (count: number, away = 0): View => {
    const view = in_phase(view_of(mira), 'hello')
    const roster = Array.from({ length: count }, (_, n) => ({
      ...row({ id: `p${n + 10}`, name: `N${n}`, role: 'attendee' }),
      away: n < away,
    }))
    return { ...view, staff_only: { ...view.staff_only!, roster: [row(mira), ...roster] } }
  }

  it('opens the session with its first step', () => {
    const scheduled = { ...view_of(mira), session: { ...view_of(mira).session, state: 'scheduled' } }
    expect(next_step(scheduled as View)).toEqual({ does: 'open_session', title: 'Check-in' })
    expect(next_step(view_of(mira))).toEqual({ does: 'start', title: 'Check-in' })
  })

  it('counts rooms as the server will: by size, without those who are away', () => {
    expect(next_step(many(58))).toEqual({ does: 'open_rooms', rooms: 12, size: 5, minutes: 20 })
    expect(next_step(many(12, 2))).toMatchObject({ rooms: 2, size: 5 })
    expect(next_step(many(0))).toEqual({ does: 'go', title: 'Small rooms' })
  })

  it('opens the plan there is', () => {
    const view = many(9)
    const plan = {
      method: 'random' as const,
      rooms: [{ room: 'r3', name: 'Room 1', people: [] }],
      achieved: achieved_nothing,
    }
    const planned = { ...view, staff_only: { ...view.staff_only!, plan } }
    expect(next_step(planned)).toEqual({ does: 'open_planned', rooms: 1, minutes: 20 })
    const self = { ...planned.staff_only, plan: { ...plan, method: 'self' as const } }
    expect(next_step({ ...view, staff_only: self })).toEqual({ does: 'open_choice', minutes: 20 })
  })

  it('closes rooms first, waits for them, and at the end closes the session', () => {
    const inside = in_phase(inside_r3(mira), 'talk')
    expect(next_step(inside)).toEqual({ does: 'close_then', grace_s: 60, title: 'Debrief' })
    const waits = in_phase(inside, 'talk', { next: { phase: 'back', at: 1 } })
    expect(next_step(waits)).toEqual({ does: 'wait', title: 'Debrief' })
    expect(next_step(in_phase(view_of(mira), 'end'))).toEqual({ does: 'close_session' })
    const closing = { ...inside, session: { ...inside.session, state: 'closing' as const } }
    expect(next_step(closing)).toBeNull()
  })
})

describe('room cards', () => {
  it('show open rooms with their people, and the main room', () => {
    const view = inside_r3(mira)
    const roster = [row(mira), { ...row(jonas, 'r4') }, { ...row({ ...jonas, id: 'p8' }), left: true }]
    const { kind, cards, rest } = room_cards({ ...view, staff_only: { ...view.staff_only!, roster } })
    expect(kind).toBe('open')
    expect(cards.map((card) => card.people.length)).toEqual([0, 1])
    expect(rest.map((each) => each.name)).toEqual(['Mira'])
  })
})
