// @vitest-environment happy-dom
// What was begun in a form and not sent is there again after a reload, and as unnamed as it was meant.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { shelf_in } from '../src/keeping/shelf'
import type { View } from '../src/session/view'
import { at, drawn, joined, parts_loaded, press, shown } from './page_in_hand'
import { jonas, ten_o_clock, view_of } from './people'

beforeAll(parts_loaded)

const gone = (): void => render(null, document.getElementById('app')!)

afterEach(gone)

const at_step = (phase: string, changed: Partial<View> = {}): View => {
  const view = view_of(jonas, changed)
  const times = { started_at: ten_o_clock, ends_at: ten_o_clock + 600_000 }
  return { ...view, agenda: { ...view.agenda, phase, ...times } }
}

const field = (form: string): HTMLTextAreaElement => at(form).querySelector('textarea')!
const box = (form: string): HTMLInputElement => at(form).querySelector('[type=checkbox]')!

async function write(form: string, text: string): Promise<void> {
  field(form).value = text
  field(form).dispatchEvent(new Event('input', { bubbles: true }))
  await drawn()
}

async function again(view: View, shelf = shelf_in(null)) {
  const page = await joined(view, shelf)
  await shown()
  return page
}

describe('what was begun', () => {
  it('in the check-in outlives a reload, without its name, until it was taken', async () => {
    const { shelf } = await again(at_step('hello'))
    await write('checkin-form', 'A little nervous')
    box('checkin-form').click()
    await drawn()
    gone()
    const page = await again(at_step('hello'), shelf)
    expect(field('checkin-form').value).toBe('A little nervous')
    expect(box('checkin-form').checked).toBe(true)
    await press('Share my answer')
    page.socket.answer('checkin.answer', { seq: 41, checkin: 'k1' })
    await drawn()
    gone()
    await again(at_step('hello'), shelf)
    expect(field('checkin-form').value).toBe('')
  })

  it('as a card outlives a step that ends meanwhile, and belongs to its column', async () => {
    const board = { state: 'open', cards: [] } as View['board']
    const { shelf } = await again(at_step('board', { board }))
    await write('card-form-learn', 'To listen')
    box('card-form-learn').click()
    await drawn()
    gone()
    await again(at_step('board', { board }), shelf)
    expect(field('card-form-learn').value).toBe('To listen')
    expect(box('card-form-learn').checked).toBe(true)
    expect(field('card-form-unlearn').value).toBe('')
    expect(box('card-form-unlearn').checked).toBe(false)
  })

  it('as a letter is there when the dialog was closed by a slip', async () => {
    await again(view_of(jonas))
    await press('Write to the staff')
    await write('letter-form', 'I do not feel well here')
    await press('Close')
    await press('Write to the staff')
    expect(field('letter-form').value).toBe('I do not feel well here')
  })

  it('is forgotten with the session', async () => {
    const { shelf, socket } = await again(at_step('hello'))
    await write('checkin-form', 'A little nervous')
    expect(shelf.names('chats.words.s1.')).toHaveLength(1)
    socket.drop(4000)
    await drawn()
    expect(shelf.names('chats.words.s1.')).toEqual([])
  })
})
