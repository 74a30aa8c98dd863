// @vitest-environment happy-dom
// Asking for help, the queue of those who wait, and broadcasts that are counted and sent again.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../src/session/view'
import {
  at, drawn, find, joined, last_said, type Page, parts_loaded, press, submit, told,
} from './page_in_hand'
import { aylin, inside_r3, jonas, mira, theo, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const spoken = (page: Page): string => last_said(page).text

// A second more, and what is due by then.
async function passed(page: Page, ms: number): Promise<void> {
  page.world.pass(ms)
  await drawn()
}

const asked = (page: Page, more: object = {}): Promise<void> => {
  const now = page.world.now()
  return told(page, 'help.requested', {
    seq: 50, at: now, help: 'h50', from: jonas, room: 'main', kind: 'conflict', urgent_at: now + 60_000,
    ...more,
  })
}

describe('asking for help', () => {
  it('is done once, however often it is pressed before its answer has come', async () => {
    const page = await joined(view_of(jonas))
    at('help').click()
    await drawn()
    for (let time = 0; time < 3; time += 1) await submit('help-ask')
    expect(page.socket.requests('help.request')).toHaveLength(1)
  })
})

describe('somebody who needs help', () => {
  it('reads of each kind who will know, in a breakout and in the main room', async () => {
    await joined(inside_r3(jonas))
    await press('Ask for help')
    const notes = [...at('help-dialog').querySelectorAll('.who-knows')].map((p) => p.textContent)
    expect(notes.slice(0, 3)).toEqual(Array(3).fill(notes[0]))
    expect(notes[0]).toContain('Your room sees that this was asked, not by whom')
    expect(notes[3]).toContain('Your room learns nothing of it')
    render(null, document.getElementById('app')!)
    await joined(view_of(jonas))
    await press('Ask for help')
    expect(at('help-dialog').textContent).not.toContain('Your room')
  })

  it('reads who takes care of it and what they answer, and keeps the answer until it is read', async () => {
    const page = await joined(inside_r3(jonas))
    await asked(page, { room: 'r3' })
    expect(at('help').textContent).toBe('Help asked')
    expect(at('help-asked-here').textContent).toContain('You have asked for help.The staff know.')
    await told(page, 'help.claimed', { seq: 51, at: 1, help: 'h50', by: mira })
    expect(at('help-asked-here').textContent).toContain('Mira is taking care of it.')
    expect(spoken(page)).toBe('Mira is taking care of it.')
    await told(page, 'help.answered', { seq: 52, at: 2, help: 'h50', by: mira, text: 'On my way' })
    expect(at('help-answer').textContent).toContain('Mira answers:On my way')
    expect(spoken(page)).toBe('Mira answers: On my way')
    await told(page, 'help.resolved', { seq: 53, at: 3, help: 'h50', participant: 'p4', by: mira })
    expect(find('help-asked-here')).toBeNull()
    expect(at('help-answer').textContent).toContain('On my way')
    at('help-answer').querySelector('button')!.click()
    await drawn()
    expect(find('help-answer')).toBeNull()
  })

  it('is told when who took care of it is gone', async () => {
    const page = await joined(view_of(jonas))
    await asked(page)
    await told(page, 'help.claimed', { seq: 51, at: 1, help: 'h50', by: mira })
    await told(page, 'help.released', { seq: 52, at: 2, help: 'h50', by: mira })
    expect(at('help-asked-here').textContent).toContain('The staff know.')
    expect(spoken(page)).toContain('Mira cannot take care of it now.')
  })

  it('sees that their room asked already, and is not told who', async () => {
    const page = await joined(inside_r3(aylin))
    await told(page, 'help.requested', { seq: 50, at: 1, help: 'h50', room: 'r3', kind: 'technical' })
    const words = 'Somebody here has told the staff that something does not work.'
    expect(at('help-asked-here').textContent).toContain(words)
    expect(spoken(page)).toBe(words)
    await press('Ask for help')
    expect(at('help-dialog').textContent).toContain(words)
    expect(document.body.textContent).not.toContain('You have asked')
  })

  it('is asked kindly to try again when very many ask', async () => {
    const page = await joined(view_of(jonas))
    await press('Ask for help')
    await submit('help-ask')
    page.socket.refuse('help.request', 'too_long', { field: 'kind', limit: 300 })
    await drawn()
    expect(document.body.textContent).toContain('Very many people are asking just now.')
  })
})

describe('staff', () => {
  it('claim, say that they come, answer, give back and resolve', async () => {
    const page = await joined(view_of(mira))
    await asked(page, { text: 'We shout' })
    expect(at('help-request').textContent).toContain('Jonas reports a conflict')
    expect(spoken(page)).toBe('Jonas reports a conflict.')
    at('help-claim').click()
    expect(page.socket.request('help.claim').params).toEqual({ help: 'h50' })
    at('help-on-my-way').click()
    expect(page.socket.request('help.answer').params).toEqual({ help: 'h50', text: 'On my way' })
    await told(page, 'help.claimed', { seq: 51, at: 1, help: 'h50', by: mira })
    expect(at('help-claimed').textContent).toBe('You are on it')
    expect(find('help-claim')).toBeNull()
    at('help-release').click()
    expect(page.socket.requests('help.claim').at(-1).params).toEqual({ help: 'h50', on: false })
    at('help-resolve').click()
    expect(page.socket.request('help.resolve').params).toEqual({ help: 'h50' })
  })

  it('write an answer, and read before who will read it', async () => {
    const page = await joined(view_of(mira))
    await asked(page, { room: 'r3' })
    at('help-answer-open').click()
    await drawn()
    const form = at('help-answer-form')
    expect(form.textContent).toContain('The whole room reads it.')
    const field = form.querySelector('textarea')!
    field.value = 'Read the question aloud first.'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await drawn()
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await drawn()
    page.socket.answer('help.answer', { seq: 52 })
    await drawn()
    expect(find('help-answer-form')).toBeNull()
    await told(page, 'help.resolved', { seq: 53, help: 'h50', participant: 'p4' })
    await asked(page, { seq: 54, help: 'h54', kind: 'unsafe', room: 'r3' })
    at('help-answer-open').click()
    await drawn()
    expect(at('help-answer-form').textContent).toContain('Only Jonas reads it.')
  })

  it('are told in words who was quicker', async () => {
    const page = await joined(view_of(theo))
    await asked(page)
    at('help-claim').click()
    const sentence = 'Mira looks after this already.'
    page.socket.refuse('help.claim', 'already_done', { by: mira, at: 1 }, sentence)
    await drawn()
    expect(document.body.textContent).toContain(sentence)
    await told(page, 'help.claimed', { seq: 51, at: 1, help: 'h50', by: mira })
    expect(at('help-claimed').textContent).toBe('Mira is on it')
    expect(find('help-visit'), 'a moderator does not steer').toBeNull()
  })

  it('see how long somebody waits, and hear once that it is urgent', async () => {
    const page = await joined(view_of(mira))
    await asked(page)
    await passed(page, 59_000)
    expect(find('help-urgent')).toBeNull()
    expect(at('help-request').textContent).toContain('waits for 0:59')
    const before = spoken(page)
    await passed(page, 1_000)
    expect(at('help-urgent').textContent).toBe('Urgent: nobody has taken this yet')
    expect(at('needs').textContent).toContain('Needs you (1, 1 urgent)')
    expect(spoken(page)).not.toBe(before)
    expect(spoken(page)).toContain('Urgent: Jonas has waited for a minute')
    const { number } = last_said(page)
    await passed(page, 30_000)
    expect(last_said(page).number, 'said once').toBe(number)
  })

  it('do not hear again what was urgent before they came', async () => {
    const view = view_of(mira)
    const waiting = {
      help: 'h9', from: jonas, room: 'main', kind: 'question' as const, at: 1, urgent_at: 60_001,
    }
    const page = await joined({ ...view, staff_only: { ...view.staff_only!, helps: [waiting] } })
    await passed(page, 5_000)
    expect(find('help-urgent')).not.toBeNull()
    expect(spoken(page)).not.toContain('Urgent')
  })
})

const sent = { broadcast: 'b60', text: 'Five more minutes.', from: mira }

describe('a broadcast', () => {
  it('is counted room by room, and sent again to those who have not seen it', async () => {
    const page = await joined(inside_r3(mira))
    await told(page, 'broadcast.sent', { seq: 60, at: page.world.now(), ...sent })
    await told(page, 'broadcast.seen', {
      broadcasts: [{ broadcast: 'b60', rooms: { main: [2, 1, 1], r3: [94, 94, 82] } }],
    })
    expect(at('sent').textContent).toContain('seen by 83 of 96, delivered to 95')
    expect(at('sent').textContent).toContain('Main room: seen by 1 of 2, delivered to 1')
    expect(at('sent').textContent).toContain('Room 1: seen by 82 of 94, delivered to 94')
    expect(at('say-again').textContent).toBe('Send again to the 13 who have not seen it')
    at('say-again').click()
    expect(page.socket.request('broadcast.repeat').params).toEqual({ broadcast: 'b60' })
    await told(page, 'broadcast.sent', { seq: 61, at: page.world.now(), ...sent, again: true })
    expect(at('sent').textContent).toContain('sent again at')
    await told(page, 'broadcast.seen', { broadcasts: [{ broadcast: 'b60', rooms: { r3: [94, 94, 94] } }] })
    expect(find('say-again')).toBeNull()
  })

  it('comes again to the front, and can be read again when it is dismissed', async () => {
    const page = await joined(view_of(jonas))
    const now = page.world.now()
    for (const number of [60, 61, 62, 63]) {
      await told(page, 'broadcast.sent', {
        seq: number, at: now + number, ...sent, broadcast: `b${number}`, text: `Word ${number}`,
      })
    }
    const shown = (): string[] =>
      [...document.querySelectorAll('[data-testid="broadcast"] .words')].map((each) => each.textContent!)
    expect(shown()).toEqual(['Word 61', 'Word 62', 'Word 63'])
    expect(at('broadcast').textContent).toContain('and 1 earlier message')
    await told(page, 'broadcast.sent', {
      seq: 64, at: now + 100, ...sent, broadcast: 'b60', text: 'Word 60', again: true,
    })
    expect(shown()).toEqual(['Word 62', 'Word 63', 'Word 60'])
    expect(spoken(page)).toBe('Message from Mira: Word 60')
    expect(at('broadcasts').textContent).toBe('Said to everyone (4)')
    await told(page, 'broadcast.acked', { seq: 65, broadcast: 'b60', participant: 'p4', room: 'main' })
    expect(shown()).toEqual(['Word 61', 'Word 62', 'Word 63'])
    at('broadcasts').click()
    await drawn()
    expect(at('broadcasts-dialog').textContent).toContain('Word 60')
    expect(at('broadcasts-dialog').querySelectorAll('li button')).toHaveLength(3)
  })
})

// What the page holds of others must not say who asked.
it('a room is never shown who asked for help', async () => {
  const view: View = inside_r3(aylin)
  const page = await joined(view)
  await told(page, 'help.requested', { seq: 50, at: 1, help: 'h50', room: 'r3', kind: 'question' })
  await told(page, 'help.resolved', { seq: 51, at: 2, help: 'h50' })
  expect(find('help-asked-here')).toBeNull()
  expect(page.client.view.value!.room.helps).toEqual([])
})
