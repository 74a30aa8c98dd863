// @vitest-environment happy-dom
// What staff take back, and who facilitates.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../src/session/view'
import { event } from './fake_world'
import { at, drawn, find, joined, parts_loaded, press } from './page_in_hand'
import { aylin, jonas, mira, ten_o_clock, theo, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const view = view_of(mira)
const clock = { phase: 'hello', started_at: ten_o_clock, ends_at: ten_o_clock + 600_000 }
const running: View = { ...view, agenda: { ...view.agenda, ...clock } }

const buttons = (): string[] =>
  [...document.querySelectorAll('[data-testid="undo"]')].map((each) => each.textContent ?? '')

const pressed = async (key: string): Promise<void> => {
  document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  await drawn()
}

describe('undoing', () => {
  it('is offered for half a minute, the latest first, and said aloud', async () => {
    const { socket, world } = await joined(running)
    await press('+2 min')
    expect(find('undos')).toBeNull()
    socket.answer('agenda.extend', { seq: 41 })
    await drawn()
    expect(at('spoken').textContent).toContain('You can undo the new time for 30 seconds')
    at('pause').click()
    socket.answer('agenda.pause', { seq: 42 })
    await drawn()
    expect(buttons()).toEqual(['Undo the pause 30 s', 'Undo the new time 30 s'])
    world.pass(12_000)
    await drawn()
    expect(buttons()[0]).toBe('Undo the pause 18 s')
    world.pass(20_000)
    await drawn()
    expect(find('undos')).toBeNull()
  })

  it('is asked once, by U too, and a refusal is said in the words of the server', async () => {
    const { socket } = await joined(running)
    at('pause').click()
    socket.answer('agenda.pause', { seq: 42 })
    await drawn()
    await pressed('u')
    await pressed('u')
    expect(socket.requests('action.undo').map(({ params }) => params)).toEqual([{ seq: 42 }])
    socket.refuse('action.undo', 'already_done', {}, 'Aylin let the agenda go on 3 seconds ago.')
    await drawn()
    expect(document.body.textContent).toContain('Aylin let the agenda go on 3 seconds ago.')
  })

  it('by a colleague is said, and takes the button away', async () => {
    const { socket } = await joined(running)
    at('pause').click()
    socket.answer('agenda.pause', { seq: 42 })
    await drawn()
    socket.tell(event('action.undone', { seq: 44, first: 42, action: 42, by: theo }))
    await drawn()
    expect(find('undos')).toBeNull()
    expect(document.body.textContent).toContain('Theo has taken back: the pause.')
  })
})

describe('who facilitates', () => {
  it('is shown to all, also when nobody does', async () => {
    const { socket } = await joined(view_of(jonas))
    expect(at('who-facilitates').textContent).toBe('Mira facilitates.')
    socket.tell(event('participant.away', { seq: 41, participant: mira }))
    await drawn()
    expect(at('who-facilitates').textContent).toBe(
      'No facilitator is here just now. The clocks go on. Mira is away just now.',
    )
    socket.tell(event('participant.back', { seq: 42, participant: mira }))
    await drawn()
    expect(at('who-facilitates').textContent).toBe('Mira facilitates.')
  })

  it('can be taken over by whoever is offered the role, and brings its page', async () => {
    const { socket } = await joined(view_of(jonas))
    expect(find('offer')).toBeNull()
    socket.tell(event('facilitator.offered', { seq: 41, offered: ['p4'] }))
    await drawn()
    expect(at('spoken').textContent).toContain('You can take over')
    at('take-over').click()
    const steers = { ...jonas, role: 'facilitator' as const }
    const shown: View = view_of(steers)
    const { me, room, broadcasts, board, staff_only } = shown
    socket.tell(
      event('role.granted', {
        seq: 42, participant: steers, view: 'v2', me, room, broadcasts, board, staff_only,
      }),
    )
    socket.answer('facilitator.accept', { seq: 42 })
    await drawn()
    await drawn()
    expect(find('offer')).toBeNull()
    expect(find('staff')).not.toBeNull()
    expect(at('who-facilitates').textContent).toBe('Mira and Jonas facilitate.')
  })

  it('is decided by facilitators, from the menu of a person', async () => {
    const { socket } = await joined(view_of(mira))
    document.querySelector<HTMLElement>('button[aria-label="More for Aylin"]')!.click()
    await drawn()
    at('deputy').click()
    expect(socket.request('facilitator.offer').params).toEqual({ participant: 'p5' })
    socket.tell(event('facilitator.offered', { seq: 41, deputy: aylin.id, by: mira }))
    socket.answer('facilitator.offer', { seq: 41 })
    await drawn()
    expect(document.body.textContent).toContain('Aylin is asked to take over')
    document.querySelector<HTMLElement>('button[aria-label="More for Aylin"]')!.click()
    await drawn()
    expect(at('deputy').textContent).toBe('No longer stands in')
    at('make-moderator').click()
    expect(socket.request('role.grant').params).toEqual({ participant: 'p5', role: 'moderator' })
  })
})
