// The older cards join the board's window without a gap and without a repeat.
import { expect, it } from 'vitest'
import { OlderCards } from '../src/client/older_cards'
import { fold } from '../src/session/fold'
import type { Card, Notification, View } from '../src/session/view'
import { aylin, jonas, ten_o_clock, view_of } from './people'

const card = (number: number): Card => ({
  card: `c${number}`, at: ten_o_clock + number, column: 'learn', text: `word ${number}`,
  from: aylin, support: 0, mine: false,
} as unknown as Card)

// An OlderCards whose next page comes when `answer` is called.
function waiting_for_a_page() {
  const answers: (() => void)[] = []
  const older = new OlderCards(
    () => new Promise((resolve) => {
      answers.push(() => resolve({ cards: [card(1), card(2)], more: false }))
    }),
  )
  const read = older.read('learn', 'c3')
  return { older, read, answers }
}

const ids = (older: OlderCards): string[] => older.pages.value.learn.cards.map((each) => each.card)

it('a page that is asked for twice comes once', async () => {
  const { older, read, answers } = waiting_for_a_page()
  const again = older.read('learn', 'c3')
  for (const answer of answers) answer()
  await Promise.all([read, again])
  expect(ids(older)).toEqual(['c1', 'c2'])
})

it('a page that comes after a fresh start is not of the board that is shown now', async () => {
  const { older, read, answers } = waiting_for_a_page()
  older.forget()
  answers[0]!()
  await read
  expect(ids(older)).toEqual([])
})

it('what leaves the window while the first page is on its way is not lost', async () => {
  const { older, read, answers } = waiting_for_a_page()
  const start = view_of(jonas)
  const cards = [card(3), card(4)]
  const view: View = { ...start, board: { ...start.board, state: 'revealed', older: true, cards } }
  const { card: id, ...new_card } = card(5)
  const added: Notification = {
    method: 'card.added', params: { seq: 50, ...new_card, card: id, oldest: 'c4' },
  }
  const after = fold(view, added)
  expect(after.board.cards.map((each) => each.card)).toEqual(['c4', 'c5'])
  older.hear(view, after, added)
  answers[0]!()
  await read
  expect(ids(older)).toEqual(['c1', 'c2', 'c3'])
})
