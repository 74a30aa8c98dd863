import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import type { Notification, View } from '../src/session/view'
import { aylin, inside_r3, jonas, mira, ten_o_clock, view_of } from './people'

const told = (view: View, ...said: [string, Record<string, unknown>][]): View =>
  said.reduce((folded, [method, params]) => fold(folded, { method, params } as Notification), view)

describe('the agenda', () => {
  it('goes on, is extended, paused and resumed', () => {
    const started = told(view_of(jonas), [
      'phase.started',
      { seq: 10, phase: 'hello', started_at: ten_o_clock, ends_at: ten_o_clock + 600_000 },
    ])
    expect(started.agenda).toMatchObject({ phase: 'hello', ends_at: ten_o_clock + 600_000 })
    const paused = told(started, ['phase.paused', { seq: 11, phase: 'hello', paused_at: 5 }])
    expect(paused.agenda.paused_at).toBe(5)
    const resumed = told(paused, ['phase.resumed', { seq: 12, phase: 'hello', ends_at: 9 }])
    expect(resumed.agenda).not.toHaveProperty('paused_at')
    expect(resumed.agenda.ends_at).toBe(9)
    expect(told(resumed, ['phase.extended', { seq: 13, ends_at: 10 }]).agenda.ends_at).toBe(10)
  })

  it('shifts the rooms when it resumes in a round', () => {
    const rooms = [{ room: 'r3', closes_at: 77 }, { room: 'r4', closes_at: 77 }]
    const round = { number: 1, method: 'random', closes_at: 77, grace_s: 60 }
    const view = told(inside_r3(jonas), ['phase.resumed', { seq: 14, ends_at: 77, rooms, round }])
    expect(view.room.closes_at).toBe(77)
    expect(view.rooms.map((room) => room.closes_at)).toEqual([77, 77])
    expect(view.round!.closes_at).toBe(77)
  })

  it('brings the notes of all rooms with the debrief, and drops what was next', () => {
    const debrief = [{ room: 'r3', name: 'Room 1', takeaways: [] }]
    const before = view_of(jonas)
    const waits = { ...before, agenda: { ...before.agenda, next: { phase: 'back', at: 1 } } }
    const view = told(waits, [
      'phase.started',
      { seq: 15, phase: 'back', started_at: 1, ends_at: 2, debrief },
    ])
    expect(view.debrief).toEqual(debrief)
    expect(view.agenda).not.toHaveProperty('next')
  })

  it('follows the life of the session and the stage', () => {
    const view = told(
      view_of(jonas),
      ['session.locked', { seq: 1 }],
      ['stage.shown', { seq: 2, show: 'slide:3' }],
      ['session.closing', { seq: 3, closes_at: 99 }],
    )
    expect(view.session).toMatchObject({ locked: true, state: 'closing', closes_at: 99 })
    expect(view.stage).toBe('slide:3')
    expect(told(view, ['session.unlocked', { seq: 4 }]).session.locked).toBe(false)
    const opened = told(view, ['session.opened', { seq: 5, opened_at: 4 }])
    expect(opened.session).toMatchObject({ state: 'open', opened_at: 4 })
  })
})

describe('care', () => {
  it('hands go up and down, for oneself, the room and staff', () => {
    const up: [string, Record<string, unknown>] = ['hand.raised', { seq: 1, at: 8, participant: 'p4' }]
    const mine = told(inside_r3(jonas), up)
    expect(mine.me.hand).toBe(8)
    expect(mine.room.people[0]!.hand).toBe(8)
    expect(told(view_of(mira), up).staff_only!.roster[2]!.hand).toBe(8)
    const down = told(mine, ['hand.lowered', { seq: 2, participant: 'p4' }])
    expect(down.me).not.toHaveProperty('hand')
    expect(down.room.people[0]).not.toHaveProperty('hand')
  })

  it('assumptions are accepted in order and taken back', () => {
    const accept = (index: number, on: boolean): [string, Record<string, unknown>] => [
      'assumption.accepted',
      { seq: 1, participant: 'p4', index, on },
    ]
    const view = told(view_of(jonas), accept(1, true), accept(0, true), accept(0, true))
    expect(view.me.accepted).toEqual([0, 1])
    expect(told(view, accept(0, false)).me.accepted).toEqual([1])
  })

  it('check-in answers replace the one with the same id', () => {
    const view = told(
      view_of(jonas),
      ['checkin.answered', { seq: 5, at: 1, checkin: 'k5', text: 'Tired', from: jonas }],
      ['checkin.answered', { seq: 6, at: 2, checkin: 'k6', text: 'Well' }],
      ['checkin.answered', { seq: 7, at: 3, checkin: 'k5', text: 'Better', from: jonas }],
    )
    expect(view.checkins.map((each) => each.text)).toEqual(['Better', 'Well'])
    expect(view.checkins[0]!.at).toBe(1)
    expect(view.checkins[1]).toEqual({ checkin: 'k6', at: 2, text: 'Well' })
    expect(view.me.checkin).toBe('k5')
  })

  it('broadcasts are acknowledged by room, and the oldest of 20 goes with what is known of it', () => {
    const send = (n: number): [string, Record<string, unknown>] => [
      'broadcast.sent',
      { seq: n, at: n, broadcast: `b${n}`, text: 'Hello', from: mira },
    ]
    const ack = (broadcast: string, participant: string): [string, Record<string, unknown>] => [
      'broadcast.acked',
      { seq: 50, broadcast, participant, room: 'r3' },
    ]
    const staff = told(view_of(mira), send(1), ack('b1', 'p4'), ack('b1', 'p5'))
    expect(staff.staff_only!.acks).toEqual({ b1: { r3: 2 } })
    const twenty = Array.from({ length: 20 }, (_, n) => send(n + 2))
    const later = told(staff, ...twenty)
    expect(later.broadcasts).toHaveLength(20)
    expect(later.staff_only!.acks).toEqual({})
    expect(told(later, ack('b1', 'p4')).staff_only!.acks).toEqual({})
    const mine = told(view_of(jonas), send(1), ack('b1', 'p4'), ...twenty)
    expect(mine.me.acked).toEqual([])
  })

  it('a broadcast that is sent again is the same one, until it is acknowledged', () => {
    const sent = { broadcast: 'b1', text: 'Hello', from: mira }
    const again: [string, Record<string, unknown>] = [
      'broadcast.sent',
      { seq: 9, at: 90, ...sent, again: true },
    ]
    const first: [string, Record<string, unknown>] = ['broadcast.sent', { seq: 1, at: 1, ...sent }]
    const ack: [string, Record<string, unknown>] = [
      'broadcast.acked',
      { seq: 10, broadcast: 'b1', participant: 'p4', room: 'main' },
    ]
    const mine = told(view_of(jonas), first, again)
    expect(mine.broadcasts).toEqual([{ ...sent, at: 1, repeated_at: 90 }])
    expect(told(mine, ack).broadcasts).toEqual([{ ...sent, at: 1 }])
    const staff = told(view_of(mira), first, again, ack)
    expect(staff.broadcasts[0]!.repeated_at).toBe(90)
  })

  it('mutes are told to the person and staff, and lifted', () => {
    const mute: [string, Record<string, unknown>] = [
      'participant.muted',
      { seq: 1, participant: 'p4', until: 99, reason: 'a pause', by: mira },
    ]
    const mine = told(view_of(jonas), mute)
    expect(mine.me.muted).toEqual({ until: 99, reason: 'a pause' })
    expect(told(view_of(mira), mute).staff_only!.roster[2]!.muted).toMatchObject({ until: 99 })
    expect(told(view_of(aylin), mute).me).not.toHaveProperty('muted')
    const lifted = told(mine, ['participant.unmuted', { seq: 2, participant: 'p4' }])
    expect(lifted.me).not.toHaveProperty('muted')
  })
})

const reach = (broadcast: string, seen: number) => ({ broadcast, rooms: { main: [4, 4, seen] } })

describe('the fold', () => {
  it('takes signals as they are, and leaves what it does not know alone', () => {
    const view = told(
      view_of(mira),
      ['presence', { online: 9, here: 8 }],
      ['counts', { assumptions: [1, 2], checkins: 3, cards: 4, survey: 5 }],
      ['session.health', { saving: false }],
      ['room.pulse', { rooms: [{ room: 'r3', messages: 2, spoken: 1 }] }],
      ['broadcast.sent', { seq: 1, at: 1, broadcast: 'b1', text: 'Hello', from: mira }],
      ['broadcast.sent', { seq: 2, at: 2, broadcast: 'b2', text: 'Hello', from: mira }],
      ['broadcast.seen', { broadcasts: [reach('b1', 0), reach('b2', 0), reach('b7', 0)] }],
      ['broadcast.seen', { broadcasts: [reach('b2', 3)] }],
    )
    expect(view.live.seen).toEqual([reach('b1', 0), reach('b2', 3)])
    expect(view.live).toMatchObject({ online: 9, cards: 4, saving: false })
    expect(view.live.pulse).toHaveLength(1)
    expect(told(view, ['toaster.started', { seq: 4 }])).toBe(view)
  })

  it('starts afresh with a snapshot', () => {
    const fresh = view_of(aylin)
    expect(told(view_of(jonas), ['snapshot', { seq: 9, view: 'v', now: 1, snapshot: fresh }])).toBe(
      fresh,
    )
  })
})
