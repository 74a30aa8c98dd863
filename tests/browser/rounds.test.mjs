// Two facilitators, one of them on a phone, change rooms while people talk in them: one more,
// another name, everybody elsewhere, two who swap, one less, two in one, and all once more.
import { gather } from './rounds/gathering.mjs'
import { change_rooms } from './rounds/changing.mjs'
import { move_people } from './rounds/moving.mjs'
import { open_again } from './rounds/reopening.mjs'

async function tell(scene) {
  const cast = { session: await scene.house.session() }
  await gather(scene, cast)
  await change_rooms(scene, cast)
  await move_people(scene, cast)
  await open_again(scene, cast)
}

export const stories = [{ title: 'Rooms that change', tell }]
