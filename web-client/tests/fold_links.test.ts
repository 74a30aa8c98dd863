import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import { came_by_an_older } from '../src/session/links'
import type { Notification, View } from '../src/session/view'
import { aylin, jonas, links, message, mira, pavel, row, ten_o_clock, view_of } from './people'

type Said = [string, Record<string, unknown>]

const told = (view: View, ...said: Said[]): View =>
  said.reduce((folded, [method, params]) => fold(folded, { method, params } as Notification), view)

const later = ten_o_clock + 60_000
const rotated: Said = [
  'link.rotated',
  { seq: 50, at: later, link: { role: 'attendee', at: later, by: mira, uses_max: 5, uses: 0 } },
]
const joins = (at: number): Said => [
  'participant.joined',
  { seq: 51, at, participant: { ...row(pavel), link: { role: 'attendee', at } } },
]

describe('links', () => {
  it('are counted by staff as people come in', () => {
    const [attendees] = told(view_of(mira), joins(ten_o_clock)).staff_only!.links
    expect(attendees).toEqual({ role: 'attendee', at: ten_o_clock, uses: 3 })
  })

  it('are replaced one by one, and the newcomers counted anew', () => {
    const view = told(view_of(mira), rotated, joins(later))
    expect(view.staff_only!.links).toEqual([
      { role: 'attendee', at: later, by: mira, uses_max: 5, uses: 1 },
      ...links().slice(1),
    ])
    const by_name = (name: string) => view.staff_only!.roster.find((each) => each.name === name)!
    expect(came_by_an_older(view.staff_only!, by_name('Jonas'))).toBe(true)
    expect(came_by_an_older(view.staff_only!, by_name('Pavel'))).toBe(false)
  })

  it('are nothing to attendees', () => {
    const view = view_of(jonas)
    expect(told(view, rotated)).toEqual(view)
  })
})

describe('who took everything along', () => {
  const erased: Said = ['participant.erased', { seq: 60, at: later, participant: aylin.id }]

  it('leaves neither a name nor words behind', () => {
    const said = [message(10, aylin, 'Mine'), message(11, jonas, 'Ours')]
    const before = view_of(mira)
    const view = told(
      {
        ...before,
        room: { ...before.room, messages: said },
        checkins: [
          { checkin: 'k7', at: 1, text: 'Tired', from: aylin },
          { checkin: 'k8', at: 1, text: 'Fine' },
        ],
        board: {
          state: 'open',
          cards: [
            {
              card: 'c9', at: 1, column: 'learn', text: 'X', from: aylin, support: 0,
              mine_support: false,
            },
          ],
        },
      },
      erased,
    )
    expect(JSON.stringify(view)).not.toContain('Aylin')
    expect(view.room.messages).toEqual([
      { ...said[0], from: { id: aylin.id, name: '', role: 'attendee' }, text: '', deleted: true },
      said[1],
    ])
    expect(view.checkins.map((each) => each.checkin)).toEqual(['k8'])
    expect(view.board.cards).toEqual([])
    expect(view.staff_only!.roster.map((each) => each.name)).toEqual(['Mira', 'Theo', 'Jonas'])
  })

  it('leaves what the room noted, without the name', () => {
    const takeaways = [{ takeaway: 't9', at: 1, text: 'Ask', from: aylin }]
    const noted = [{ room: 'r3', name: 'Three', takeaways }]
    const view = told(view_of(jonas, { debrief: noted }), erased)
    expect(view.debrief[0]!.takeaways[0]).toMatchObject({ text: 'Ask', from: { name: '' } })
  })
})
