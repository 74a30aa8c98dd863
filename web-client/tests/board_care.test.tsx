// @vitest-environment happy-dom
// The board as its authors and the staff see it: cards that wait, wishes for other words, themes.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Card, Person, View } from '../src/session/view'
import {
  at, drawn, find, joined, last_said, type Page, parts_loaded, press, submit, told, type,
} from './page_in_hand'
import { aylin, jonas, mira, theo, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const card = (number: number, more: Partial<Card> = {}): Card => ({
  card: `c${number}`, at: 60_000, column: 'learn', text: `card ${number}`, support: 0, mine_support: false,
  ...more,
})

function at_the_board(me: Person, ...cards: Card[]): View {
  const view = view_of(me)
  const settings = { ...view.session.settings, cards: 'on_approval' }
  return {
    ...view,
    session: { ...view.session, settings },
    agenda: { ...view.agenda, phase: 'board' },
    board: { state: 'open', cards },
  }
}

const tick = async (box: HTMLElement): Promise<void> => {
  box.click()
  await drawn()
}

const toasts = ({ client }: Page): string[] => client.notices.shown.value.map(({ text }) => text)

async function add_without_a_name(): Promise<void> {
  await tick(at('card-form-learn').querySelector<HTMLElement>('input[type=checkbox]')!)
  const field = at('card-form-learn').querySelector('textarea')!
  field.value = 'blind'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await drawn()
  at('card-form-learn').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await drawn()
}

describe('an author', () => {
  it('reads that a facilitator reads it first, that it waits, and that it was approved', async () => {
    const page = await joined(at_the_board(jonas, card(5, { from: jonas, waiting: true })))
    expect(at('card-form-learn').textContent).toContain('A facilitator reads it first.')
    expect(at('card').textContent).toContain('It waits until a facilitator has read it.')
    const { waiting: _, ...shown } = card(5, { from: jonas })
    await told(page, 'card.approved', { seq: 41, cards: ['c5'], shown: [shown] })
    expect(at('card').textContent).not.toContain('It waits')
    expect(toasts(page)).toEqual(['Your card is on the board now.'])
  })

  it('is told that a changed card waits again', async () => {
    const page = await joined(at_the_board(jonas, card(5, { from: jonas })))
    await press('Edit')
    await type('card-edit', 'card 5')
    at('card-edit').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await drawn()
    page.socket.answer('card.edit', { seq: 41 })
    await drawn()
    expect(toasts(page)).toEqual(['Changed. It waits until a facilitator has read it again.'])
  })

  it('finds a card without a name by its key alone, and reads what is asked about it', async () => {
    const page = await joined(at_the_board(jonas))
    expect(find('own-cards')).toBe(null)
    await add_without_a_name()
    const { author_key } = page.socket.requests('card.add').at(-1).params
    page.socket.answer('card.add', { seq: 41, card: 'c41' })
    await drawn()
    expect(page.socket.requests('board.list').at(-1).params).toEqual({ author_keys: [author_key] })
    const own = card(41, { text: 'blind', waiting: true })
    page.socket.answer('board.list', { cards: [own], more: false })
    await drawn()
    expect(at('own-card').textContent).toContain('It waits until a facilitator has read it.')

    await told(page, 'card.rephrase_asked', { seq: 42, at: 42, card: 'c41' })
    expect(toasts(page)).toEqual(['The staff ask you for other words on one of your cards.'])
    const rephrase = { at: 42, text: 'Kinder, please' }
    page.socket.answer('board.list', { cards: [{ ...own, rephrase }], more: false })
    await drawn()
    expect(at('rephrase').textContent).toContain('Kinder, please')
    await press('Edit')
    expect(at('card-edit').textContent).toContain('Kinder, please')
  })

  it('hears nothing of what somebody else is asked', async () => {
    const page = await joined(at_the_board(aylin, card(5)))
    await told(page, 'card.rephrase_asked', { seq: 42, at: 42, card: 'c5' })
    expect(toasts(page)).toEqual([])
    expect(last_said(page).text).toBe('')
    expect(find('rephrase')).toBe(null)
  })
})

const waiting = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="waiting-card"]')].map(
    ({ dataset }) => dataset.card,
  )

describe('the queue of cards to read', () => {
  const queue = (me: Person): View =>
    at_the_board(me, card(5, { from: jonas, waiting: true }), card(6, { waiting: true }), card(7))

  it('brings those from before the window, once, and says when there are none', async () => {
    const view = queue(mira)
    const page = await joined({ ...view, board: { ...view.board, older: true } })
    at('older-waiting').click()
    await drawn()
    const wish = { waiting: true, before: 'c5', limit: 100 }
    expect(page.socket.requests('board.list').at(-1).params).toEqual(wish)
    const [third, fourth] = [card(3, { waiting: true }), card(4, { waiting: true })]
    const fifth = card(5, { from: jonas, waiting: true })
    page.socket.answer('board.list', { cards: [third, fourth, fifth], more: false })
    await drawn()
    expect(waiting()).toEqual(['c3', 'c4', 'c5', 'c6'])
    expect(toasts(page)).toEqual([])
    await told(page, 'card.hidden', { seq: 41, at: 1, card: 'c4', by: theo })
    expect(waiting()).toEqual(['c3', 'c5', 'c6'])
    await press('Approve')
    const approved = { cards: ['c3'], based_on: 41 }
    expect(page.socket.requests('card.approve').at(-1).params).toEqual(approved)
    await told(page, 'card.approved', { seq: 42, at: 2, cards: ['c3'], by: mira })
    page.socket.answer('card.approve', { seq: 42 })
    await drawn()
    expect(waiting()).toEqual(['c5', 'c6'])
    at('older-waiting').click()
    await drawn()
    page.socket.answer('board.list', { cards: [], more: false })
    await drawn()
    expect(toasts(page)).toEqual(['1 card on the board.', 'No older card waits.'])
  })

  it('loses at once what a colleague has read, also from before the window', async () => {
    const view = queue(mira)
    const page = await joined({ ...view, board: { ...view.board, older: true } })
    at('older-waiting').click()
    await drawn()
    const older = [1, 2, 3, 4].map((n) => card(n, { waiting: true }))
    page.socket.answer('board.list', { cards: older, more: false })
    await drawn()
    expect(waiting()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'])
    expect(document.getElementById('needs-title')!.textContent).toContain('6')
    await told(page, 'card.approved', { seq: 41, at: 1, cards: ['c1', 'c5'], shown: [], by: theo })
    await told(page, 'card.removed', { seq: 42, at: 1, card: 'c2' })
    await told(page, 'card.edited', { seq: 43, at: 1, card: 'c3', text: 'Other words', waiting: true })
    expect(waiting()).toEqual(['c3', 'c4', 'c6'])
    expect(at('needs').textContent).toContain('Other words')
    expect(document.getElementById('needs-title')!.textContent).toContain('3')
    await told(page, 'card.withheld', { seq: 44, at: 1, cards: ['c1'], by: theo })
    expect(waiting()).toEqual(['c1', 'c3', 'c4', 'c6'])
  })

  it('keeps what the window pushes out while it waits', async () => {
    const page = await joined(queue(mira))
    const text = 'A new one'
    const added = { seq: 41, at: 41, card: 'c41', column: 'learn', text, oldest: 'c6' }
    await told(page, 'card.added', added)
    expect(waiting()).toEqual(['c5', 'c6'])
    await told(page, 'card.approved', { seq: 42, at: 1, cards: ['c5'], shown: [], by: theo })
    expect(waiting()).toEqual(['c6'])
  })

  it('lets a facilitator approve one, some and all, as they have read them', async () => {
    const page = await joined(queue(mira))
    expect(at('needs').textContent).toContain('2 cards to read')
    await press('Approve')
    expect(page.socket.requests('card.approve').at(-1).params).toEqual({ cards: ['c5'], based_on: 40 })
    page.socket.answer('card.approve', { seq: 41 })
    await told(page, 'card.approved', { seq: 41, cards: ['c5'], by: mira })
    expect(toasts(page)).toContain('1 card on the board.')
    await told(page, 'card.added', { seq: 42, at: 60_000, card: 'c42', column: 'learn', text: 'more', waiting: true })
    await tick(at('waiting-card').querySelector<HTMLElement>('input')!)
    await press('Approve the chosen (1)')
    expect(page.socket.requests('card.approve').at(-1).params).toMatchObject({ cards: ['c6'] })
    page.socket.answer('card.approve', { seq: 43 })
    await drawn()
    await press('Approve all 2')
    expect(page.socket.requests('card.approve').at(-1).params).toMatchObject({ cards: ['c6', 'c42'] })
  })

  it('says once that cards wait, however many come', async () => {
    const page = await joined(at_the_board(mira))
    const said: string[] = []
    page.client.notices.spoken.subscribe((all) => void said.push(all.at(-1)?.text ?? ''))
    for (const number of [42, 43]) {
      await told(page, 'card.added', {
        seq: number, at: 60_000, card: `c${number}`, column: 'learn', text: 'one', waiting: true,
      })
    }
    expect(said.filter((text) => text === 'A card waits to be read.')).toHaveLength(1)
  })

  it('lets a moderator hide a card and ask for other words, and approve none', async () => {
    const page = await joined(queue(theo))
    expect(find('card-approve')).toBe(null)
    expect(find('approve-all')).toBe(null)
    await press('Ask for other words')
    expect(at('rephrase-dialog').textContent).toContain('Only Jonas and the staff read this.')
    await press('Please leave out the name.')
    await submit('rephrase-dialog-yes')
    expect(page.socket.requests('card.rephrase').at(-1).params).toEqual({
      card: 'c5', text: 'Please leave out the name.',
    })
  })
})

describe('themes', () => {
  it('stand over the cards that share them', async () => {
    await joined(at_the_board(jonas, card(1, { theme: 'Listening' }), card(2), card(3, { theme: 'Listening' })))
    const list = document.querySelector('ul[aria-label="Listening"]')!
    expect(list.querySelectorAll('li')).toHaveLength(2)
    expect(at('column-learn').querySelector('h4')!.textContent).toBe('Listening')
  })

  it('are given to chosen cards, and taken away', async () => {
    const page = await joined(at_the_board(mira, card(1), card(2, { theme: 'Time' })))
    await press('Cards and themes')
    const boxes = at('cards-dialog').querySelectorAll<HTMLElement>('input[type=checkbox]')
    for (const box of boxes) await tick(box)
    const field = at('theme-form').querySelector('input')!
    field.value = ' Listening '
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await drawn()
    await press('Put 2 cards under it')
    at('theme-form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await drawn()
    expect(page.socket.requests('card.group').at(-1).params).toEqual({ cards: ['c1', 'c2'], theme: 'Listening' })
    page.socket.answer('card.group', { seq: 41 })
    await drawn()
    expect(toasts(page)).toContain('2 cards under “Listening”.')
    await tick(at('cards-dialog').querySelector<HTMLElement>('input[type=checkbox]')!)
    await press('Take 1 card out of their theme')
    expect(page.socket.requests('card.group').at(-1).params).toEqual({ cards: ['c1'], theme: '' })
  })
})
