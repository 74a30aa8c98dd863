// @vitest-environment happy-dom
// The steps as attendees go through them: where each begins, and where the focus and one's own words
// are afterwards.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { View } from '../src/session/view'
import { at, drawn, find, joined, parts_loaded, shown, submit, told } from './page_in_hand'
import { aylin, jonas, ten_o_clock, theo, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

function at_step(phase: string): View {
  const view = view_of(jonas)
  const started_at = ten_o_clock
  return { ...view, agenda: { ...view.agenda, phase, started_at, ends_at: started_at + 600_000 } }
}

const started = { seq: 50, phase: 'end', started_at: ten_o_clock, ends_at: ten_o_clock + 300_000 }
const field = (): HTMLTextAreaElement => at('checkin-form').querySelector('textarea')!
const button = (): HTMLButtonElement => at('checkin-form').querySelector('button')!

async function write(text: string): Promise<void> {
  field().value = text
  field().dispatchEvent(new Event('input', { bubbles: true }))
  await drawn()
}

describe('a step', () => {
  it('begins at its top, wherever the one before was left', async () => {
    const page = await joined(at_step('hello'))
    at('stage').scrollTop = 400
    await told(page, 'phase.extended', { seq: 49, phase: 'hello', ends_at: ten_o_clock + 900_000 })
    expect(at('stage').scrollTop).toBe(400)
    await told(page, 'phase.started', started)
    expect(at('stage').scrollTop).toBe(0)
  })

  it('does not move under the hands of somebody who writes beside it', async () => {
    const view = at_step('hello')
    const board = { ...view.board, state: 'revealed' as const }
    const page = await joined({ ...view, board })
    const text = at('card-form-learn').querySelector('textarea')!
    text.focus()
    at('stage').scrollTop = 400
    await told(page, 'phase.started', started)
    expect(at('card-form-learn').querySelector('textarea')).toBe(text)
    expect(at('stage').scrollTop).toBe(400)
  })
})

describe('the check-in', () => {
  it('without words asks for them by the focus', async () => {
    const page = await joined(at_step('hello'))
    button().focus()
    await submit('checkin-form')
    expect(document.activeElement).toBe(field())
    expect(page.socket.requests('checkin.answer')).toEqual([])
  })

  it('keeps an answer without a name as ours, in this browser, to be changed', async () => {
    const page = await joined(at_step('hello'))
    at('checkin-anonymous').click()
    await drawn()
    await write('Tired')
    button().focus()
    await submit('checkin-form')
    await told(page, 'checkin.answered', { seq: 50, at: ten_o_clock, checkin: 'k50', text: 'Tired' })
    page.socket.answer('checkin.answer', { seq: 50, checkin: 'k50' })
    await drawn()
    await shown()
    expect(field().value).toBe('Tired')
    expect(button().textContent).toBe('Change my answer')
    expect((at('checkin-anonymous') as HTMLInputElement).checked).toBe(true)
    expect(document.activeElement).toBe(button())
    expect(page.shelf.names('chats.author.s1.')).toContain('chats.author.s1.answer')
    at('checkin-anonymous').click()
    await drawn()
    expect(button().textContent).toBe('Share my answer')
  })

  it('shows nobody that an answer without a name is somebody else’s to change', async () => {
    const page = await joined({ ...view_of(aylin), agenda: at_step('hello').agenda })
    await told(page, 'checkin.answered', { seq: 50, at: ten_o_clock, checkin: 'k50', text: 'Tired' })
    expect(button().textContent).toBe('Share my answer')
    expect(field().value).toBe('')
  })

  it('with a name leaves the focus at its button', async () => {
    const page = await joined(at_step('hello'))
    await write('Curious')
    button().focus()
    await submit('checkin-form')
    const answer = { checkin: 'k50', text: 'Curious', from: jonas }
    await told(page, 'checkin.answered', { seq: 50, at: ten_o_clock, ...answer })
    page.socket.answer('checkin.answer', { seq: 50, checkin: 'k50' })
    await drawn()
    await shown()
    expect(button().textContent).toBe('Change my answer')
    expect(document.activeElement).toBe(button())
  })
})

describe('the survey', () => {
  it('leads to the first question without a number, and marks it until it has one', async () => {
    await joined(at_step('end'))
    await submit('survey')
    const first = at('scale-q1').querySelector('input')!
    expect(document.activeElement).toBe(first)
    expect(at('scale-q1').querySelector('legend')!.className).toBe('bad')
    expect(at('survey').querySelector('[role="alert"]')!.textContent).toContain('A guess is fine.')
    first.click()
    await drawn()
    expect(at('scale-q1').querySelector('legend')!.className).toBe('')
    expect(at('survey').querySelector('[role="alert"]')!.textContent).toBe('')
    expect(find('survey-thanks')).toBeNull()
  })

  it('is sent once, however often it is pressed before its answer has come', async () => {
    const { socket } = await joined(at_step('end'))
    at('scale-q1').querySelector('input')!.click()
    await drawn()
    for (let time = 0; time < 3; time += 1) await submit('survey')
    expect(socket.requests('survey.submit')).toHaveLength(1)
    socket.refuse('survey.submit', 'too_fast')
    await drawn()
    await submit('survey')
    expect(socket.requests('survey.submit')).toHaveLength(2)
  })
})

describe('the step’s name', () => {
  it('stands at the top for moderators as for attendees', async () => {
    const { agenda } = at_step('hello')
    for (const me of [jonas, theo]) {
      await joined({ ...view_of(me), agenda })
      expect(at('header').textContent).toContain('Check-in')
      render(null, document.getElementById('app')!)
    }
  })
})

describe('Enter in the message box', () => {
  const enter = async (): Promise<void> => {
    const field = at('message-field') as HTMLTextAreaElement
    field.value = 'Hello'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await drawn()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await drawn()
  }

  it('sends', async () => {
    const page = await joined(at_step('hello'))
    await enter()
    expect(page.socket.requests('message.post')).toHaveLength(1)
  })

  it('is a new line where the keyboard is on the screen', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }))
    const page = await joined(at_step('hello'))
    await enter()
    expect(page.socket.requests('message.post')).toEqual([])
    expect((at('message-field') as HTMLTextAreaElement).value).toBe('Hello')
    vi.unstubAllGlobals()
  })
})
