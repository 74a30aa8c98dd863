// @vitest-environment happy-dom
// A part of the page that comes late over a slow line, when another is wanted already.
import { render } from 'preact'
import { afterEach, expect, it, vi } from 'vitest'
import { at, drawn, find, peeked, submit, told, type } from './page_in_hand'
import { jonas, view_of } from './people'

const line = vi.hoisted(() => {
  let comes = (): void => undefined
  const lobby = new Promise<void>((resolve) => (comes = resolve))
  return { lobby, comes }
})
vi.mock('../src/views/lobby', async () => {
  await line.lobby
  return { Lobby: () => null }
})

afterEach(() => render(null, document.getElementById('app')!))

it('does not put the lobby in the place of the session that was let in to meanwhile', async () => {
  const page = await peeked()
  await type('name', 'Jonas')
  await submit('name')
  const { socket } = page.world
  socket.open()
  const snapshot = { ...view_of(jonas), me: { ...view_of(jonas).me, waiting: true } }
  const you = { id: jonas.id, role: jonas.role, room: 'main' }
  const now = page.world.now()
  const entered = { you, session: 's1', state: 'open', now, seq: 40, view: 'v', snapshot }
  socket.answer('session.join', entered)
  await drawn()
  expect(find('loading')).not.toBeNull()
  const admitted = { seq: 50, participant: jonas, snapshot: view_of(jonas) }
  await told({ ...page, socket }, 'participant.admitted', admitted)
  await vi.waitFor(() => at('header'))
  line.comes()
  await import('../src/views/lobby')
  await drawn()
  expect(find('loading')).toBeNull()
  at('header')
})
