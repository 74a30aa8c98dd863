import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import type { View } from '../src/session/view'
import {
  achieved_nothing, aylin, inside_r3, jonas, mira, pavel, row, ten_o_clock, theo, view_of,
} from './people'

const closes_at = ten_o_clock + 1_200_000
const rooms = [
  { room: 'r3', name: 'Room 1', question: 'What did you notice?', closes_at, closing: false },
  { room: 'r4', name: 'Room 2', closes_at, closing: false },
]
const round = { number: 1, method: 'random', closes_at, grace_s: 60 }

const planned = (view: View): View =>
  fold(view, {
    method: 'rooms.planned',
    params: {
      seq: 30,
      plan: {
        method: 'random',
        rooms: [
          { room: 'r3', name: 'Room 1', people: ['p4'] },
          { room: 'r4', name: 'Room 2', people: ['p5'] },
        ],
      },
    },
  })

describe('rooms', () => {
  it('are planned where only staff see them, and rearranged there', () => {
    const view = fold(planned(view_of(mira)), {
      method: 'plan.changed',
      params: { seq: 31, participants: ['p5'], room: 'r3' },
    })
    expect(view.staff_only!.plan!.rooms.map((room) => room.people)).toEqual([['p4', 'p5'], []])
    const out = fold(view, {
      method: 'plan.changed',
      params: { seq: 32, participants: ['p4'], room: null },
    })
    expect(out.staff_only!.plan!.rooms.map((room) => room.people)).toEqual([['p5'], []])
  })

  it('tell what a plan came to, and which pins hold until the rooms open', () => {
    const pins = [
      { pin: 'apart', participants: ['p4', 'p5'] },
      { pin: 'here', participants: ['p4'], room: 'r3' },
    ]
    const achieved = { ...achieved_nothing, pins_broken: [0] }
    const pinned = fold(planned(view_of(mira)), {
      method: 'plan.changed',
      params: { seq: 31, pins, achieved },
    })
    expect(pinned.staff_only!.pins).toEqual(pins)
    expect(pinned.staff_only!.plan).toMatchObject({ method: 'random', achieved })
    const before_any_plan = fold(view_of(mira), {
      method: 'plan.changed',
      params: { seq: 31, pins },
    })
    expect(before_any_plan.staff_only).toMatchObject({ plan: null, pins })
    const opened = fold(pinned, { method: 'rooms.opened', params: { seq: 32, round, rooms } })
    expect(opened.staff_only!.pins).toEqual([pins[0]])
  })

  it('open for everyone; staff learn who is where and the plan is gone', () => {
    const params = { seq: 33, round, rooms, assigned: [['p4', 'r3'], ['p5', 'r4']] }
    const staff = fold(planned(view_of(mira)), { method: 'rooms.opened', params })
    expect(staff.rooms).toEqual(rooms)
    expect(staff.staff_only!.plan).toBeNull()
    expect(staff.staff_only!.roster.map((person) => person.room)).toEqual([
      'main', 'main', 'r3', 'r4',
    ])
    expect(staff.staff_only!.takeaways).toEqual([
      { room: 'r3', name: 'Room 1', question: 'What did you notice?', takeaways: [] },
      { room: 'r4', name: 'Room 2', takeaways: [] },
    ])
    const attendee = fold(view_of(jonas), {
      method: 'rooms.opened',
      params: { seq: 33, round, rooms },
    })
    expect(attendee.round).toEqual(round)
    expect(attendee.room.id).toBe('main')
    expect(attendee.staff_only).toBeUndefined()
  })

  it('replace the whole room when one is entered', () => {
    const room = { ...inside_r3(jonas).room, messages: [] }
    const view = fold(view_of(jonas), {
      method: 'room.entered',
      params: { seq: 34, room, view: 'v2', entered_seq: 34, why: 'opened' },
    })
    expect(view.room).toEqual(room)
    expect(view.me).toMatchObject({ room: 'r3', entered_seq: 34 })
  })

  it('get a new end, and an extension withdraws closing and the next step', () => {
    const closing = fold(inside_r3(jonas), {
      method: 'rooms.closing',
      params: {
        seq: 40,
        rooms: ['r3', 'r4'],
        closes_at: ten_o_clock + 60_000,
        next: { phase: 'back', at: ten_o_clock + 60_000 },
      },
    })
    expect(closing.room).toMatchObject({ closing: true, closes_at: ten_o_clock + 60_000 })
    expect(closing.agenda.next).toEqual({ phase: 'back', at: ten_o_clock + 60_000 })
    const extended = fold(closing, {
      method: 'rooms.extended',
      params: {
        seq: 41,
        rooms: [{ room: 'r3', closes_at, closing: false }, { room: 'r4', closes_at, closing: false }],
        round: { ...round, closes_at },
        next: null,
      },
    })
    expect(extended.room).toMatchObject({ closing: false, closes_at })
    expect(extended.agenda).not.toHaveProperty('next')
    expect(extended.round!.closes_at).toBe(closes_at)
  })

  it('leave the rest alone when one of them closes', () => {
    const view = inside_r3(mira)
    const staff_only = { ...view.staff_only!, roster: [row(mira, 'r3'), row(jonas, 'r4')] }
    const closed = fold(
      { ...view, staff_only },
      { method: 'rooms.closed', params: { seq: 50, rooms: ['r4'], round } },
    )
    expect(closed.rooms.map((room) => room.room)).toEqual(['r3'])
    expect(closed.round).toEqual(round)
    expect(closed.staff_only!.roster.map((person) => person.room)).toEqual(['r3', 'main'])
    const all = fold(closed, {
      method: 'rooms.closed',
      params: { seq: 51, rooms: ['r3'], round: null },
    })
    expect(all.round).toBeNull()
    expect(all.rooms).toEqual([])
  })
})

describe('people', () => {
  it('come into our breakout and leave it', () => {
    const came = fold(inside_r3(jonas), {
      method: 'participant.moved',
      params: { seq: 60, participant: pavel, room: 'r3', why: 'moved', by: mira },
    })
    expect(came.room.people.map((person) => person.name)).toEqual(['Jonas', 'Aylin', 'Pavel'])
    const gone = fold(came, {
      method: 'participant.moved',
      params: { seq: 61, participant: aylin, room: null, why: 'moved', by: mira },
    })
    expect(gone.room.people.map((person) => person.name)).toEqual(['Jonas', 'Pavel'])
  })

  it('who come late stand in the order of their ids', () => {
    const view = fold(inside_r3(jonas), {
      method: 'participant.joined',
      params: { seq: 62, participant: { id: 'p11', name: 'Noor', role: 'attendee' } },
    })
    const later = fold(view, {
      method: 'participant.joined',
      params: { seq: 63, participant: pavel },
    })
    expect(later.room.people.map((person) => person.id)).toEqual(['p4', 'p5', 'p9', 'p11'])
  })

  it('who come when the roster is full are in their room, but not in the roster', () => {
    const view = { ...inside_r3(mira), staff_only: { ...view_of(mira).staff_only! } }
    const came = fold(view, {
      method: 'participant.joined',
      params: { seq: 2000, listed: false, participant: { ...row(pavel, 'r3'), id: 'p2000' } },
    })
    expect(came.room.people.at(-1)).toMatchObject({ id: 'p2000', name: 'Pavel' })
    expect(came.staff_only!.roster).toEqual(view.staff_only.roster)
  })

  it('of the staff are known to everyone, but not put into our room', () => {
    const nia = { id: 'p70', name: 'Nia', role: 'moderator' }
    const view = fold(inside_r3(jonas), {
      method: 'participant.joined',
      params: { seq: 70, participant: nia },
    })
    expect(view.staff.map((person) => person.name)).toEqual(['Mira', 'Theo', 'Nia'])
    expect(view.room.people).toHaveLength(2)
    const left = fold(view, { method: 'participant.left', params: { seq: 71, participant: 'p70' } })
    expect(left.staff).toHaveLength(2)
  })

  it('are away and back, for their room and for staff', () => {
    const view = { ...inside_r3(mira), staff_only: { ...view_of(mira).staff_only! } }
    const away = fold(view, {
      method: 'participant.away',
      params: { seq: 72, participant: jonas },
    })
    expect(away.room.people[0]).toMatchObject({ id: 'p4', away: true })
    expect(away.staff_only!.roster[2]).toMatchObject({ id: 'p4', away: true })
    const back = fold(away, {
      method: 'participant.back',
      params: { seq: 73, participant: row(jonas, 'r3') },
    })
    expect(back.room.people[0]).toMatchObject({ id: 'p4', away: false })
  })

  it('who are removed are in no list any more; who left stays in the roster', () => {
    const removed = fold(view_of(theo), {
      method: 'participant.removed',
      params: { seq: 74, participant: 'p4', by: theo },
    })
    expect(removed.staff_only!.roster.map((person) => person.id)).toEqual(['p2', 'p3', 'p5'])
    const left = fold(view_of(theo), {
      method: 'participant.left',
      params: { seq: 75, participant: 'p4' },
    })
    expect(left.staff_only!.roster[2]).toMatchObject({ id: 'p4', left: true })
  })

  it('are shown everywhere by their new name', () => {
    const view = inside_r3(aylin)
    const said = fold(view, {
      method: 'message.posted',
      params: { seq: 80, at: 1, room: 'r3', message: 'm80', from: jonas, text: 'Hello.' },
    })
    const renamed = fold(said, {
      method: 'participant.updated',
      params: { seq: 81, participant: { id: 'p4', name: 'Jo', role: 'attendee' } },
    })
    expect(renamed.room.messages[0]!.from).toEqual({ id: 'p4', name: 'Jo', role: 'attendee' })
    expect(renamed.room.people[0]).toEqual({ id: 'p4', name: 'Jo', role: 'attendee', away: false })
    expect(said.room.messages[0]!.from.name).toBe('Jonas')
  })

  it('who change their position are shown so to staff and themselves only', () => {
    const params = { seq: 82, participant: jonas, position: 'Student', affiliation: null }
    const staff = fold(view_of(mira), { method: 'participant.updated', params })
    expect(staff.staff_only!.roster[2]).toMatchObject({ position: 'Student' })
    expect(fold(view_of(jonas), { method: 'participant.updated', params }).me.position).toBe('Student')
  })
})
