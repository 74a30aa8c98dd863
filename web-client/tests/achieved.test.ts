// What a plan came to, in words.
import { describe, expect, it } from 'vitest'
import type { Achieved, PlanMethod, View } from '../src/session/view'
import { achieved_words } from '../src/views/staff/achieved'
import { achieved_nothing, mira, view_of } from './people'

const room = (number: number) => ({ room: `r${number}`, name: `Breakout ${number}`, people: [] })
const six = [1, 2, 3, 4, 5, 6].map(room)
const a_pin = { pin: 'together' as const, participants: ['p4', 'p5'] }

function view(achieved: Partial<Achieved>, more: object = {}, method: PlanMethod = 'random'): View {
  const start = view_of(mira)
  const plan = { method, rooms: six, achieved: { ...achieved_nothing, ...achieved } }
  return { ...start, staff_only: { ...start.staff_only!, plan, ...more } }
}

const met = { takeaways: [{ room: 'r1', name: 'Breakout 1', takeaways: [] }] }

describe('what a plan achieved', () => {
  it('is told shortly, one sentence for each thing', () => {
    const achieved: Partial<Achieved> = {
      sizes: [4, 5], affiliations: [2, 4], positions: [3, 3], met_before: 3,
      without_staff: ['r5', 'r6'],
    }
    expect(achieved_words(view(achieved, { ...met, pins: [a_pin] })).join(' ')).toBe(
      'Rooms of 4 or 5. No room has fewer than 2 affiliations. No room has fewer than 3 positions. ' +
        '3 pairs have met before. No staff in Breakout 5 and Breakout 6. All pins kept.',
    )
  })

  it('says the size once where all rooms have it, and a span where they differ by more', () => {
    expect(achieved_words(view({ sizes: [4, 4] }))[0]).toBe('Rooms of 4.')
    expect(achieved_words(view({ sizes: [2, 5] }))[0]).toBe('Rooms of 2 to 5.')
  })

  it('owns up to what was not reached', () => {
    const poor: Partial<Achieved> = { affiliations: [1, 3], positions: [1, 2], pins_broken: [0] }
    const words = achieved_words(view(poor, { pins: [a_pin] }))
    expect(words).toContain('At least one room has a single affiliation.')
    expect(words).toContain('At least one room has a single position.')
    expect(words).toContain('1 pin is not kept in this plan.')
    expect(words.join(' ')).not.toContain('All pins kept')
  })

  it('counts the other way where one affiliation was to sit together', () => {
    const together = (most: number) =>
      achieved_words(view({ affiliations: [1, most], positions: [2, 2] }, {}, 'by_affiliation'))
    expect(together(1)).toContain('Each room has a single affiliation.')
    expect(together(2)).toContain('No room has more than 2 affiliations.')
    expect(together(2).join(' ')).not.toContain('position')
  })

  it('speaks of meetings only after a first round, and of pins where there are any', () => {
    expect(achieved_words(view({ met_before: 0 })).join(' ')).not.toMatch(/met before|pin/)
    expect(achieved_words(view({ met_before: 0 }, met))).toContain('Nobody has met before.')
    expect(achieved_words(view({ met_before: 1 }, met))).toContain('1 pair has met before.')
  })

  it('says nothing of affiliations that nobody has named', () => {
    const words = achieved_words(view({ affiliations: [0, 0], positions: [0, 2] }))
    expect(words.join(' ')).not.toMatch(/affiliation|position/)
  })

  it('says where staff are missing, and counts the rooms where a list would be long', () => {
    const without = (...rooms: string[]) => achieved_words(view({ without_staff: rooms })).at(-1)
    expect(without()).toBe('Staff in each room.')
    expect(without('r6')).toBe('No staff in Breakout 6.')
    expect(without('r1', 'r2', 'r3', 'r4', 'r5', 'r6')).toBe('No staff in the rooms.')
    const many = Array.from({ length: 8 }, (_, at) => room(at))
    const plan = {
      method: 'random' as const,
      rooms: many,
      achieved: { ...achieved_nothing, without_staff: many.slice(1).map((each) => each.room) },
    }
    expect(achieved_words(view({}, { plan })).at(-1)).toBe('No staff in 7 rooms.')
  })

  it('of rooms to choose from is how many there are', () => {
    const words = achieved_words(view({ without_staff: six.map((each) => each.room) }, {}, 'self'))
    expect(words).toEqual(['6 rooms to choose from.', 'No staff in the rooms.'])
  })
})
