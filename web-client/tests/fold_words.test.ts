import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import type { Notification, View } from '../src/session/view'
import { aylin, inside_r3, jonas, mira, ten_o_clock, theo, view_of } from './people'

const told = (view: View, ...said: [string, Record<string, unknown>][]): View =>
  said.reduce((folded, [method, params]) => fold(folded, { method, params } as Notification), view)

const post = (number: number, room = 'main', text = `word ${number}`): [string, object] => [
  'message.posted',
  { seq: number, at: ten_o_clock, room, message: `m${number}`, from: aylin, text },
]

describe('messages', () => {
  it('are added to our room and to no other', () => {
    const view = told(view_of(jonas), post(41) as any, post(42, 'r3') as any)
    expect(view.room.messages.map((each) => each.message)).toEqual(['m41'])
    expect(view.room.messages[0]).toEqual({
      message: 'm41', at: ten_o_clock, from: aylin, text: 'word 41', reactions: [],
    })
  })

  it('push the oldest out when the server says so, and what is said about those is ignored', () => {
    const [method, last] = post(5) as any
    const before = told(view_of(jonas), ...[1, 2, 4].map((number) => post(number) as any))
    expect(before.room.older).toBeFalsy()
    const view = told(before, [method, { ...last, oldest: 'm4' }])
    expect(view.room).toMatchObject({ older: true, messages: [{ message: 'm4' }, { message: 'm5' }] })
    const about = { seq: 6, at: 7, room: 'main', text: 'x' }
    const after = told(view, ['message.edited', { ...about, message: 'm2' }])
    expect(after.room.messages).toEqual(view.room.messages)
    const grown = told(after, ['message.edited', { ...about, message: 'm4', oldest: 'm5' }])
    expect(grown.room.messages.map((message) => message.message)).toEqual(['m5'])
  })

  it('are edited, deleted, reacted to', () => {
    const start = told(view_of(jonas), post(41) as any, post(42) as any)
    const about = { room: 'main', message: 'm41' }
    const view = told(
      start,
      ['message.edited', { seq: 43, at: 7, ...about, text: 'better' }],
      ['message.reacted', { seq: 44, ...about, emoji: '👏', participant: 'p5', on: true, count: 1 }],
      ['message.reacted', { seq: 45, ...about, emoji: '👍', participant: 'p4', on: true, count: 1 }],
      ['message.reacted', { seq: 46, ...about, emoji: '👏', participant: 'p5', on: false, count: 0 }],
      ['message.deleted', { seq: 47, room: 'main', message: 'm42' }],
    )
    expect(view.room.messages[0]).toMatchObject({
      text: 'better',
      edited_at: 7,
      reactions: [{ emoji: '👍', count: 1, mine: true }],
    })
    expect(view.room.messages[1]).toMatchObject({ text: '', deleted: true })
  })

  it('that are hidden lose their words for attendees and keep them for staff', () => {
    const params = { seq: 50, room: 'main', message: 'm41' }
    const attendee = told(view_of(jonas), post(41) as any, ['message.hidden', params])
    expect(attendee.room.messages[0]).toMatchObject({ text: '', hidden: true })
    const staff = told(view_of(mira), post(41) as any, [
      'message.hidden',
      { ...params, by: theo, reason: 'unkind' },
    ])
    expect(staff.room.messages[0]).toMatchObject({
      text: 'word 41', hidden: true, hidden_by: theo, hidden_reason: 'unkind',
    })
  })
})

describe('takeaways', () => {
  const add: [string, object] = [
    'takeaway.added',
    { seq: 60, at: 3, room: 'r3', takeaway: 't60', text: 'Ask first', from: jonas },
  ]

  it('are noted in the room and for staff, and in the debrief once it runs', () => {
    expect(told(inside_r3(jonas), add as any).room.takeaways).toEqual([
      { takeaway: 't60', at: 3, text: 'Ask first', from: jonas },
    ])
    const rooms = [{ room: 'r3', name: 'Room 1', takeaways: [] }]
    const staff = { ...view_of(mira).staff_only!, takeaways: rooms }
    const outside = told({ ...view_of(mira), staff_only: staff }, add as any)
    expect(outside.staff_only!.takeaways[0]!.takeaways).toHaveLength(1)
    expect(outside.room.takeaways).toEqual([])
    const debrief = told({ ...view_of(aylin), debrief: rooms }, add as any)
    expect(debrief.debrief[0]!.takeaways).toHaveLength(1)
  })

  it('are edited and removed', () => {
    const noted = told(inside_r3(jonas), add as any)
    const edited = told(noted, ['takeaway.edited', { seq: 61, room: 'r3', takeaway: 't60', text: 'b' }])
    expect(edited.room.takeaways[0]!.text).toBe('b')
    const none = told(edited, ['takeaway.removed', { seq: 62, room: 'r3', takeaway: 't60' }])
    expect(none.room.takeaways).toEqual([])
  })
})

describe('the board', () => {
  const card = (number: number, from?: object): [string, object] => [
    'card.added',
    { seq: number, at: 60_000, card: `c${number}`, column: 'learn', text: `card ${number}`, from },
  ]

  it('takes cards, and lets those go that the server says have left the window', () => {
    const [method, last] = card(3, jonas) as any
    const view = told(
      view_of(jonas),
      ['board.opened', { seq: 1, prompts: { learn: 'L' } }],
      card(1) as any,
      card(2) as any,
      [method, { ...last, oldest: 'c2' }],
    )
    expect(view.board).toMatchObject({ state: 'open', prompts: { learn: 'L' }, older: true })
    expect(view.board.cards).toHaveLength(2)
    expect(view.board.cards[0]).toEqual({
      card: 'c2', at: 60_000, column: 'learn', text: 'card 2', support: 0, mine_support: false,
    })
  })

  it('shows all cards when revealed, and remembers what we support', () => {
    const own = told(view_of(jonas), card(70, jonas) as any, [
      'card.supported',
      { seq: 71, card: 'c70', participant: 'p4', on: true, count: 1 },
    ])
    const shown = { card: 'c70', at: 60_000, column: 'learn', text: 'card 70', from: jonas, support: 1 }
    const other = { card: 'c72', at: 60_000, column: 'unlearn', text: 'two', support: 0 }
    const view = told(own, ['board.revealed', { seq: 73, cards: [shown, other] }])
    expect(view.board.state).toBe('revealed')
    expect(view.board.cards.map((each) => each.mine_support)).toEqual([true, false])
  })

  it('counts the support of others without saying whose', () => {
    const view = told(view_of(jonas), card(70) as any, [
      'card.supported',
      { seq: 71, card: 'c70', on: true, count: 3 },
    ])
    expect(view.board.cards[0]).toMatchObject({ support: 3, mine_support: false })
    const gone = told(view, ['card.edited', { seq: 72, card: 'c70', text: 'new' }], [
      'card.removed',
      { seq: 73, card: 'c70' },
    ])
    expect(gone.board.cards).toEqual([])
    expect(told(gone, ['board.closed', { seq: 74 }]).board.state).toBe('closed')
  })
})
