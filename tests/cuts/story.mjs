// What happens in a talk: something of everything that a client is told, and what viewers ask for
// themselves, by what they see at that moment.
const is_staff = ({ me }) => me.role !== 'attendee'
const is_in_a_breakout = ({ room }) => room.id !== 'main'

// The steady people's requests must succeed, or the story would not be the one that was meant.
async function does(person, method, params) {
  const { result, refused } = await person.ask(method, params)
  if (refused) throw new Error(`${method} by ${person.name}: ${refused.message}`)
  return result
}

const go_on = ({ facilitator }) => does(facilitator, 'agenda.go', { to: 'next' })

const coming = [
  async ({ viewers }) => viewers.forEach((viewer) => viewer.come()),
  ({ facilitator }) => does(facilitator, 'session.open', {}),
]

const listening = [
  async (talk) => {
    const said = { room: 'main', text: 'Good morning.' }
    talk.first = (await does(talk.talker, 'message.post', said)).message
    talk.second = (await does(talk.facilitator, 'message.post', { ...said, text: 'Come in.' })).message
  },
  (talk) =>
    talk.viewers_ask(
      ({ room }) => room.messages.length,
      (viewer) => viewer.ask('assumptions.accept', { index: 0, on: true }),
    ),
  async ({ talker, first, second, facilitator }) => {
    const [emoji] = facilitator.view.session.emoji
    await does(talker, 'message.react', { message: second, emoji, on: true })
    await does(talker, 'message.edit', { message: first, text: 'Good morning, all.' })
    await does(facilitator, 'message.react', { message: first, emoji, on: true })
  },
  async ({ talker, facilitator }) => {
    await does(talker, 'checkin.answer', { text: 'Tired.' })
    await does(facilitator, 'checkin.answer', { text: 'Curious.', author_key: facilitator.key })
  },
  ({ moderator, first }) => does(moderator, 'message.hide', { message: first, reason: 'a test' }),
  async (talk) => {
    talk.said = await does(talk.facilitator, 'broadcast.send', { text: 'Rooms open soon.' })
  },
  (talk) =>
    talk.viewers_ask(
      ({ broadcasts }) => broadcasts.length,
      (viewer) => viewer.ask('broadcast.ack', { broadcast: talk.said.broadcast }),
    ),
]

const is_in_their_room = (view) => is_staff(view) || is_in_a_breakout(view)

function say_in_the_room(viewer, words) {
  const { room } = viewer.view
  if (!is_in_a_breakout(viewer.view)) return
  viewer.ask('message.post', { room: room.id, text: `${viewer.name} ${words}` })
}

function react_to_the_latest(viewer) {
  const { room, session } = viewer.view
  if (!is_in_a_breakout(viewer.view) || !room.messages.length) return
  const react = { message: room.messages.at(-1).message, emoji: session.emoji[0], on: true }
  viewer.ask('message.react', react)
  viewer.ask('hand.raise')
}

// Two people change their room in one request: several events in one frame.
async function mix({ facilitator, movers }) {
  const [here, there] = facilitator.view.rooms
  const participants = movers.map(({ view }) => view.me.id)
  for (const { room } of [here, there]) {
    await does(facilitator, 'participants.move', { participants, room })
  }
}

async function visit({ facilitator }) {
  await does(facilitator, 'room.visit', { room: facilitator.view.rooms[0].room })
  await does(facilitator, 'room.visit', { room: 'main' })
}

const in_rooms = [
  go_on,
  (talk) => talk.viewers_ask(is_in_their_room, (one) => say_in_the_room(one, 'is here.')),
  (talk) => talk.viewers_ask(is_in_their_room, react_to_the_latest),
  (talk) =>
    talk.viewers_ask(is_in_their_room, (viewer, nth) => {
      if (nth % 3 || !is_in_a_breakout(viewer.view)) return
      viewer.ask('takeaway.add', { text: `${viewer.name} takes this along.` })
      viewer.ask('takeaway.headline', { text: `${viewer.name}'s.`, speaker: viewer.view.me.id })
    }),
  async (talk) => {
    talk.movers = talk.present.filter(({ view }) => !is_staff(view)).slice(0, 2)
    const [{ view }] = talk.movers
    await does(talk.moderator, 'participant.mute', { participant: view.me.id, reason: 'a test' })
  },
  mix,
  visit,
  async ({ facilitator, moderator, movers }) => {
    await does(facilitator, 'rooms.extend', { by_s: 60 })
    await does(moderator, 'participant.unmute', { participant: movers[0].view.me.id })
  },
  (talk) => talk.viewers_ask(() => true, (one) => one.view.me.hand && one.ask('hand.lower')),
  // The rooms close while people still write: for some it is too late.
  ({ facilitator, present }) => {
    for (const viewer of present.slice(0, 4)) say_in_the_room(viewer, 'goes on.')
    return does(facilitator, 'rooms.close', { grace_s: 0 })
  },
]

// Through the rooms the other way round; a later step is planned anew.
async function debrief({ facilitator }) {
  const rooms = facilitator.view.debrief.map(({ room }) => room).reverse()
  await does(facilitator, 'debrief.order', { rooms })
  await does(facilitator, 'agenda.plan', { phase: 'board', minutes: 7 })
  for (const room of rooms) await does(facilitator, 'debrief.show', { room })
}

const reflecting = [
  go_on,
  debrief,
  go_on,
  async (talk) => {
    if (talk.facilitator.view.board.state === 'none') await does(talk.facilitator, 'board.open', {})
    const card = { column: 'learn', text: 'To ask first.' }
    talk.card = (await does(talk.talker, 'card.add', card)).card
  },
  (talk) =>
    talk.viewers_ask(
      ({ board }) => board.state === 'open',
      (viewer, nth) => {
        if (nth % 3 === 1) viewer.ask('card.add', { column: 'unlearn', text: `${viewer.name}'s.` })
      },
    ),
  ({ facilitator }) => does(facilitator, 'board.reveal', {}),
  (talk) =>
    talk.viewers_ask(
      ({ board }) => board.state === 'revealed',
      (viewer, nth) => nth % 4 || viewer.ask('card.support', { card: talk.card, on: true }),
    ),
]

// So much at once in the main room that the backlog of each connection is dropped, and a fresh
// start sent.
async function flood({ facilitator, second }) {
  const wave = '🌊'.repeat(3_900)
  const edits = Array.from({ length: 12 }, (_, nth) =>
    facilitator.ask('message.edit', { message: second, text: `${nth} ${wave}` }),
  )
  await Promise.all(edits)
  await does(facilitator, 'message.edit', { message: second, text: 'Come in.' })
}

const ending = [
  async ({ facilitator }) => {
    await does(facilitator, 'session.lock', {})
    await does(facilitator, 'session.unlock', {})
  },
  async ({ talker, facilitator }) => {
    const said = await does(talker, 'message.post', { room: 'main', text: 'Oh no.' })
    await does(talker, 'message.delete', { message: said.message })
    await does(facilitator, 'message.post', { room: 'main', text: 'Goodbye.' })
  },
]

export const story = [...coming, ...listening, ...in_rooms, ...reflecting, ...ending]
export const story_with_a_flood = [
  ...coming, ...listening, ...in_rooms, ...reflecting, flood, ...ending,
]
