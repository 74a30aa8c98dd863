// @vitest-environment happy-dom
// Where the focus is after something was changed or taken back: there, and never at the page's top.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { View } from '../src/session/view'
import { at, drawn, find, joined, parts_loaded, press, shown, submit, told } from './page_in_hand'
import { inside_r3, jonas, message, ten_o_clock, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

async function press_in(testid: string, name: string): Promise<void> {
  const buttons = [...at(testid).querySelectorAll('button')]
  const button = buttons.find((each) => each.textContent === name)!
  button.focus()
  button.click()
  await drawn()
  await shown()
}

const focused = (): Element => document.activeElement!

describe('a note of one’s room', () => {
  const noted = (): View => {
    const view = inside_r3(jonas)
    const item = { takeaway: 't8', at: ten_o_clock, text: 'Ask first', from: jonas }
    const agenda = { ...view.agenda, phase: 'talk', started_at: ten_o_clock }
    return { ...view, agenda, room: { ...view.room, takeaways: [item] } }
  }

  it('is changed where one is: the focus goes into it, and back to it', async () => {
    const page = await joined(noted())
    await press_in('takeaway', 'Edit')
    expect(focused()).toBe(at('takeaway-edit').querySelector('textarea'))
    await submit('takeaway-edit')
    await told(page, 'takeaway.edited', { seq: 50, room: 'r3', takeaway: 't8', text: 'Ask first' })
    page.socket.answer('takeaway.edit', { seq: 50 })
    await drawn()
    await vi.waitFor(() => expect(focused()).toBe(at('takeaway')))
  })

  it('that is removed leaves the focus at the notes', async () => {
    const page = await joined(noted())
    await press_in('takeaway', 'Remove')
    await told(page, 'takeaway.removed', { seq: 50, room: 'r3', takeaway: 't8' })
    expect(find('takeaway')).toBeNull()
    await vi.waitFor(() => expect(focused().textContent).toBe('Notes for the debrief'))
  })
})

describe('one’s own message', () => {
  const said = (): View => {
    const view = view_of(jonas)
    return { ...view, room: { ...view.room, messages: [message(2, jonas, 'Helo')] } }
  }

  it('is changed where it stands: the focus goes into it, and back to it', async () => {
    const page = await joined(said())
    at('message-more').click()
    await drawn()
    await press_in('message-menu', 'Edit')
    expect(focused()).toBe(at('message-edit').querySelector('textarea'))
    await press('Cancel')
    await vi.waitFor(() => expect(focused()).toBe(at('message-more')))
    expect(page.socket.requests('message.edit')).toEqual([])
  })

  it('that is taken back leaves the focus at what stands in its place', async () => {
    const page = await joined(said())
    at('message-more').click()
    await drawn()
    await press_in('message-menu', 'Delete')
    await told(page, 'message.deleted', { seq: 50, room: 'main', message: 'm2' })
    await vi.waitFor(() => expect(focused()).toBe(at('message')))
    expect(focused().textContent).toContain('This message was taken back.')
  })
})

describe('one’s own card', () => {
  it('is changed where it stands, and removed with the focus at its column', async () => {
    const view = view_of(jonas)
    const card = {
      card: 'c5', at: ten_o_clock, column: 'learn' as const, text: 'To ask', from: jonas,
      support: 0, mine_support: false,
    }
    const agenda = { ...view.agenda, phase: 'board', started_at: ten_o_clock }
    const page = await joined({ ...view, agenda, board: { state: 'revealed', cards: [card] } })
    await press_in('card', 'Edit')
    expect(focused()).toBe(at('card-edit').querySelector('textarea'))
    await press('Cancel')
    await vi.waitFor(() => expect(focused()).toBe(at('card')))
    await press_in('card', 'Remove')
    await told(page, 'card.removed', { seq: 50, card: 'c5' })
    await vi.waitFor(() => expect(focused().textContent).toBe('Learn'))
  })
})
