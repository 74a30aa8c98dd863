// The whole page in a fake world: opened by a link, joined, pressed, and read by its hooks.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { vi } from 'vitest'
import { Client } from '../src/client/client'
import { Entrance } from '../src/client/entrance'
import { Seats } from '../src/keeping/seats'
import { shelf_in } from '../src/keeping/shelf'
import type { View } from '../src/session/view'
import { App } from '../src/views/app'
import { event, FakeWorld } from './fake_world'
import { ten_o_clock } from './people'

// They are loaded when the role is known; here they may take no time.
export async function parts_loaded(): Promise<void> {
  await import('../src/views/attendee')
  await import('../src/views/lobby')
  await import('../src/views/staff/staff')
}

// All that is due is drawn and its effects have run.
export const drawn = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  })

export const find = (testid: string): HTMLElement | null =>
  document.querySelector(`[data-testid="${testid}"]`)

export function at(testid: string): HTMLElement {
  const element = find(testid)
  if (!element) throw new Error(`no ${testid} in ${document.body.textContent}`)
  return element
}

export async function type(testid: string, text: string): Promise<void> {
  const field = at(testid) as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await drawn()
}

export async function submit(testid: string): Promise<void> {
  const form = at(testid).closest('form')!
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await drawn()
}

const peek = {
  session: 's1', title: 'Say what you mean', lang: 'en', state: 'open', starts_at: ten_o_clock,
  positions: ['Student'], affiliations: [], role: 'attendee', facilitators: ['Mira'],
  transcript: 'forget', anonymous_cards: 'allowed', locked: false,
}

export async function open(shelf = shelf_in(null), secret = 'SECRET') {
  document.body.innerHTML = '<div id="app"></div>'
  const world = new FakeWorld()
  const client = new Client(world, shelf)
  const entrance = new Entrance(world, client, secret)
  render(<App client={client} entrance={entrance} />, document.getElementById('app')!)
  void entrance.arrive()
  await drawn()
  return { world, client, shelf }
}

export async function peeked(shelf = shelf_in(null)) {
  const page = await open(shelf)
  page.world.socket.open()
  page.world.socket.answer('session.peek', peek)
  await drawn()
  return page
}

// With a shelf: again in the same browser, as when one has left and comes back by the link.
export async function joined(view: View, shelf = shelf_in(null)) {
  new Seats(shelf, () => 'key').left('SECRET')
  const page = await peeked(shelf)
  await type('name', view.me.name)
  await submit('name')
  const { socket } = page.world
  socket.open()
  const { role, room, id } = view.me
  socket.answer('session.join', {
    you: { id, role, room }, session: 's1', state: 'open', now: page.world.now(), seq: 40,
    view: 'v', snapshot: view,
  })
  await drawn()
  await vi.waitFor(() => find('header') ?? at('lobby')) // The part for this role was loaded.
  await drawn()
  return { ...page, socket }
}

export type Page = Awaited<ReturnType<typeof joined>>

// Effects that wait for a frame have run, too.
export const shown = (): Promise<void> =>
  act(() => new Promise((resolve) => requestAnimationFrame(() => resolve())))

export async function told(page: Page, method: string, params: object): Promise<void> {
  page.socket.tell(event(method, params as Record<string, unknown>))
  await drawn()
  await shown()
}

// The latest that a screen reader was given to read.
export const last_said = ({ client }: { client: Client }): { number: number; text: string } =>
  client.notices.spoken.value.at(-1) ?? { number: 0, text: '' }

export const press = async (name: string): Promise<void> => {
  const buttons = [...document.querySelectorAll('button')]
  buttons.find((button) => button.textContent === name)!.click()
  await drawn()
}
