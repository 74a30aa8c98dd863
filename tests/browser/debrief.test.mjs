// Time is made up, rooms say their headlines, and the debrief goes from room to room: a facilitator
// at a desk, another on a phone, an attendee at each, and four more over plain sockets.
import { come_together } from './debriefing/coming.mjs'
import { go_through_the_rooms } from './debriefing/going_through.mjs'
import { make_up_time } from './debriefing/making_up.mjs'
import { say_headlines } from './debriefing/headlines.mjs'

// Eight minutes late from the first moment on, and two rooms of people who come from one place.
function changed(definition) {
  const kinds = ['check_in', 'breakouts', 'debrief', 'reflection', 'survey']
  definition.agenda = definition.agenda.filter(({ kind }) => kinds.includes(kind))
  const rooms = definition.agenda.find(({ kind }) => kind === 'breakouts')
  rooms.rooms = { count: 2, method: 'by_affiliation', grace_s: 0 }
  definition.starts_at = new Date(Date.now() - 500_000).toISOString()
}

async function tell(scene) {
  const cast = { session: await scene.house.session(changed) }
  await come_together(scene, cast)
  await make_up_time(scene, cast)
  await say_headlines(scene, cast)
  await go_through_the_rooms(scene, cast)
}

export const stories = [{ title: 'From headline to debrief', tell }]
