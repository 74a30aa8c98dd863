import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import { pace_in, pace_wait_ms, quiet_here, unanswered } from '../src/session/safety'
import { may_speak } from '../src/session/steps'
import type { Notification, View } from '../src/session/view'
import { aylin, inside_r3, jonas, message, mira, ten_o_clock, theo, view_of } from './people'

type Said = [string, Record<string, unknown>]

const told = (view: View, ...said: Said[]): View =>
  said.reduce((folded, [method, params]) => fold(folded, { method, params } as Notification), view)

const muted = (room: string, more: object = {}): Said => ['room.muted', { seq: 9, at: 4, room, ...more }]

describe('a quiet room', () => {
  it('keeps attendees in it from writing, and nobody else', () => {
    const main = told(view_of(jonas), muted('main', { reason: 'Breathe' }))
    expect(quiet_here(main)).toEqual({ room: 'main', at: 4, reason: 'Breathe' })
    expect(may_speak(main, ten_o_clock)).toBe(false)
    expect(may_speak(told(inside_r3(jonas), muted('main')), ten_o_clock)).toBe(true)
    expect(may_speak(told(view_of(theo), muted('all')), ten_o_clock)).toBe(true)
    expect(may_speak(told(inside_r3(jonas), muted('all')), ten_o_clock)).toBe(false)
  })

  it('is listed with all rooms first, and lifted for all together', () => {
    const view = told(view_of(jonas), muted('r4'), muted('main'), muted('all'), muted('r3'))
    expect(view.session.mutes!.map(({ room }) => room)).toEqual(['all', 'main', 'r3', 'r4'])
    const less = told(view, ['room.unmuted', { seq: 10, room: 'main' }])
    expect(less.session.mutes!.map(({ room }) => room)).toEqual(['all', 'r3', 'r4'])
    expect(told(less, ['room.unmuted', { seq: 11, room: 'all' }]).session).not.toHaveProperty('mutes')
  })

  it('of a breakout ends with the round', () => {
    const view = told(view_of(jonas), muted('main'), muted('r3'), ['slow.set', { room: 'r3', every_s: 30 }])
    const next = told(view, ['rooms.opened', { seq: 12, round: null, rooms: [] }])
    expect(next.session.mutes!.map(({ room }) => room)).toEqual(['main'])
    expect(next.session).not.toHaveProperty('slow')
    const again = told(view, ['rooms.opened', { seq: 12, round: null, rooms: [], again: true }])
    expect(again.session.mutes).toHaveLength(2)
  })
})

describe('slow mode', () => {
  it('is that of the room, else that of all; 0 ends it', () => {
    const slow = told(view_of(jonas), ['slow.set', { room: 'all', every_s: 30 }])
    expect(pace_in(slow, 'main')).toBe(30)
    const own = told(slow, ['slow.set', { room: 'r3', every_s: 60 }])
    expect([pace_in(own, 'main'), pace_in(own, 'r3')]).toEqual([30, 60])
    const off = told(own, ['slow.set', { room: 'all', every_s: 0 }], ['slow.set', { room: 'r3', every_s: 0 }])
    expect(off.session).not.toHaveProperty('slow')
  })

  it('counts from our own latest message, and never for staff', () => {
    const of = (me: typeof jonas): View => {
      const view = view_of(me)
      const messages = [message(0, jonas, 'Mine'), message(5_000, aylin, 'Not mine')]
      return told({ ...view, room: { ...view.room, messages } }, ['slow.set', { room: 'all', every_s: 30 }])
    }
    expect(pace_wait_ms(of(jonas), ten_o_clock + 10_000)).toBe(20_000)
    expect(pace_wait_ms(of(jonas), ten_o_clock + 30_000)).toBe(0)
    expect(pace_wait_ms(of({ ...jonas, role: 'moderator' }), ten_o_clock)).toBe(0)
  })
})

const flag = {
  flag: 'f9', target: 'm4', at: 4, room: 'main', about: jonas, from: aylin, note: 'That hurt',
  words: [{ message: 'm4', at: 3, from: jonas, text: 'Shut up' }],
}

describe('a flag', () => {
  it('is held by staff with its words, and by its owner without', () => {
    const staff = told(view_of(mira), ['flag.raised', { seq: 9, ...flag }])
    expect(staff.staff_only!.flags).toEqual([flag])
    expect(staff.me).not.toHaveProperty('flags')
    const raised: Said = ['flag.raised', { seq: 9, flag: 'f9', target: 'm4', at: 4, mine: true }]
    const mine = told(view_of(aylin), raised)
    expect(mine.me.flags).toEqual([{ flag: 'f9', target: 'm4', at: 4 }])
    const outcome = { seq: 10, flag: 'f9', outcome: 'We spoke' }
    expect(told(mine, ['flag.resolved', { ...outcome, mine: true }]).me.flags![0]!.outcome).toBe('We spoke')
    expect(told(staff, ['flag.resolved', { ...outcome, by: mira }]).staff_only).not.toHaveProperty('flags')
  })

  it('about somebody who becomes staff does not say any more who raised it', () => {
    const staff = told(view_of(mira), ['flag.raised', { seq: 9, ...flag }])
    const granted = told(staff, ['role.granted', { seq: 10, participant: { ...jonas, role: 'moderator' } }])
    expect(granted.staff_only!.flags![0]).not.toHaveProperty('from')
    const other = told(staff, ['role.granted', { seq: 10, participant: { ...aylin, role: 'moderator' } }])
    expect(other.staff_only!.flags![0]!.from!.id).toBe(aylin.id)
  })
})

const letter = (number: number, from: typeof jonas, text: string): Said => [
  'staff.written', { seq: number, at: number, participant: jonas, letter: `l${number}`, from, text },
]

describe('letters', () => {
  it('are held by the person and by staff, the latest twenty', () => {
    const many = Array.from({ length: 22 }, (_, n) => letter(n + 1, jonas, `Letter ${n + 1}`))
    const mine = told(view_of(jonas), ...many).me.letters!
    expect([mine.length, mine[0]!.text]).toEqual([20, 'Letter 3'])
    const threads = told(view_of(theo), ...many).staff_only!.threads!
    expect([threads.length, threads[0]!.letters.length]).toEqual([1, 20])
    expect(told(view_of(aylin), letter(1, mira, 'Not for her')).me).not.toHaveProperty('letters')
  })

  it('wait for an answer until one of the staff wrote last', () => {
    const asked = told(view_of(mira), letter(1, jonas, 'May I?'))
    expect(unanswered(asked)).toHaveLength(1)
    expect(unanswered(told(asked, letter(2, theo, 'Yes')))).toEqual([])
  })
})

describe('the lobby', () => {
  const row = { ...jonas, at: 4 }

  it('is held by staff: who waits, whether they are connected, until they are in or sent away', () => {
    const one = told(view_of(mira), ['participant.waits', { seq: 4, participant: row }])
    expect(one.staff_only!.lobby).toEqual([row])
    const away = told(one, ['participant.waits', { seq: 5, participant: { ...row, away: true } }])
    expect(away.staff_only!.lobby![0]!.away).toBe(true)
    const refused = told(away, ['participant.refused', { seq: 6, participant: jonas.id, by: mira }])
    expect(refused.staff_only).not.toHaveProperty('lobby')
    const admitted: Said = ['participant.admitted', {
      seq: 6,
      participant: { ...jonas, id: 'p12', room: 'main', joined_at: 4, away: false, left: false, accepted: [] },
    }]
    expect(told(one, admitted).staff_only!.roster.map(({ id }) => id)).toContain('p12')
  })

  it('ends for who is let in with all there is to see', () => {
    const inside = view_of(jonas)
    const { live: _live, session: { id: _id, ...session }, ...rest } = inside
    const waiting: View = { ...view_of(jonas), me: { ...inside.me, waiting: true }, staff: [] }
    const after = told(waiting, ['participant.admitted', { seq: 6, view: 'main-6', snapshot: { ...rest, session } }])
    expect(after).toEqual(inside)
  })
})

describe('a hidden card', () => {
  const card = { card: 'c4', at: 4, column: 'learn' as const, text: 'A name', support: 0, mine_support: false }
  const hidden: Said = ['card.hidden', { seq: 5, card: 'c4', by: mira, reason: 'a name' }]
  const shown: Said = ['card.unhidden', { seq: 6, card: 'c4', text: 'A name' }]

  it('keeps its words for staff alone, and has them again', () => {
    const of = (me: typeof jonas): View => ({ ...view_of(me), board: { state: 'open', cards: [card] } })
    expect(told(of(jonas), hidden).board.cards[0]).toMatchObject({ text: '', hidden: true })
    expect(told(of(theo), hidden).board.cards[0]).toMatchObject({ text: 'A name', hidden_reason: 'a name' })
    expect(told(of(jonas), hidden, shown).board.cards).toEqual([card])
    expect(told(of(theo), hidden, shown).board.cards).toEqual([card])
  })
})
