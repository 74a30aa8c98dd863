// Two facilitators, one of them on a phone, plan rooms for eight people: what a plan came to, pins
// that last, a clash that is told, and the rooms that open as they were planned.
import { gather } from './planning/gathering.mjs'
import { open_as_planned } from './planning/opening.mjs'
import { pin_people } from './planning/pinning.mjs'
import { plan_by_two } from './planning/by_two.mjs'

async function tell(scene) {
  const cast = { session: await scene.house.session() }
  await gather(scene, cast)
  await pin_people(scene, cast)
  await plan_by_two(scene, cast)
  await open_as_planned(scene, cast)
}

export const stories = [{ title: 'Planning by two', tell }]
