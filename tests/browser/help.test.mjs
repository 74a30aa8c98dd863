// People ask for help and staff look after it, two of them at once and one on a phone; a broadcast is
// seen by some, and sent again to the others.
import { answer } from './help/answering.mjs'
import { ask } from './help/asking.mjs'
import { broadcast } from './help/broadcasting.mjs'
import { claim } from './help/claiming.mjs'
import { gather } from './help/gathering.mjs'
import { wait_too_long } from './help/waiting.mjs'

async function tell(scene) {
  const cast = { session: await scene.house.session() }
  await gather(scene, cast)
  await ask(scene, cast)
  await claim(scene, cast)
  await answer(scene, cast)
  await broadcast(scene, cast)
  await wait_too_long(scene, cast)
}

export const stories = [{ title: 'Help and broadcasts', tell, takes_long: true }]
