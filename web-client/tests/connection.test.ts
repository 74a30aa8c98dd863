import { describe, expect, it } from 'vitest'
import { Connection } from '../src/connection/connection'
import type { Credentials } from '../src/connection/connection'
import { delay_ms } from '../src/connection/close_codes'
import type { Notification } from '../src/session/view'
import { FakeWorld, event, settled } from './fake_world'
import { jonas, view_of } from './people'

const joining: Credentials = { key: 'KEY', link: 'SECRET', profile: { name: 'Jonas' } }

function start(credentials = joining) {
  const world = new FakeWorld()
  const told: Notification[][] = []
  const log: string[] = []
  const connection = new Connection(
    world,
    {
      link: (link, back_at) => log.push(back_at ? `${link} ${back_at - world.now()}` : link),
      joined: (session, fresh) => log.push(`joined ${session} ${fresh ? 'fresh' : 'resumed'}`),
      told: (batch) => told.push(batch),
      ended: (ending, why) => log.push(`ended ${ending} ${why?.reason ?? '-'}`),
    },
    credentials,
  )
  connection.start()
  return { world, told, log, connection }
}

const result = (over: object = {}) => ({
  you: { id: 'p4', role: 'attendee', room: 'main' },
  session: 's1',
  state: 'open',
  now: 1_000_000,
  seq: 40,
  view: 'main-4',
  snapshot: view_of(jonas),
  ...over,
})

function join(case_: ReturnType<typeof start>, over: object = {}): void {
  case_.world.socket.open()
  case_.world.socket.answer('session.join', result(over))
}

describe('joining', () => {
  it('shows the link the first time, and never again', () => {
    const mine = start()
    join(mine)
    expect(mine.world.socket.request('session.join').params).toEqual({
      link: 'SECRET', key: 'KEY', name: 'Jonas', client: 'web/1.0',
    })
    mine.world.socket.drop()
    mine.world.pass(2_000)
    mine.world.socket.open()
    expect(mine.world.socket.request('session.join').params).toEqual({
      session: 's1', key: 'KEY', after: 40, view: 'main-4',
    })
  })

  it('tries the link when the server no longer knows the session', () => {
    const { world } = start({ key: 'KEY', session: 'old', link: 'SECRET' })
    world.socket.open()
    world.socket.refuse('session.join', 'link_invalid')
    expect(world.socket.requests('session.join')[1].params).toMatchObject({ link: 'SECRET' })
  })

  it('ends when it is refused for good, and waits when the reason passes', () => {
    const refused = start()
    refused.world.socket.open()
    refused.world.socket.refuse('session.join', 'session_full')
    expect(refused.log.at(-1)).toBe('ended refused session_full')
    const busy = start()
    busy.world.socket.open()
    busy.world.socket.refuse('session.join', 'read_only', { retry_after_ms: 1_000 })
    expect(busy.log.at(-1)).toBe('waiting 3500')
    busy.world.pass(3_500)
    expect(busy.world.sockets).toHaveLength(2)
  })
})

describe('request ids', () => {
  it('count on as if nothing had been said without a name', () => {
    const mine = start()
    join(mine)
    void mine.connection.request('hand.raise', {})
    void mine.connection.request('card.add', { text: 'Mine', author_key: 'SECRETKEY' })
    void mine.connection.request('hand.lower', {})
    const [raised, lowered] = ['hand.raise', 'hand.lower'].map(
      (method) => mine.world.socket.request(method).id as string,
    )
    const [prefix, count] = raised!.split('-')
    expect(lowered).toBe(`${prefix}-${Number(count) + 1}`)
    expect(mine.world.socket.request('card.add').id).not.toContain(prefix)
  })
})

describe('coming back', () => {
  it('says where it left off: the last event, or the clock, and the view', () => {
    const mine = start()
    join(mine)
    const { world } = mine
    world.socket.tell(event('message.posted', { seq: 43 }))
    world.socket.tell(event('room.entered', { seq: 44, view: 'r3-44' }))
    world.socket.tell(event('clock', { now: 1_000_500, seq: 51 }))
    world.socket.drop()
    world.pass(2_000)
    world.socket.open()
    expect(world.socket.request('session.join').params).toMatchObject({ after: 51, view: 'r3-44' })
  })

  it('takes a fresh start in place of what it holds', () => {
    const mine = start()
    join(mine)
    const fresh = { seq: 90, view: 'v9', now: 1, snapshot: view_of(jonas) }
    mine.world.socket.tell(event('snapshot', fresh))
    expect(mine.told.at(-1)![0]!.method).toBe('snapshot')
    mine.world.socket.drop()
    mine.world.pass(2_000)
    mine.world.socket.open()
    expect(mine.world.socket.request('session.join').params).toMatchObject({ after: 90, view: 'v9' })
  })

  it('ignores an event it has heard, and applies all that one event is told in', () => {
    const mine = start()
    join(mine)
    const { socket } = mine.world
    socket.tell(event('rooms.opened', { seq: 41 }), event('room.entered', { seq: 41, view: 'v' }))
    socket.tell(event('rooms.opened', { seq: 41 }))
    socket.tell(event('hand.lowered', { seq: 40 }))
    socket.tell(event('presence', { online: 3 }), event('hand.raised', { seq: 42 }))
    expect(mine.told.map((batch) => batch.map((each) => each.method))).toEqual([
      ['rooms.opened', 'room.entered'],
      ['presence', 'hand.raised'],
    ])
  })

  it('goes away for good from what the server stopped, by its code', () => {
    const endings: [number, string][] = [
      [1000, 'ended left -'],
      [4000, 'ended closed -'],
      [4003, 'ended removed -'],
      [4008, 'ended elsewhere -'],
      [1009, 'ended broken -'],
    ]
    for (const [code, ending] of endings) {
      const mine = start()
      join(mine)
      mine.world.socket.drop(code)
      expect(mine.log.at(-1)).toBe(ending)
      mine.world.pass(600_000)
      expect(mine.world.sockets).toHaveLength(1)
    }
  })

  it('waits as long as the code says', () => {
    const waits: [number, string][] = [
      [1008, 'waiting 30000'],
      [1012, 'waiting 2500'],
      [4009, 'waiting 2500'],
      [1006, 'waiting 1000'],
    ]
    for (const [code, words] of waits) {
      const mine = start()
      join(mine)
      mine.world.socket.drop(code)
      expect(mine.log.at(-1)).toBe(words)
    }
  })

  it('tries once more when it was too late to join', () => {
    const mine = start()
    mine.world.socket.drop(4001)
    mine.world.pass(0)
    mine.world.socket.drop(4001)
    expect(mine.log.at(-1)).toBe('ended broken -')
  })

  it('takes longer each time, up to half a minute, at random', () => {
    expect([0, 1, 2, 3, 9].map((attempt) => delay_ms(5_000, attempt, 0.999_999))).toEqual([
      4_999, 9_999, 19_999, 29_999, 29_999,
    ])
    expect(delay_ms(5_000, 3, 0)).toBe(0)
  })

  it('does not wait when the network is back, and never opens two at once', () => {
    const mine = start()
    join(mine)
    mine.connection.hurry()
    expect(mine.world.sockets).toHaveLength(1)
    mine.world.socket.drop(1012)
    mine.connection.hurry()
    mine.connection.hurry()
    mine.world.pass(60_000)
    expect(mine.world.sockets.length).toBe(2 + 1) // the second fell silent, and was given up
  })

  it('waits its half minute when it asked too much, whatever the page does', () => {
    const mine = start()
    join(mine)
    mine.world.socket.drop(1008)
    mine.connection.hurry()
    mine.world.pass(29_999)
    expect(mine.world.sockets).toHaveLength(1)
    mine.world.pass(1)
    expect(mine.world.sockets).toHaveLength(2)
  })

  it('gives up a connection on which nothing is heard', () => {
    const mine = start()
    join(mine)
    mine.world.pass(49_000)
    mine.world.socket.tell(event('clock', { now: 1, seq: 41 }))
    mine.world.pass(49_000)
    expect(mine.world.sockets).toHaveLength(1)
    mine.world.pass(2_000)
    expect(mine.world.sockets[0]!.closed_with).toBe(1000)
    expect(mine.log.at(-1)).toMatch(/^(waiting|connecting)/)
  })

  it('can be asked to go on here after it was opened elsewhere', () => {
    const mine = start()
    join(mine)
    mine.world.socket.drop(4008)
    mine.connection.start()
    mine.world.socket.open()
    expect(mine.world.socket.request('session.join').params).toMatchObject({ session: 's1' })
  })
})

describe('requests', () => {
  it('resolve with their results and reject with their reasons', async () => {
    const mine = start()
    join(mine)
    const raised = mine.connection.request('hand.raise', {})
    mine.world.socket.answer('hand.raise', { seq: 41 })
    expect(await raised).toEqual({ seq: 41 })
    const muted = mine.connection.request('message.post', { text: 'x' })
    mine.world.socket.refuse('message.post', 'muted', { until: 9 })
    await expect(muted).rejects.toMatchObject({ reason: 'muted', more: { until: 9 } })
  })

  it('that were not answered are sent again under the same id, in order', async () => {
    const mine = start()
    join(mine)
    const { world, connection } = mine
    const first = connection.request('message.post', { text: 'one' })
    const before = world.socket.request('message.post').id
    world.socket.drop()
    const second = connection.request('message.post', { text: 'two' })
    world.pass(2_000)
    world.socket.open()
    expect(world.socket.requests('message.post')).toEqual([])
    world.socket.answer('session.join', result({ snapshot: null }))
    const again = world.socket.requests('message.post')
    expect(again.map((each) => each.params.text)).toEqual(['one', 'two'])
    expect(again[0].id).toBe(before)
    for (const { id } of again) world.socket.tell({ id, result: { seq: 50 } })
    expect(await Promise.all([first, second])).toEqual([{ seq: 50 }, { seq: 50 }])
  })

  it('are sent again after a fresh start: their answers were in the backlog that was dropped', async () => {
    const mine = start()
    join(mine)
    const { socket } = mine.world
    const raised = mine.connection.request('hand.raise', {})
    const posted = mine.connection.request('message.post', { text: 'one' })
    const fresh = event('snapshot', { seq: 90, view: 'v9', now: 1, snapshot: view_of(jonas) })
    socket.tell(fresh, { id: socket.request('hand.raise').id, result: { seq: 41 } })
    expect(await raised).toEqual({ seq: 41 })
    expect(socket.requests('hand.raise')).toHaveLength(1)
    const [first, again] = socket.requests('message.post')
    expect(again).toEqual(first)
    socket.tell({ id: again.id, result: { seq: 42 } })
    expect(await posted).toEqual({ seq: 42 })
  })

  it('to join are sent again, too, or nobody would ever be let in', () => {
    const mine = start()
    const { socket } = mine.world
    socket.open()
    socket.tell(event('snapshot', { seq: 90, view: 'v9', now: 1, snapshot: view_of(jonas) }))
    const [first, again] = socket.requests('session.join')
    expect(again.id).not.toBe(first.id)
    socket.tell({ id: again.id, result: result() })
    expect(mine.log.at(-1)).toBe('joined')
  })

  it('to leave are new ones after a lost connection: coming back has undone the first', () => {
    const mine = start()
    join(mine)
    void mine.connection.request('session.leave', {})
    const before = mine.world.socket.request('session.leave').id
    mine.world.socket.drop()
    mine.world.pass(2_000)
    join(mine, { snapshot: null })
    expect(mine.world.socket.requests('session.leave')).toHaveLength(1)
    expect(mine.world.socket.request('session.leave').id).not.toBe(before)
  })

  it('are at most 32 on the way; the rest wait their turn', () => {
    const mine = start()
    join(mine)
    for (let n = 0; n < 40; n += 1) void mine.connection.request('hand.raise', { n })
    const { socket } = mine.world
    expect(socket.requests('hand.raise')).toHaveLength(32)
    socket.tell({ id: socket.request('hand.raise').id, result: { seq: 1 } })
    expect(socket.requests('hand.raise')).toHaveLength(33)
  })

  it('are refused as gone when we leave', async () => {
    const mine = start()
    join(mine)
    const asked = mine.connection.request('hand.raise', {})
    mine.connection.stop()
    await expect(asked).rejects.toMatchObject({ reason: 'gone' })
    await expect(mine.connection.request('x', {})).rejects.toMatchObject({ reason: 'gone' })
  })

  it('hear their events before the answer, as the server orders them', async () => {
    const mine = start()
    join(mine)
    const seen: string[] = []
    const posted = mine.connection.request('message.post', {}).then(() => seen.push('answer'))
    const { id } = mine.world.socket.request('message.post')
    mine.world.socket.tell(event('message.posted', { seq: 60 }), { id, result: { seq: 60 } })
    seen.push(`told ${mine.told.flat().at(-1)!.params.seq}`)
    await posted
    expect(seen).toEqual(['told 60', 'answer'])
  })

  it('leave frames that cannot be read alone', async () => {
    const mine = start()
    join(mine)
    mine.world.socket.onmessage?.({ data: 'not json' })
    mine.world.socket.onmessage?.({ data: new Uint8Array(2) })
    mine.world.socket.tell({ id: 'nobody', result: {} })
    await settled()
    expect(mine.log.at(-1)).toBe('joined')
  })
})

describe('the clock', () => {
  it('takes the best of what it heard of the server’s time', () => {
    const mine = start()
    join(mine, { now: 1_004_000 })
    mine.world.socket.tell(event('clock', { now: 1_004_900, seq: 41 }))
    mine.world.pass(100)
    mine.world.socket.tell(event('clock', { now: 1_004_500, seq: 42 }))
    expect(mine.connection.clock.offset_ms).toBe(4_900)
  })

  it('goes on by what it knew while the connection is lost, and learns it anew after', () => {
    const mine = start()
    join(mine, { now: 1_004_000 })
    mine.world.socket.drop()
    mine.world.pass(2_000)
    expect(mine.connection.clock.offset_ms).toBe(4_000)
    join(mine, { now: 1_003_000, snapshot: null })
    expect(mine.connection.clock.offset_ms).toBe(1_000)
  })
})

