// Cards wait until a facilitator has read them; authors are asked for other words without being
// known; cards are put under themes.
import { approve } from './board_care/approving.mjs'
import { gather } from './board_care/gathering.mjs'
import { group } from './board_care/grouping.mjs'
import { ask_for_other_words } from './board_care/rephrasing.mjs'
import { by_thumb } from './board_care/thumbing.mjs'

function changed(definition) {
  const kinds = ['check_in', 'reflection']
  definition.agenda = definition.agenda.filter(({ kind }) => kinds.includes(kind))
  definition.settings = { ...definition.settings, cards: 'on_approval', anonymous_cards: 'allowed' }
}

async function tell(scene) {
  const cast = { session: await scene.house.session(changed) }
  await gather(scene, cast)
  await approve(scene, cast)
  await ask_for_other_words(scene, cast)
  await group(scene, cast)
  await by_thumb(scene, cast)
}

export const stories = [{ title: 'Care for the board', tell }]
