// @vitest-environment happy-dom
// Who is in the main room, as attendees read it.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { at, drawn, find, joined, parts_loaded, shown, told } from './page_in_hand'
import { aylin, inside_r3, jonas, mira, view_of } from './people'

beforeAll(parts_loaded)

afterEach(() => render(null, document.getElementById('app')!))

const names = (): (string | null)[] =>
  [...at('people').querySelectorAll('b')].map((name) => name.textContent)

async function asked() {
  const page = await joined(view_of(jonas))
  at('who-is-here').click()
  await shown()
  await drawn()
  return page
}

describe('the people of the main room', () => {
  it('are read page by page, with who of them is staff', async () => {
    const { socket } = await asked()
    expect(at('main-room-people').textContent).toContain('One moment')
    socket.answer('participants.list', { people: [mira, jonas], next: 'p4' })
    await drawn()
    expect(names()).toEqual(['Mira', 'Jonas (you)'])
    expect(at('people').textContent).toMatch(/facilitator/i)
    at('more-people').click()
    at('more-people').click()
    await drawn()
    expect(socket.requests('participants.list').map(({ params }) => params)).toEqual([
      { limit: 100 }, { limit: 100, after: 'p4' },
    ])
    socket.answer('participants.list', { people: [aylin] })
    await drawn()
    expect(names()).toEqual(['Mira', 'Jonas (you)', 'Aylin'])
    expect(find('more-people')).toBeNull()
  })

  it('can each be told to the staff about, but oneself', async () => {
    const { socket } = await asked()
    socket.answer('participants.list', { people: [jonas, aylin] })
    await drawn()
    const flags = document.querySelectorAll<HTMLElement>('[data-testid="person-flag"]')
    expect([...flags].map((flag) => flag.getAttribute('aria-label'))).toEqual([
      'Tell the staff about Aylin',
    ])
    flags[0]!.click()
    await shown()
    await drawn()
    expect(at('spoken').closest('dialog')).toBe(at('flag-dialog'))
  })

  it('are no longer shown to whoever is moved to a small room', async () => {
    const page = await asked()
    const entered = { seq: 41, at: 5, view: 'w', why: 'opened', room: inside_r3(jonas).room }
    await told(page, 'room.entered', entered)
    expect(find('main-room-people')).toBeNull()
    expect(find('who-is-here')).toBeNull()
    expect(document.activeElement).toBe(at('room-name'))
  })
})
