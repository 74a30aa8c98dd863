// Cards that wait, are approved, grouped and asked about: what is kept of each by whom.
import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import { groups_of, themes_of, waiting_cards } from '../src/session/cards'
import type { Card, Person, View } from '../src/session/view'
import { aylin, jonas, mira, view_of } from './people'

type Told = [method: string, params: Record<string, unknown>]

const told = (view: View, ...all: Told[]): View =>
  all.reduce((now, [method, params]) => fold(now, { method, params }), view)

const card = (number: number, more: Partial<Card> = {}): Card => ({
  card: `c${number}`, at: 60_000, column: 'learn', text: `card ${number}`, support: 0, mine_support: false,
  ...more,
})

const board_of = (me: Person, ...cards: Card[]): View =>
  view_of(me, { board: { state: 'open', cards } })

const ids = (view: View): string[] => view.board.cards.map((each) => each.card)

describe('a card that waits', () => {
  it('is its author’s until it is approved; then it is as the others see it', () => {
    const mine = told(view_of(jonas), [
      'card.added',
      { seq: 5, at: 60_000, card: 'c5', column: 'learn', text: 'card 5', from: jonas, waiting: true },
    ])
    expect(mine.board.cards).toEqual([card(5, { from: jonas, waiting: true })])
    const shown = { card: 'c5', at: 60_000, column: 'learn', text: 'card 5', from: jonas, support: 2 }
    const approved = told(mine, ['card.approved', { seq: 6, cards: ['c5'], shown: [shown] }])
    expect(approved.board.cards).toEqual([card(5, { from: jonas, support: 2 })])
  })

  it('comes to the others with its place, and what they support', () => {
    const shown = [{ ...card(5, { support: 3 }), mine_support: true }]
    const view = told(board_of(aylin, card(3), card(8)), [
      'card.approved',
      { seq: 9, cards: ['c5'], shown },
    ])
    expect(ids(view)).toEqual(['c3', 'c5', 'c8'])
    expect(view.board.cards[1]).toMatchObject({ support: 3, mine_support: true })
    expect(view.board.older).toBeUndefined()
  })

  it('stays outside the window where it is too old for that, and pushes others out', () => {
    const view = told(board_of(aylin, card(3), card(8)), [
      'card.approved',
      { seq: 9, cards: ['c2', 'c9'], shown: [card(9)], oldest: 'c8' },
    ])
    expect(ids(view)).toEqual(['c8', 'c9'])
    expect(view.board.older).toBe(true)
  })

  it('stands in no window of its author’s', () => {
    const own = card(2, { from: jonas, waiting: true })
    const view = told(board_of(jonas, own, card(3), card(8)), [
      'card.approved',
      { seq: 9, cards: ['c9'], shown: [card(9)], oldest: 'c8' },
    ])
    expect(ids(view)).toEqual(['c2', 'c8', 'c9'])
  })

  it('waits again once it was changed: the others lose it, its author and staff keep it', () => {
    const seen = card(5, { from: jonas, theme: 'Time', support: 1 })
    const waits: Told = ['card.edited', { seq: 9, card: 'c5', waiting: true }]
    const worded: Told = ['card.edited', { seq: 9, card: 'c5', text: 'new', waiting: true }]
    expect(told(board_of(aylin, seen), waits).board.cards).toEqual([])
    expect(told(board_of(jonas, seen), worded).board.cards).toEqual([
      card(5, { from: jonas, text: 'new', support: 1, waiting: true }),
    ])
    expect(told(board_of(mira, seen), worded).board.cards).toEqual([
      card(5, { from: jonas, text: 'new', support: 1, waiting: true, theme: 'Time' }),
    ])
  })

  it('goes back where it was when an approval is undone', () => {
    const withheld: Told = ['card.withheld', { seq: 9, cards: ['c5', 'c6'] }]
    const cards = [card(5, { from: jonas }), card(6)]
    expect(told(board_of(aylin, ...cards), withheld).board.cards).toEqual([])
    expect(told(board_of(jonas, ...cards), withheld).board.cards).toEqual([
      card(5, { from: jonas, waiting: true }),
    ])
    expect(waiting_cards(told(board_of(mira, ...cards), withheld)).map((c) => c.card)).toEqual(['c5', 'c6'])
  })

  it('is in the queue of staff until it is approved or hidden', () => {
    const queue = board_of(mira, card(1), card(2, { waiting: true }), card(3, { waiting: true }))
    expect(waiting_cards(queue).map((each) => each.card)).toEqual(['c2', 'c3'])
    const hidden = told(queue, ['card.hidden', { seq: 9, card: 'c2', by: mira }])
    expect(waiting_cards(hidden).map((each) => each.card)).toEqual(['c3'])
    const done = told(hidden, ['card.approved', { seq: 10, cards: ['c3'], by: mira }])
    expect(waiting_cards(done)).toEqual([])
    expect(waiting_cards(board_of(jonas, card(2, { waiting: true })))).toEqual([])
  })
})

describe('a theme', () => {
  it('groups cards, and is taken away again', () => {
    const view = told(board_of(aylin, card(1), card(2), card(3)), [
      'cards.grouped',
      { seq: 9, cards: ['c1', 'c3'], theme: 'Listening' },
    ])
    expect(groups_of(view.board.cards).map(({ theme, cards }) => [theme, cards.map((c) => c.card)])).toEqual([
      ['', ['c2']],
      ['Listening', ['c1', 'c3']],
    ])
    expect(themes_of(view.board.cards)).toEqual(['Listening'])
    const less = told(view, ['cards.grouped', { seq: 10, cards: ['c1'], theme: '' }])
    expect(less.board.cards[0]).toEqual(card(1))
  })

  it('may push the oldest out of the window', () => {
    const view = told(board_of(aylin, card(1), card(2)), [
      'cards.grouped',
      { seq: 9, cards: ['c2'], theme: 'Long', oldest: 'c2' },
    ])
    expect(ids(view)).toEqual(['c2'])
    expect(view.board.older).toBe(true)
  })
})

describe('a wish for other words', () => {
  const wish = { seq: 9, at: 90_000, card: 'c5', text: 'Kinder, please', by: mira }

  it('is kept by its author and by staff until the card is changed or approved', () => {
    const asked = told(board_of(mira, card(5, { waiting: true })), ['card.rephrase_asked', wish])
    expect(asked.board.cards[0]!.rephrase).toEqual({ at: 90_000, text: 'Kinder, please', by: mira })
    expect(told(asked, ['card.approved', { seq: 10, cards: ['c5'], by: mira }]).board.cards).toEqual([card(5)])
    const { by: _, ...bare } = wish
    const mine = told(board_of(jonas, card(5, { from: jonas })), ['card.rephrase_asked', bare])
    expect(mine.board.cards[0]!.rephrase).toEqual({ at: 90_000, text: 'Kinder, please' })
    const changed = told(mine, ['card.edited', { seq: 10, card: 'c5', text: 'kinder' }])
    expect(changed.board.cards).toEqual([card(5, { from: jonas, text: 'kinder' })])
  })

  it('changes nothing for those whom it is not meant for', () => {
    const before = board_of(aylin, card(5))
    expect(told(before, ['card.rephrase_asked', { seq: 9, card: 'c5' }])).toBe(before)
  })
})
