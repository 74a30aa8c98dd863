// @vitest-environment happy-dom
// What is done with a message from its menu, and replying while the message changes or leaves.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { at, drawn, find, joined, parts_loaded, press, shown, submit, told, type } from './page_in_hand'
import type { Page } from './page_in_hand'
import { aylin, inside_r3, jonas, message, mira, view_of } from './people'

beforeAll(parts_loaded)

afterEach(() => render(null, document.getElementById('app')!))

async function replying(): Promise<Page> {
  const start = view_of(jonas)
  const messages = [message(8, aylin, 'What is fair?')]
  const page = await joined({ ...start, room: { ...start.room, messages, older: true } })
  at('message-more').click()
  await drawn()
  await press('Reply')
  await shown()
  return page
}

describe('the menu of a message', () => {
  it('opens under the words that it is about', async () => {
    const start = view_of(jonas)
    const messages = [message(8, aylin, 'What is fair?')]
    await joined({ ...start, room: { ...start.room, messages } })
    at('message-more').click()
    await drawn()
    const words = at('message').querySelector('.words')!
    const place = words.compareDocumentPosition(at('message-menu'))
    expect(place & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })
})

const words = (): string | null => at('composer').textContent

const reacted = {
  seq: 41, room: 'main', message: 'm8', emoji: '👍', participant: 'p9', on: true, count: 1,
}

describe('a reply', () => {
  it('is still one after somebody has reacted to what it replies to', async () => {
    const page = await replying()
    await told(page, 'message.reacted', reacted)
    expect(words()).toContain('Replying to Aylin: “What is fair?”')
    await type('message-field', 'To everybody.')
    await submit('message-field')
    expect(page.socket.request('message.post').params).toMatchObject({ reply_to: 'm8' })
  })

  it('leaves the focus where the writer went meanwhile', async () => {
    const page = await replying()
    expect(document.activeElement).toBe(at('message-field'))
    at('log').focus()
    await told(page, 'message.reacted', reacted)
    expect(document.activeElement).toBe(at('log'))
  })

  it('shows the words as they were changed', async () => {
    const page = await replying()
    const changed = { seq: 41, at: 5, room: 'main', message: 'm8', text: 'What is just?' }
    await told(page, 'message.edited', changed)
    expect(words()).toContain('“What is just?”')
  })

  it('ends when its message is taken away', async () => {
    const page = await replying()
    await told(page, 'message.hidden', { seq: 41, room: 'main', message: 'm8', by: mira })
    expect(words()).not.toContain('Replying')
  })

  it('is over for whoever went to another room and came back', async () => {
    const page = await replying()
    const { room, me } = view_of(jonas)
    const messages = [message(8, aylin, 'What is fair?')]
    const seq = { seq: 41, at: 5, view: 'w', why: 'opened' }
    await told(page, 'room.entered', { ...seq, room: inside_r3(jonas).room, people: [] })
    await told(page, 'room.entered', { ...seq, seq: 42, room: { ...room, messages } })
    expect(page.client.view.value!.me.id).toBe(me.id)
    expect(words()).not.toContain('Replying')
    expect(document.activeElement).toBe(at('room-name'))
  })

  it('may be to an older message, too', async () => {
    const page = await replying()
    await press('Do not reply')
    await press('Show older messages')
    const messages = [message(7, aylin, 'Long ago.')]
    page.socket.answer('history.read', { messages, more: false })
    await drawn()
    document.querySelector<HTMLElement>('[data-message="m7"] [data-testid="message-more"]')!.click()
    await drawn()
    await press('Reply')
    expect(words()).toContain('Replying to Aylin: “Long ago.”')
    expect(find('message-menu')).toBeNull()
  })
})
