import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import { help_queue, is_urgent, place_of, UrgencyWatch } from '../src/session/help_queue'
import type { Help } from '../src/session/help'
import type { Notification, View } from '../src/session/view'
import { aylin, inside_r3, jonas, mira, ten_o_clock, theo, view_of } from './people'

type Said = [string, Record<string, unknown>]

const told = (view: View, ...said: Said[]): View =>
  said.reduce((folded, [method, params]) => fold(folded, { method, params } as Notification), view)

const asked = (changed: object = {}): Said => [
  'help.requested',
  { seq: 30, at: 4, help: 'h30', from: jonas, room: 'r3', kind: 'question', text: 'How?', ...changed },
]
// As the room is told: not by whom, nor in which words.
const asked_here: Said = ['help.requested', { seq: 30, at: 4, help: 'h30', room: 'r3', kind: 'question' }]
const claimed: Said = ['help.claimed', { seq: 31, at: 5, help: 'h30', by: mira }]
const answered: Said = ['help.answered', { seq: 32, at: 6, help: 'h30', by: mira, text: 'On my way' }]

describe('a request for help', () => {
  it('is held by who asked, by the room without who and why, and by staff in the queue', () => {
    const mine = told(inside_r3(jonas), asked())
    expect(mine.me.help).toEqual({ help: 'h30', kind: 'question', text: 'How?', at: 4 })
    expect(mine.room.helps).toEqual([{ help: 'h30', kind: 'question', at: 4 }])
    const others = told(inside_r3(aylin), asked_here)
    expect(others.me).not.toHaveProperty('help')
    expect(others.room.helps).toEqual([{ help: 'h30', kind: 'question', at: 4 }])
    const staff = told(view_of(mira), asked({ urgent_at: 64 }))
    expect(staff.room.helps).toEqual([])
    expect(staff.staff_only!.helps).toEqual([
      { help: 'h30', from: jonas, room: 'r3', kind: 'question', text: 'How?', at: 4, urgent_at: 64 },
    ])
  })

  it('of who does not feel safe is not held by the room, nor one of the main room', () => {
    expect(told(inside_r3(jonas), asked({ kind: 'unsafe' })).room.helps).toEqual([])
    expect(told(view_of(jonas), asked({ room: 'main' })).room.helps).toEqual([])
  })

  it('is claimed, answered, released and resolved wherever it is held', () => {
    const progress = { claimed: { by: mira, at: 5 }, answer: { by: mira, at: 6, text: 'On my way' } }
    const mine = told(inside_r3(jonas), asked(), claimed, answered)
    expect(mine.me.help).toMatchObject(progress)
    expect(mine.room.helps[0]).toMatchObject(progress)
    const staff = told(view_of(theo), asked(), claimed, answered)
    expect(staff.staff_only!.helps[0]).toMatchObject(progress)
    const released: Said = ['help.released', { seq: 33, help: 'h30', by: mira }]
    expect(told(mine, released).me.help).not.toHaveProperty('claimed')
    expect(told(staff, released).staff_only!.helps[0]).not.toHaveProperty('claimed')
    const resolved = told(mine, ['help.resolved', { seq: 34, help: 'h30', participant: 'p4', by: mira }])
    expect(resolved.me).not.toHaveProperty('help')
    expect(resolved.room.helps).toEqual([])
    const there = told(inside_r3(aylin), asked_here, ['help.resolved', { seq: 34, help: 'h30' }])
    expect(there.room.helps).toEqual([])
  })

  it('stays for staff while its room waits, and while it matters', () => {
    const left: Said = ['participant.left', { seq: 40, participant: 'p4' }]
    const gone = told(view_of(mira), asked(), left)
    expect(gone.staff_only!.helps).toMatchObject([{ room: 'r3', left: true }])
    const back = told(gone, ['participant.back', { seq: 41, participant: { ...jonas, room: 'main' } }])
    expect(back.staff_only!.helps[0]).not.toHaveProperty('left')
    const closed: Said = ['rooms.closed', { seq: 42, rooms: ['r3'], round: null }]
    expect(told(back, closed).staff_only!.helps).toMatchObject([{ room: 'main' }])
    expect(told(gone, closed).staff_only!.helps).toEqual([])
    const conflict = told(view_of(mira), asked({ kind: 'conflict' }), left, closed)
    expect(conflict.staff_only!.helps).toMatchObject([{ room: 'main', left: true }])
  })
})

const help = (number: number, changed: Partial<Help> = {}): Help => ({
  help: `h${number}`,
  from: jonas,
  room: 'main',
  kind: 'question',
  at: ten_o_clock + number,
  urgent_at: ten_o_clock + number + 60_000,
  ...changed,
})
const queue_of = (...helps: Help[]): View => {
  const view = view_of(mira)
  return { ...view, staff_only: { ...view.staff_only!, helps } }
}

describe('the queue', () => {
  const claim = { by: theo, at: ten_o_clock }

  it('has the unclaimed first, of those who does not feel safe, and else the oldest', () => {
    const view = queue_of(
      help(1, { claimed: claim }),
      help(2),
      help(3, { kind: 'unsafe' }),
      help(4, { kind: 'conflict' }),
      help(5, { kind: 'unsafe', claimed: claim }),
    )
    expect(help_queue(view).map((each) => each.help)).toEqual(['h3', 'h2', 'h4', 'h5', 'h1'])
  })

  it('has what nobody claims turn urgent, and say so once', () => {
    const due = ten_o_clock + 60_001
    expect(is_urgent(help(1), due - 1)).toBe(false)
    expect(is_urgent(help(1), due)).toBe(true)
    expect(is_urgent(help(1, { claimed: claim }), due)).toBe(false)
    const watch = new UrgencyWatch()
    expect(watch.look(queue_of(help(1)), due - 1)).toEqual([])
    expect(watch.look(queue_of(help(1)), due)).toEqual([help(1)])
    expect(watch.look(queue_of(help(1)), due + 1)).toEqual([])
    // Claimed late, and given back: urgent again.
    expect(watch.look(queue_of(help(1, { claimed: claim })), due + 2)).toEqual([])
    expect(watch.look(queue_of(help(1)), due + 3)).toEqual([help(1)])
  })

  it('says nothing of what was urgent before we came', () => {
    expect(new UrgencyWatch().look(queue_of(help(1)), ten_o_clock + 90_000)).toEqual([])
  })

  it('knows where who asked is now, and that a room waits where it asked', () => {
    const view = queue_of()
    const moved: View = {
      ...view,
      staff_only: {
        ...view.staff_only!,
        roster: view.staff_only!.roster.map((row) =>
          row.id === jonas.id ? { ...row, room: 'r4' } : row,
        ),
      },
    }
    expect(place_of(moved, help(1, { kind: 'unsafe', room: 'r3' }))).toBe('r4')
    expect(place_of(moved, help(1))).toBe('r4')
    expect(place_of(moved, help(1, { room: 'r3' }))).toBe('r3')
  })
})
