// @vitest-environment happy-dom
// Moving somebody with the list, by keys and by hand. No timer runs here: a browser runs them after
// the keys that were pressed meanwhile, so what a choice means may not depend on one.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Client } from '../src/client/client'
import { Entrance } from '../src/client/entrance'
import { shelf_in } from '../src/keeping/shelf'
import { HouseContext } from '../src/views/client_context'
import { MoveSelect } from '../src/views/staff/move_select'
import { FakeWorld } from './fake_world'
import { mira, ten_o_clock, view_of } from './people'

const open_room = (room: string) => ({
  room, name: room, closing: false, opened_at: ten_o_clock, closes_at: ten_o_clock, people: 0,
})

let moves: string[]
let list: HTMLSelectElement

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  moves = []
  document.body.innerHTML = '<div id="app"></div>'
  const world = new FakeWorld()
  const client = new Client(world, shelf_in(null))
  client.view.value = view_of(mira, { rooms: [open_room('Red'), open_room('Red sea')] })
  const house = { client, entrance: new Entrance(world, client, 'SECRET') }
  const move = (room: string) => void moves.push(room)
  await act(() =>
    render(
      <HouseContext.Provider value={house}>
        <MoveSelect label="Move" move={move} />
      </HouseContext.Provider>,
      document.getElementById('app')!,
    ),
  )
  list = document.querySelector('select')!
})

afterEach(() => {
  render(null, document.getElementById('app')!)
  vi.useRealTimers()
})

const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => void list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more })))

const choose = (room: string) =>
  act(() => {
    list.value = room
    list.dispatchEvent(new Event('change', { bubbles: true }))
  })

describe('“Move to…”', () => {
  it('moves at once when a room is pointed at', async () => {
    await choose('Red')
    expect(moves).toEqual(['Red'])
    expect(list.value).toBe('-')
  })

  it('waits for Enter on a closed list', async () => {
    for (const room of ['Red', 'Red sea']) {
      await press('ArrowDown')
      await choose(room)
    }
    expect(moves).toEqual([])
    await press('Enter')
    expect(moves).toEqual(['Red sea'])
  })

  // The opened list has its own keys, of which the page hears nothing.
  it.each([[' ', {}], ['Enter', {}], ['F4', {}], ['ArrowDown', { altKey: true }]])(
    'moves at once when a room is chosen from the list that %j opened',
    async (key, more) => {
      await press('ArrowDown')
      await press(key, more)
      await choose('Red sea')
      expect(moves).toEqual(['Red sea'])
    },
  )

  it('takes a space for a part of the name that is being typed', async () => {
    for (const letter of 'Red') await press(letter)
    await choose('Red')
    await press(' ')
    await choose('Red sea')
    expect(moves).toEqual([])
  })

  it('takes back what was not confirmed', async () => {
    await press('ArrowDown')
    await choose('Red')
    await press('Escape')
    expect(list.value).toBe('-')
    await press('Enter')
    expect(moves).toEqual([])
  })
})
