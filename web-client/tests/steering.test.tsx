// @vitest-environment happy-dom
// What staff take back, and who facilitates.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../src/session/view'
import { event } from './fake_world'
import type { FakeWorld } from './fake_world'
import { at, drawn, find, joined, parts_loaded, press, submit } from './page_in_hand'
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

const theirs = (): string[] =>
  [...document.querySelectorAll('[data-testid="undo-theirs"]')].map((each) => each.textContent ?? '')

const moved = (world: FakeWorld, seq: number, participant: object, by: object) =>
  event('participant.moved', { seq, at: world.now(), participant, room: 'r1', why: 'moved', by })

describe('undoing for a colleague', () => {
  it('names whose it is, once for all events of a request, and asks first', async () => {
    const { socket, world } = await joined(running)
    socket.tell(moved(world, 41, aylin, theo), moved(world, 42, jonas, theo))
    await drawn()
    expect(theirs()).toEqual(['Undo what Theo did: the move 30 s'])
    expect(buttons()).toEqual([])
    await pressed('u')
    at('undo-theirs').click()
    await drawn()
    expect(at('undo-theirs-dialog').textContent).toContain('Undo what Theo did?')
    expect(socket.requests('action.undo')).toEqual([])
    await submit('undo-theirs-dialog-yes')
    expect(socket.request('action.undo').params).toEqual({ seq: 41 })
    socket.answer('action.undo', { seq: 45 })
    await drawn()
    expect(document.body.textContent).toContain('Taken back for Theo: the move.')
    expect(theirs()).toEqual([])
    world.pass(1_000)
    socket.tell(moved(world, 46, aylin, theo))
    await drawn()
    expect(theirs()).toEqual(['Undo what Theo did: the move 30 s'])
    world.pass(31_000)
    await drawn()
    expect(theirs()).toEqual([])
  })

  it('is not offered for what is our own, or fell due by itself', async () => {
    const { socket, world } = await joined(running)
    socket.tell(moved(world, 41, aylin, mira))
    at('pause').click()
    socket.tell(event('phase.paused', { seq: 42, at: world.now() + 1, paused_at: world.now() + 1 }))
    await drawn()
    expect(theirs()).toEqual([])
    socket.answer('agenda.pause', { seq: 42 })
    await drawn()
    expect(theirs()).toEqual([])
    const clock_and_step = { phase: 'hello', started_at: world.now() + 2, ends_at: world.now() + 9 }
    socket.tell(
      event('session.opened', { seq: 43, at: world.now() + 2, opened_at: world.now() + 2 }),
      event('phase.started', { seq: 44, at: world.now() + 2, ...clock_and_step }),
    )
    await drawn()
    expect(theirs()).toEqual([])
  })

  it('says “a colleague” where the server does not say who, and goes with the undoing', async () => {
    const { socket, world } = await joined(running)
    const paused = { at: world.now(), paused_at: world.now() }
    socket.tell(event('phase.paused', { seq: 41, ...paused }))
    await drawn()
    expect(theirs()).toEqual(['Undo what a colleague did: the pause 30 s'])
    const at_once = { at: world.now() + 5_000 }
    socket.tell(
      event('phase.resumed', { seq: 42, ...at_once, ends_at: world.now() + 605_000 }),
      event('action.undone', { seq: 43, ...at_once, first: 41, action: 41, by: theo }),
    )
    await drawn()
    expect(theirs()).toEqual([])
  })

  it('is a moderator’s only where no facilitator did it', async () => {
    const { socket, world } = await joined(view_of(theo))
    const kim = { ...theo, id: 'p8', name: 'Kim' }
    socket.tell(moved(world, 41, aylin, mira), moved(world, 43, jonas, kim))
    await drawn()
    expect(theirs()).toEqual(['Undo what Kim did: the move 30 s'])
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

describe('the hand', () => {
  const keys = async (): Promise<string> => {
    at('shortcuts').click()
    await drawn()
    return at('shortcuts-dialog').textContent!
  }

  it('is not for staff, who speak when they like; nor is undoing for attendees', async () => {
    const { socket } = await joined(view_of(mira))
    expect(find('hand')).toBeNull()
    await pressed('h')
    expect(socket.requests('hand.raise')).toEqual([])
    expect(await keys()).not.toContain('hand')
    render(null, document.getElementById('app')!)
    await joined(view_of(jonas))
    at('hand')
    expect(await keys()).not.toContain('Undo')
  })

  it('is lowered by whoever became staff with it raised', async () => {
    const view = view_of(mira)
    const { socket } = await joined({ ...view, me: { ...view.me, hand: 5 } as typeof view.me })
    at('hand').click()
    await drawn()
    expect(socket.requests('hand.lower')).toHaveLength(1)
  })
})
