// Two facilitators, one of them on a phone, take back what they did and get in each other's way; when
// both have gone a moderator takes over.
import { come_together } from './steering/gathering.mjs'
import { undo_rooms } from './steering/rooms.mjs'
import { undo_by_two } from './steering/by_two.mjs'
import { take_over } from './steering/taking_over.mjs'

async function tell(scene) {
  const cast = { session: await scene.house.session() }
  await come_together(scene, cast)
  await undo_rooms(scene, cast)
  await undo_by_two(scene, cast)
  await take_over(scene, cast)
}

export const stories = [{ title: 'Undoing and taking over', tell, takes_long: true }]
