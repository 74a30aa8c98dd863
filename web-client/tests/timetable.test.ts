// The agenda's two clocks: planned and real times, how late the end is, and ways to make it up.
import { describe, expect, it } from 'vitest'
import {
  expected_ending, plan_begins, steps_to_come, timetable, ways_to_make_up,
} from '../src/session/timetable'
import type { Agenda, Phase } from '../src/session/view'
import { mira, ten_o_clock, view_of } from './people'

const minute = 60_000
const { session, agenda: unbegun } = view_of(mira)

// hello 10, talk 20, back 15, board 10, end 5: one hour.
function agenda_in(phase: string, more: Partial<Agenda> = {}, phases: object = {}): Agenda {
  const changed = unbegun.phases.map(
    (each) => ({ ...each, ...(phases as Record<string, object>)[each.id] }) as Phase,
  )
  return { ...unbegun, phases: changed, phase, ...more }
}

const at = (minutes: number): number => ten_o_clock + minutes * minute
const span = (from: number, to: number) => ({ from: at(from), to: at(to) })

const in_talk = agenda_in(
  'talk',
  { started_at: at(13), ends_at: at(33) },
  { hello: { began_at: at(0), ended_at: at(13) }, talk: { began_at: at(13) } },
)

describe('the timetable', () => {
  it('has planned and real times side by side, and what is expected of the steps to come', () => {
    const rows = timetable(session, in_talk, at(20))
    expect(rows.map(({ planned }) => planned)).toEqual([
      span(0, 10), span(10, 30), span(30, 45), span(45, 55), span(55, 60),
    ])
    expect(rows.map(({ real }) => real)).toEqual([
      span(0, 13), span(13, 33), span(33, 48), span(48, 58), span(58, 63),
    ])
    expect(expected_ending(session, in_talk, at(20))).toEqual({ at: at(63), late: 3 })
  })

  it('moves on while a step runs over, and while the clock is paused', () => {
    expect(expected_ending(session, in_talk, at(35))).toEqual({ at: at(65), late: 5 })
    const paused = { ...in_talk, paused_at: at(20) }
    expect(expected_ending(session, paused, at(24))).toEqual({ at: at(67), late: 7 })
  })

  it('keeps the definition as the plan when a step is planned anew', () => {
    const shorter = agenda_in('talk', { ends_at: at(30) }, {
      talk: { began_at: at(10) }, back: { minutes: 8, first_minutes: 15 },
    })
    const rows = timetable(session, shorter, at(12))
    expect(rows[2]).toMatchObject({ planned: span(30, 45), real: span(30, 38) })
    expect(expected_ending(session, shorter, at(12))).toEqual({ at: at(53), late: -7 })
  })

  it('knows what was passed over, and waits for the rooms that close', () => {
    const jumped = agenda_in('back', { ends_at: at(25) }, {
      hello: { began_at: at(0), ended_at: at(10) }, back: { began_at: at(10) },
    })
    expect(timetable(session, jumped, at(12))[1]!.real).toBeNull()
    const closing = { ...in_talk, next: { phase: 'board', at: at(21) } }
    expect(steps_to_come(closing).map(({ id }) => id)).toEqual(['board', 'end'])
    expect(expected_ending(session, closing, at(20))).toEqual({ at: at(36), late: -24 })
  })

  it('has no end before the first step, and still tells what is planned', () => {
    expect(expected_ending(session, unbegun, at(2))).toBeNull()
    expect(timetable(session, unbegun, at(2))[4]!.planned).toEqual(span(55, 60))
  })

  it('ends when the session is closed', () => {
    const over = agenda_in('end', { ends_at: at(60) }, { end: { began_at: at(55), ended_at: at(58) } })
    expect(timetable(session, over, at(70))[4]!.real).toEqual(span(55, 58))
  })

  it('counts from the calendar, unless the session was opened at quite another time', () => {
    const opened = (minutes: number) => plan_begins({ ...session, opened_at: at(minutes) })
    expect([opened(4), opened(-10), opened(30)]).toEqual([ten_o_clock, ten_o_clock, ten_o_clock])
    expect([opened(31), opened(-90)]).toEqual([at(31), at(-90)])
  })
})

const ways = (late: number, phases: object = {}) =>
  ways_to_make_up(agenda_in('talk', {}, phases), late).map(({ changes, wins }) => [
    changes.map(({ phase, minutes }) => `${phase} ${minutes}`).join(', '), wins,
  ])

describe('ways to make time up', () => {
  it('are one step, another, or a little from each; none loses more than half of its time', () => {
    expect(ways(5)).toEqual([
      ['back 10', 5], ['board 5', 5], ['back 12, board 8', 5],
    ])
    expect(ways(7)).toEqual([['back 8', 7], ['back 11, board 8, end 4', 7]])
  })

  it('take what can be had when that is not all', () => {
    expect(ways(30)).toEqual([['back 8, board 5, end 3', 14]])
    expect(ways(3, { back: { minutes: 2 }, board: { minutes: 1 }, end: { minutes: 3 } })).toEqual([
      ['end 2', 1],
    ])
  })

  it('are none when there is nothing to make up, or nothing left to shorten', () => {
    expect(ways(0)).toEqual([])
    expect(ways(-4)).toEqual([])
    expect(ways_to_make_up(agenda_in('end'), 5)).toEqual([])
  })

  it('win what they say', () => {
    for (let late = 1; late <= 20; late += 1) {
      const before = new Map(unbegun.phases.map((phase) => [phase.id, phase.minutes]))
      for (const { changes, wins } of ways_to_make_up(agenda_in('hello'), late)) {
        const won = changes.map(({ phase, minutes }) => before.get(phase)! - minutes)
        expect(won.reduce((sum, part) => sum + part, 0)).toBe(wins)
        for (const { minutes } of changes) expect(minutes).toBeGreaterThanOrEqual(2)
      }
    }
  })
})
