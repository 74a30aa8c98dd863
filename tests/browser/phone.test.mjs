// A facilitator with nothing but a phone, 360 px wide, uses every control that the staff's page has.
// At each look nothing reaches past the edge, everything to press is as large as a fingertip, and
// nothing lies under a bar.
import { arrange } from './phone/arranging.mjs'
import { care } from './phone/caring.mjs'
import { keep_safe } from './phone/keeping_safe.mjs'
import { end } from './phone/ending.mjs'
import { gather } from './phone/gathering.mjs'
import { plan } from './phone/planning.mjs'
import { run } from './phone/running.mjs'

// Eight minutes late from the first moment on, so that there is time to make up. Attendees wait at
// the door.
function changed(definition) {
  definition.settings = { ...definition.settings, lobby: 'admit' }
  definition.starts_at = new Date(Date.now() - 500_000).toISOString()
}

async function tell(scene) {
  const cast = { session: await scene.house.session(changed) }
  await gather(scene, cast)
  await run(scene, cast)
  await plan(scene, cast)
  await arrange(scene, cast)
  await care(scene, cast)
  await keep_safe(scene, cast)
  await end(scene, cast)
}

export const stories = [{ title: 'Staff on a phone', tell }]
