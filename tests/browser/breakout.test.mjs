// A whole breakout, steered by two facilitators at once: four attendees in browsers and eight on
// plain sockets are planned, pinned, shuffled, moved, looked after, told, and all of it taken back.
import { care } from './breakout/caring.mjs'
import { close_and_reopen } from './breakout/closing.mjs'
import { gather } from './breakout/gathering.mjs'
import { move_people } from './breakout/moving.mjs'
import { plan } from './breakout/planning.mjs'

async function tell(scene) {
  const cast = { session: await scene.house.session() }
  await gather(scene, cast)
  await plan(scene, cast)
  await move_people(scene, cast)
  await care(scene, cast)
  await close_and_reopen(scene, cast)
}

export const stories = [{ title: 'A breakout, whole', tell }]
