// Cuts the line of the web client at one place after the other, lets it come back by itself, and
// looks whether the cut made any difference.
import { parseArgs } from 'node:util'
import { House } from '../browser/harness/house.mjs'
import { dice_of } from './dice.mjs'
import { counted, measure, pass } from './pass.mjs'
import { cuts_blindly, cuts_in, in_talks } from './plan.mjs'
import { story, story_with_a_flood } from './story.mjs'

const { values: flags, positionals: wanted } = parseArgs({
  options: { seed: { type: 'string' }, every: { type: 'boolean' } },
  allowPositionals: true,
})
const seed = Number(flags.seed ?? Date.now() % 1_000_000)
const places_over_tls = 100 // On each side; a handshake costs.
const limits = [
  '--limit', `outbox_bytes=${64 * 1024}`, // A flood is soon too much.
  // All come from one address, and one by one for the last look: a fast machine is past the 200 of
  // a campus.
  '--limit', 'new_connections_per_second=100000',
]

const is_wanted = (title) => !wanted.length || wanted.some((part) => title.includes(part))

// Of the server's bytes the borders of each frame are cut, and places inside it; with --every each
// byte is, which takes minutes.
async function what_attendees_hear(house, dice) {
  const { server } = await measure(house, { role: 'attendee', story, dice })
  console.log(`an attendee hears ${server.lengths().length} frames, ${server.seen} bytes`)
  const asked = { side: 'server', role: 'attendee', every_byte: flags.every }
  const cuts = cuts_in(server.lengths(), asked, dice)
  return { talks: in_talks(cuts, { cut: 47, uncut: 1 }), story }
}

// Of what a client says every byte is cut.
async function what_attendees_say(house, dice) {
  const { client } = await measure(house, { role: 'attendee', story, dice })
  console.log(`an attendee says ${client.lengths().length} frames, ${client.seen} bytes`)
  const asked = { side: 'client', role: 'attendee', every_byte: true }
  const cuts = cuts_in(client.lengths(), asked, dice)
  return { talks: in_talks(cuts, { cut: 47, uncut: 1 }), story }
}

async function what_staff_hear(house, dice) {
  const { server } = await measure(house, { role: 'moderator', story, dice })
  const cuts = cuts_in(server.lengths(), { side: 'server', role: 'moderator' }, dice)
  return { talks: in_talks(cuts, { cut: 16, uncut: 8 }), story }
}

async function what_a_flood_washes_away(house, dice) {
  const { server } = await measure(house, { role: 'attendee', story: story_with_a_flood, dice })
  const cuts = cuts_in(server.lengths(), { side: 'server', role: 'attendee' }, dice)
  return { talks: in_talks(cuts, { cut: 47, uncut: 1 }), story: story_with_a_flood }
}

async function what_goes_over_tls(house, dice) {
  const { client, server } = await measure(house, { role: 'attendee', story, dice })
  const asked = { role: 'attendee', count: places_over_tls }
  const cuts = [
    ...cuts_blindly(server.seen, { ...asked, side: 'server' }, dice),
    ...cuts_blindly(client.seen, { ...asked, side: 'client' }, dice),
  ]
  return { talks: in_talks(dice.shuffled(cuts), { cut: 25, uncut: 1 }), story }
}

const passes = [
  { title: 'what attendees hear', plan: what_attendees_hear, plain: true },
  { title: 'what attendees say', plan: what_attendees_say, plain: true },
  { title: 'what staff hear', plan: what_staff_hear, plain: true },
  { title: 'a flood', plan: what_a_flood_washes_away, plain: true, floods: true },
  { title: 'over TLS', plan: what_goes_over_tls, plain: false },
]

async function run({ title, plan, plain, floods }) {
  const dice = dice_of(seed)
  const house = await House.open(limits, { plain })
  try {
    const { fresh_starts } = await pass(title, house, { ...(await plan(house, dice)), dice })
    if (floods && !fresh_starts) throw new Error('nobody was sent a fresh start')
  } finally {
    await house.close()
  }
}

console.log(`seed ${seed}`)
for (const one of passes.filter(({ title }) => is_wanted(title))) {
  try {
    await run(one)
  } catch (why) {
    counted.failed += 1
    console.log(`not ok  ${one.title}\n${why.stack.replace(/^/gm, '  | ')}`)
  }
}
console.log(`${counted.passed} passed, ${counted.failed} failed`)
process.exitCode = counted.failed ? 1 : 0
