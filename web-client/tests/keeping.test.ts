import { describe, expect, it } from 'vitest'
import { OutgoingMessages } from '../src/client/outgoing'
import { Refused } from '../src/connection/wire'
import { Authorship } from '../src/keeping/authorship'
import { forget_session } from '../src/keeping/forget'
import { Seats, mark_of } from '../src/keeping/seats'
import { shelf_in } from '../src/keeping/shelf'
import { Writing } from '../src/keeping/writing'
import { FakeWorld, settled } from './fake_world'

// As much of a browser's storage as the shelf uses; `full` refuses to write.
function storage(full = false): Storage {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (name: string) => kept[name] ?? null,
    setItem: (name: string, value: string) => {
      if (full) throw new Error('full')
      kept[name] = value
    },
    removeItem: (name: string) => delete kept[name],
  }
  return new Proxy(methods, {
    ownKeys: () => Object.keys(kept),
    getOwnPropertyDescriptor: (_, name) => ({
      value: kept[name as string], enumerable: true, configurable: true,
    }),
  }) as unknown as Storage
}

describe('a seat', () => {
  it('has one key for each link, found again after a reload, without keeping the secret', () => {
    const browser = storage()
    let drawn = 0
    const seats = () => new Seats(shelf_in(browser), () => `key${(drawn += 1)}`)
    expect(seats().of('SECRET').key).toBe('key1')
    expect(seats().of('OTHER').key).toBe('key2')
    seats().taken('SECRET', 's1')
    expect(seats().of('SECRET')).toEqual({ key: 'key1', session: 's1' })
    expect(Object.keys(browser).join()).not.toContain('SECRET')
    seats().left('SECRET')
    expect(seats().of('SECRET')).toEqual({ key: 'key1' })
    expect(mark_of('SECRET')).not.toBe(mark_of('SECRES'))
  })

  it('remembers how we called ourselves', () => {
    const shelf = shelf_in(storage())
    new Seats(shelf, () => 'k').keep_profile({ name: 'Jonas', pronouns: 'he/him' })
    expect(new Seats(shelf, () => 'k').profile()).toEqual({ name: 'Jonas', pronouns: 'he/him' })
  })

  it('is kept in memory when the browser keeps nothing', () => {
    const shelf = shelf_in(storage(true))
    const seats = new Seats(shelf, () => `key${Math.random()}`)
    expect(seats.of('SECRET')).toEqual(seats.of('SECRET'))
    expect(shelf.names('chats.seat.')).toHaveLength(1)
    expect(shelf_in(null).read('chats.nothing')).toBeNull()
  })
})

describe('writing', () => {
  it('keeps a draft for each room over a reload', () => {
    const browser = storage()
    new Writing(shelf_in(browser), 's1').keep_draft({ room: 'r3', name: 'Room 1', text: 'I thi' })
    const later = new Writing(shelf_in(browser), 's1')
    expect(later.draft('r3')).toBe('I thi')
    expect(later.draft('main')).toBe('')
    expect(new Writing(shelf_in(browser), 's2').draft('r3')).toBe('')
    later.keep_draft({ room: 'r3', name: 'Room 1', text: '' })
    expect(Object.keys(browser)).toEqual([])
  })

  it('knows what was typed in a room that has closed', () => {
    const writing = new Writing(shelf_in(storage()), 's1')
    writing.keep_draft({ room: 'r3', name: 'Room 1', text: 'half a thought' })
    writing.keep_draft({ room: 'main', name: 'Main room', text: 'hello' })
    expect(writing.stranded(['main', 'r3'])).toEqual([])
    expect(writing.stranded(['main']).map((draft) => draft.text)).toEqual(['half a thought'])
  })

  it('is forgotten with the session', () => {
    const browser = storage()
    const shelf = shelf_in(browser)
    new Writing(shelf, 's1').keep_draft({ room: 'r3', name: 'Room 1', text: 'x' })
    new Authorship(shelf, 's1', () => 'k').key_for('survey')
    new Writing(shelf, 's2').keep_draft({ room: 'main', name: 'Main room', text: 'y' })
    forget_session(shelf, 's1')
    expect(Object.keys(browser)).toEqual(['chats.draft.s2.main'])
  })
})

describe('authorship', () => {
  it('gives each item its own key and finds it again', () => {
    let drawn = 0
    const shelf = shelf_in(storage())
    const mine = new Authorship(shelf, 's1', () => `key${(drawn += 1)}`)
    mine.keep('c5', mine.new_key())
    expect(mine.key_of('c5')).toBe('key1')
    expect(mine.key_of('c6')).toBeNull()
    expect(mine.key_for('checkin')).toBe('key2')
    expect(mine.key_for('checkin')).toBe('key2')
    mine.forget('c5')
    expect(mine.key_of('c5')).toBeNull()
  })
})

describe('a message on its way', () => {
  const refused = (reason: string, more = {}) =>
    new Refused({ code: 1, message: 'No.', data: { reason, ...more } })

  function setup(answers: (Refused | null)[]) {
    const world = new FakeWorld()
    const writing = new Writing(shelf_in(storage()), 's1')
    const asked: string[] = []
    const outgoing = new OutgoingMessages(world, writing, async (_method, _params, id) => {
      asked.push(id)
      const answer = answers.shift()
      if (answer) throw answer
    })
    return { world, writing, asked, outgoing }
  }
  const hello = { id: 'tab-9', room: 'main', room_name: 'Main room', text: 'Hello', written_at: 1 }

  it('is kept until the server has it', async () => {
    const mine = setup([null])
    mine.outgoing.send(hello)
    expect(mine.outgoing.list.value[0]!.state).toBe('sending')
    expect(mine.writing.unsent()).toEqual([hello])
    await settled()
    expect(mine.outgoing.list.value).toEqual([])
    expect(mine.writing.unsent()).toEqual([])
  })

  it('goes again under its id after a reload', async () => {
    const mine = setup([null])
    mine.writing.keep_unsent(hello)
    mine.outgoing.resume()
    await settled()
    expect(mine.asked).toEqual(['tab-9'])
  })

  it('goes after those that were written before it, whatever they are called', async () => {
    const mine = setup([null, null])
    mine.writing.keep_unsent({ ...hello, id: 'tab-10', written_at: 2 })
    mine.writing.keep_unsent(hello)
    mine.outgoing.resume()
    await settled()
    expect(mine.asked).toEqual(['tab-9', 'tab-10'])
  })

  it('goes on when the page is ours again, but not what was refused', async () => {
    const mine = setup([refused('muted'), refused('gone'), null])
    mine.outgoing.send(hello)
    mine.outgoing.send({ ...hello, id: 'tab-10', written_at: 2 })
    await settled()
    mine.outgoing.resume()
    await settled()
    expect(mine.asked).toEqual(['tab-9', 'tab-10', 'tab-10'])
    expect(mine.outgoing.list.value.map(({ state }) => state)).toEqual(['failed'])
  })

  it('waits when it was too fast or the server cannot save, and says the latter', async () => {
    const mine = setup([
      refused('too_fast', { retry_after_ms: 700 }),
      refused('read_only', { retry_after_ms: 2_000 }),
      null,
    ])
    mine.outgoing.send(hello)
    await settled()
    expect(mine.outgoing.list.value[0]!.state).toBe('sending')
    mine.world.pass(700)
    await settled()
    expect(mine.outgoing.list.value[0]!.state).toBe('kept')
    mine.world.pass(2_000)
    await settled()
    expect(mine.outgoing.list.value).toEqual([])
    expect(new Set(mine.asked).size).toBe(1)
  })

  it('is shown as not sent when it is refused; it can be tried again or dropped', async () => {
    const mine = setup([refused('muted'), null])
    mine.outgoing.send(hello)
    await settled()
    expect(mine.outgoing.list.value[0]).toMatchObject({ state: 'failed', why: { reason: 'muted' } })
    mine.outgoing.send(hello)
    await settled()
    expect(mine.outgoing.list.value).toEqual([])
    const other = setup([refused('muted')])
    other.outgoing.send(hello)
    await settled()
    other.outgoing.drop('tab-9')
    expect(other.writing.unsent()).toEqual([])
  })
})
