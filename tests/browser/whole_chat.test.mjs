// A whole chat, as issue 2 wants it: a facilitator, a moderator, four attendees in a browser (two
// on phones) and four more over plain sockets go through every step of the sample session.
import { arrive } from './chat/arriving.mjs'
import { care } from './chat/care.mjs'
import { end } from './chat/ending.mjs'
import { listen_together } from './chat/listening.mjs'
import { lose_the_line } from './chat/losing_the_line.mjs'
import { reflect } from './chat/reflecting.mjs'
import { move_people } from './chat/moving.mjs'
import { talk_in_rooms } from './chat/rooms.mjs'

// The sample as it is, but for two things: a grace that a test can wait for, and cards that stay
// hidden until they are revealed.
function changed(definition) {
  definition.agenda.find(({ kind }) => kind === 'breakouts').rooms.grace_s = 8
  definition.settings.cards = 'on_reveal'
}

async function tell(scene) {
  const cast = { session: await scene.house.session(changed) }
  await arrive(scene, cast)
  await listen_together(scene, cast)
  await talk_in_rooms(scene, cast)
  await move_people(scene, cast)
  await care(scene, cast)
  await lose_the_line(scene, cast)
  await reflect(scene, cast)
  await end(scene, cast)
}

export const stories = [{ title: 'A whole chat', tell }]
