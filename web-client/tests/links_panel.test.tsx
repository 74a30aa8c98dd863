// @vitest-environment happy-dom
// Links as facilitators replace them.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { at, drawn, find, joined, parts_loaded, submit, type } from './page_in_hand'
import { mira, theo, view_of } from './people'

beforeAll(parts_loaded)

afterEach(() => render(null, document.getElementById('app')!))

async function click(testid: string): Promise<void> {
  at(testid).click()
  await drawn()
}

describe('the links', () => {
  it('show how many came in by them', async () => {
    await joined(view_of(mira))
    expect(at('link-attendee').textContent).toContain('2 people came in by it')
  })

  it('are replaced by a facilitator, and the new one is shown once', async () => {
    const { socket } = await joined(view_of(mira))
    await click('rotate-attendee')
    expect(at('rotate-dialog').textContent).toContain('Whoever is inside stays')
    await type('link-uses', '12')
    await submit('rotate-dialog-yes')
    expect(socket.request('link.rotate').params).toEqual({ role: 'attendee', uses_max: 12 })
    socket.answer('link.rotate', { seq: 41, secret: 'NEWSECRET' })
    await drawn()
    expect((at('new-link-url') as HTMLInputElement).value).toContain('/join#NEWSECRET')
    await click('new-link-close')
    expect(document.body.innerHTML).not.toContain('NEWSECRET')
  })

  it('say so when the new one was told before', async () => {
    const { socket } = await joined(view_of(mira))
    await click('rotate-moderator')
    await submit('rotate-dialog-yes')
    socket.answer('link.rotate', { seq: 41, told: true })
    await drawn()
    expect(at('new-link').textContent).toContain('cannot be shown again')
    expect(find('new-link-url')).toBeNull()
  })

  it('are not replaced by a moderator', async () => {
    await joined(view_of(theo))
    expect(at('links').textContent).toContain('For attendees')
    expect(find('rotate-attendee')).toBeNull()
  })
})
