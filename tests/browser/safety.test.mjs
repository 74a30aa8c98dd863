// People are kept safe: they wait at the door, tell the staff about a message or a person, write to
// them alone, and are quiet for a while; the staff answer, hide, mute, and read what was done.
import { flag_person } from './safety/about_a_person.mjs'
import { come_in } from './safety/coming_in.mjs'
import { flag } from './safety/flagging.mjs'
import { care_from_outside } from './safety/one_room.mjs'
import { be_quiet } from './safety/quiet.mjs'
import { write } from './safety/writing.mjs'

async function tell(scene) {
  const session = await scene.house.session((definition) => {
    definition.settings = { ...definition.settings, lobby: 'admit' }
  })
  const cast = { session }
  await come_in(scene, cast)
  await flag(scene, cast)
  await write(scene, cast)
  await be_quiet(scene, cast)
  await flag_person(scene, cast)
  await care_from_outside(scene, cast)
}

export const stories = [{ title: 'Keeping people safe', tell }]
