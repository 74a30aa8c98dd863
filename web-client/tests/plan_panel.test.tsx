// @vitest-environment happy-dom
// The facilitator plans: makes, pins, shuffles, and is told when a colleague was there meanwhile.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Pin, StaffOnly, View } from '../src/session/view'
import { event } from './fake_world'
import { at, drawn, find, joined, parts_loaded, press, submit } from './page_in_hand'
import {
  achieved_nothing, aylin, jonas, mira, pavel, row, ten_o_clock, theo, view_of,
} from './people'

const plan = {
  method: 'balanced' as const,
  rooms: [
    { room: 'r3', name: 'Breakout 1', people: ['p4', 'p9'] },
    { room: 'r4', name: 'Breakout 2', people: ['p5'] },
  ],
  achieved: { ...achieved_nothing, sizes: [1, 2] as [number, number], without_staff: ['r3', 'r4'] },
}

function staff_view(more: Partial<StaffOnly> = {}): View {
  const view = view_of(mira)
  const roster = [row(mira), row(theo), row(jonas), row(aylin), row(pavel)]
  return { ...view, staff_only: { ...view.staff_only!, roster, ...more } }
}

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const choose = async (...names: string[]): Promise<void> => {
  for (const name of names) {
    document.querySelector<HTMLElement>(`input[aria-label="Choose ${name}"]`)!.click()
  }
  await drawn()
}

async function select(testid: string, value: string): Promise<void> {
  const list = at(testid) as HTMLSelectElement
  list.value = value
  list.dispatchEvent(new Event('change', { bubbles: true }))
  await drawn()
}

const options = (testid: string): string[] =>
  [...at(testid).querySelectorAll('option')].map((option) => option.value)

describe('making a plan', () => {
  it('asks for what was wished, says that it is at it, and what came of it', async () => {
    const { socket } = await joined(staff_view())
    await select('plan-method', 'balanced')
    expect(at('what-it-does').textContent).toContain('Positions and affiliations')
    at('plan-staff').click()
    await drawn()
    await submit('plan')
    expect(at('plan').textContent).toBe('Making the plan…')
    await submit('plan')
    expect(socket.requests('rooms.plan').map(({ params }) => params)).toEqual([
      { method: 'balanced', size: 5, staff: true, based_on: 40 },
    ])
    socket.tell(event('rooms.planned', { seq: 41, plan }))
    socket.answer('rooms.plan', { seq: 41 })
    await drawn()
    expect(at('plan').textContent).toBe('Shuffle again')
    expect(at('achieved').textContent).toBe('Rooms of 1 or 2. No staff in the rooms.')
    expect(at('spoken').lastElementChild!.textContent).toBe(at('achieved').textContent)
  })

  it('follows a plan that a colleague made, so that shuffling makes one like it', async () => {
    const { socket } = await joined(staff_view())
    socket.tell(event('rooms.planned', { seq: 50, plan }))
    await drawn()
    await submit('plan')
    expect(socket.request('rooms.plan').params).toEqual({
      method: 'balanced', rooms: 2, based_on: 50,
    })
  })

  it('offers the same groups only after a round, and asks for no number then', async () => {
    await joined(staff_view())
    expect(options('plan-method')).not.toContain('same_again')
    expect(options('plan-method')).toHaveLength(6)
    const takeaways = [{ room: 'r1', name: 'Breakout 1', takeaways: [] }]
    const { socket } = await joined(staff_view({ takeaways }))
    expect(options('plan-method')).toHaveLength(7)
    await select('plan-method', 'same_again')
    expect(find('plan-by')).toBeNull()
    await submit('plan')
    expect(socket.request('rooms.plan').params).toEqual({ method: 'same_again', based_on: 40 })
  })

  it('plans as assigned beforehand, and says when something else leaves that aside', async () => {
    const assigned = { rooms: 2, people: 3, at: ten_o_clock, used: false }
    const { socket } = await joined(staff_view({ assigned }))
    expect((at('plan-method') as HTMLSelectElement).value).toBe('assigned')
    expect(at('what-it-does').textContent).not.toContain('left aside')
    await submit('plan')
    expect(socket.request('rooms.plan').params).toEqual({ method: 'assigned', based_on: 40 })
    socket.answer('rooms.plan', { seq: 40 })
    await drawn()
    await select('plan-method', 'random')
    expect(at('what-it-does').textContent).toContain('left aside')
    await submit('plan')
    expect(socket.requests('rooms.plan')[1]!.params).toEqual({
      method: 'random', size: 5, set_aside: true, based_on: 40,
    })
  })

  it('tells who on the list is not here yet, and who cannot be told apart', async () => {
    const assigned = { rooms: 2, people: 3, at: ten_o_clock, used: false }
    const { socket } = await joined(staff_view({ assigned }))
    const details = at('assigned') as HTMLDetailsElement
    details.open = true
    details.dispatchEvent(new Event('toggle'))
    await drawn()
    socket.answer('assignments.read', {
      people: [
        { name: 'Jonas', room: 'Blue', participants: ['p4'] },
        { name: 'Zoe', affiliation: 'campus', room: 'Red', participants: [] },
        { name: 'Ana', room: 'Red', participants: ['p7', 'p8'] },
      ],
    })
    await drawn()
    expect(at('assigned-missing').textContent).toBe(
      'Zoe (campus): RedAna: Red. 2 people could be meant, so nobody is placed.',
    )
  })

  it('goes on with as many rooms after the same groups again, spread another way', async () => {
    const takeaways = [{ room: 'r1', name: 'Breakout 1', takeaways: [] }]
    const { socket } = await joined(staff_view({ takeaways }))
    await select('plan-method', 'same_again')
    await submit('plan')
    socket.tell(event('rooms.planned', { seq: 41, plan: { ...plan, method: 'same_again' } }))
    socket.answer('rooms.plan', { seq: 41 })
    await drawn()
    await select('plan-method', 'fresh_faces')
    await submit('plan')
    expect(socket.requests('rooms.plan').at(-1).params).toMatchObject({
      method: 'fresh_faces', rooms: 2,
    })
  })

  it('does not announce the plan that was there before one came', async () => {
    await joined(staff_view({ plan }))
    expect(at('spoken').textContent).toBe('')
  })

  it('says who changed the plan meanwhile, and when; the newer one is shown', async () => {
    const { socket } = await joined(staff_view({ plan }))
    await submit('plan')
    const changed = { seq: 41, participants: ['p9'], room: 'r4', achieved: plan.achieved }
    socket.tell(event('plan.changed', changed))
    socket.refuse('rooms.plan', 'already_done', { by: theo, at: ten_o_clock })
    await drawn()
    expect(at('plan-problem').textContent).toMatch(
      /^Theo changed the plan at \d\d:\d\d.*; look at it again\.$/,
    )
    expect(at('plan').textContent).toBe('Shuffle again')
    const second = document.querySelector('[data-testid="room-card"][data-room="r4"]')!
    expect(second.textContent).toContain('Pavel')
    await submit('plan')
    expect(at('plan-problem').textContent).toBe('')
    expect(socket.requests('rooms.plan').at(-1).params.based_on).toBe(41)
  })

  it('tells the limit in words', async () => {
    const { socket } = await joined(staff_view())
    await submit('plan')
    socket.refuse('rooms.plan', 'too_long', { field: 'rooms', limit: 3 })
    await drawn()
    expect(at('plan-problem').textContent).toBe('There can be at most 3 rooms now.')
  })
})

describe('pins', () => {
  const apart: Pin = { pin: 'apart', participants: ['p4', 'p9'] }
  const here: Pin = { pin: 'here', participants: ['p5'], room: 'r4' }

  it('are set for those who are chosen, and can be undone', async () => {
    const { socket } = await joined(staff_view({ plan }))
    await choose('Jonas')
    expect(find('keep-together')).toBeNull()
    await choose('Aylin')
    await press('Keep together')
    expect(socket.request('plan.pin').params).toEqual({ together: ['p4', 'p5'], based_on: 40 })
    socket.answer('plan.pin', { seq: 41 })
    await drawn()
    expect(find('chosen')).toBeNull()
    expect(at('notice').textContent).toContain('Jonas and Aylin stay together')
    expect(at('undo').textContent).toContain('Undo the pin')
    at('undo').click()
    await drawn()
    expect(socket.request('action.undo').params).toEqual({ seq: 41 })
    socket.answer('action.undo', { seq: 43 })
    await drawn()
    expect(find('undo')).toBeNull()
  })

  it('keep each of those who are chosen in the room of the plan that they are in', async () => {
    const { socket } = await joined(staff_view({ plan }))
    await choose('Jonas', 'Aylin')
    at('keep-here').click()
    await drawn()
    socket.answer('plan.pin', { seq: 41 })
    await drawn()
    socket.answer('plan.pin', { seq: 42 })
    await drawn()
    expect(socket.requests('plan.pin').map(({ params }) => params)).toMatchObject([
      { here: ['p4'], room: 'r3' }, { here: ['p5'], room: 'r4' },
    ])
    expect(at('notice').textContent).toContain('Jonas and Aylin stay where they are')
  })

  it('that contradict are told where they were asked for, and the people stay chosen', async () => {
    const { socket } = await joined(staff_view({ plan }))
    await choose('Jonas', 'Pavel')
    await press('Keep together')
    const sentence = 'Jonas and Pavel are pinned together, and also apart.'
    socket.refuse('plan.pin', 'invalid_params', { field: 'pins' }, sentence)
    await drawn()
    expect(at('pin-problem').textContent).toBe(sentence)
    expect(at('chosen').textContent).toContain('2 people chosen')
    expect(at('plan-problem').textContent).toBe('')
  })

  it('stand in a list, in words, with what is not kept, and can be taken away', async () => {
    const broken = { ...plan, achieved: { ...plan.achieved, pins_broken: [0] } }
    const { socket } = await joined(staff_view({ plan: broken, pins: [apart, here] }))
    const listed = [...document.querySelectorAll('[data-testid="pin"] > span')]
    expect(listed.map((each) => each.textContent)).toEqual([
      'Jonas and Pavel stay apart (not kept; shuffle again)', 'Aylin stays in Breakout 2',
    ])
    document.querySelector<HTMLElement>('[aria-label="Remove: Aylin stays in Breakout 2"]')!.click()
    expect(socket.request('plan.pin').params).toEqual({ here: ['p5'], on: false, based_on: 40 })
    socket.tell(event('plan.changed', { seq: 41, pins: [apart], achieved: broken.achieved }))
    socket.answer('plan.pin', { seq: 41 })
    await drawn()
    expect(document.querySelectorAll('[data-testid="pin"]')).toHaveLength(1)
    expect(document.activeElement).toBe(at('pins-title'))
  })
})

describe('by hand', () => {
  it('offers no room that somebody is planned into already', async () => {
    await joined(staff_view({ plan }))
    const rooms = (name: string): string[] =>
      [...document.querySelectorAll<HTMLOptionElement>(`[aria-label="Move ${name} to"] option`)]
        .map((option) => option.text)
        .slice(1)
    expect(rooms('Aylin')).toEqual(['Breakout 1', 'Not assigned'])
    expect(rooms('Theo')).toEqual(['Breakout 1', 'Breakout 2'])
  })

  it('a move in the plan says what it was based on, and is told of a clash', async () => {
    const { socket } = await joined(staff_view({ plan }))
    await choose('Jonas')
    const list = at('chosen').querySelector('select')!
    list.value = 'r4'
    list.dispatchEvent(new Event('change', { bubbles: true }))
    await drawn()
    expect(socket.request('plan.assign').params).toEqual({
      participants: ['p4'], room: 'r4', based_on: 40,
    })
    socket.refuse('plan.assign', 'already_done', { by: theo, at: ten_o_clock })
    await drawn()
    expect(at('notice').textContent).toContain('Theo changed the plan at')
    expect(find('chosen')).not.toBeNull()
  })
})
