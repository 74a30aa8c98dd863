// @vitest-environment happy-dom
// What a screen reader is given to read: all that comes at one moment, also while a dialog is open.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { event } from './fake_world'
import { at, drawn, find, joined, parts_loaded, press, shown, told } from './page_in_hand'
import { jonas, mira, view_of } from './people'

beforeAll(parts_loaded)

afterEach(() => render(null, document.getElementById('app')!))

const broadcast = (number: number) => ({
  broadcast: `b${number}`, seq: 40 + number, at: 40 + number, from: mira, text: `Word ${number}.`,
})

const sentences = (): (string | null)[] =>
  [...at('spoken').children].map((sentence) => sentence.textContent)

const regions = (): Element[] => [...document.querySelectorAll('[data-testid="spoken"]')]

describe('what is read aloud', () => {
  it('is all that came at once, as after a lost connection, each sentence by itself', async () => {
    const { socket } = await joined(view_of(jonas))
    socket.tell(
      event('broadcast.sent', broadcast(1)),
      event('phase.started', { seq: 42, at: 42, phase: 'hello', ends_at: 9_000 }),
      event('broadcast.sent', broadcast(3)),
    )
    await drawn()
    expect(sentences()).toEqual([
      'Message from Mira: Word 1.', 'Now: Check-in', 'Message from Mira: Word 3.',
    ])
    expect(at('spoken').getAttribute('aria-atomic')).toBe('false')
  })

  it('does not keep what was said long before, and never more than a few sentences', async () => {
    const page = await joined(view_of(jonas))
    for (let number = 1; number < 9; number += 1) {
      await told(page, 'broadcast.sent', broadcast(number))
    }
    expect(sentences()).toHaveLength(5)
    page.world.pass(10_000)
    await told(page, 'broadcast.sent', broadcast(9))
    expect(sentences()).toEqual(['Message from Mira: Word 9.'])
  })

  it('is read within a dialog while one is open, and nothing again when it closes', async () => {
    const page = await joined(view_of(jonas))
    await told(page, 'broadcast.sent', broadcast(1))
    at('help').click()
    await shown()
    await drawn()
    expect(regions()).toHaveLength(1)
    expect(at('spoken').closest('dialog')).toBe(at('help-dialog'))
    expect(sentences()).toEqual([])
    await told(page, 'broadcast.sent', broadcast(2))
    expect(at('spoken').textContent).toContain('Word 2.')
    await press('Cancel')
    await shown()
    await drawn()
    expect(find('help-dialog')).toBeNull()
    expect(regions()).toHaveLength(1)
    expect(sentences()).toEqual([])
  })

  it('is in a dialog, too, that the connection is lost, said once', async () => {
    const page = await joined(view_of(jonas))
    at('help').click()
    await shown()
    await drawn()
    for (let time = 0; time < 2; time += 1) {
      page.world.socket.drop()
      await drawn()
      page.world.pass(5_000)
      await drawn()
    }
    const lost = sentences().filter((each) => each!.includes('The connection is lost.'))
    expect(lost).toHaveLength(1)
    expect(at('spoken').closest('dialog')).toBe(at('help-dialog'))
  })

  it('says in the dialog why it was refused what was asked there', async () => {
    const page = await joined(view_of(jonas))
    at('help').click()
    await shown()
    await drawn()
    at('help-ask').closest('form')!
      .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await drawn()
    page.socket.refuse('help.request', 'too_fast')
    await drawn()
    expect(at('notice').closest('dialog')).toBe(at('help-dialog'))
  })
})
