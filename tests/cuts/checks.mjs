// What must be true at the end of a talk, whatever was cut where. Each check answers what is wrong,
// in words.
import { isDeepStrictEqual } from 'node:util'
import { in_time } from '../browser/harness/patience.mjs'

// Absent and null mean the same; `live` is outside the equality (contract, part 3).
function bare(value) {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)
  return Object.fromEntries(kept.map(([name, inner]) => [name, bare(inner)]))
}

function without_live({ live: _, ...view }) {
  return bare(view)
}

// Without what is different for each attendee.
function shared({ me: _, staff_only: __, ...view }) {
  const mine_gone = (text) => text.replace(/"mine(_support)?":(true|false)/g, '"mine":null')
  return JSON.parse(mine_gone(JSON.stringify(without_live(view))))
}

function differences(found, wanted, path = '') {
  if (isDeepStrictEqual(found, wanted)) return []
  const are_objects = [found, wanted].every((each) => typeof each === 'object' && each !== null)
  if (!are_objects) return [`${path}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`]
  const names = new Set([...Object.keys(found), ...Object.keys(wanted)])
  return [...names].flatMap((name) => differences(found[name], wanted[name], `${path}/${name}`))
}

export async function sees_what_a_newcomer_sees(viewer) {
  const fresh = await in_time(viewer.as_if_new(), `a snapshot for ${viewer.name}`)
  return differences(without_live(viewer.view), without_live(fresh))
}

export function sees_what_the_uncut_see(viewer, { talker }) {
  return viewer.view.staff_only ? [] : differences(shared(viewer.view), shared(talker.view))
}

export function heard_all_once_in_order(viewer) {
  return viewer.wrongs
}

// Refusals that follow from coming too late: the room has closed, the board is revealed.
const may_be_refused = new Set(['room_closed', 'not_allowed', 'muted', 'not_found', 'wrong_phase'])

// What is made has words that nobody else uses, so it is found by them.
const made = { 'message.post': 'message', 'card.add': 'card', 'takeaway.add': 'takeaway' }

function once({ method, params, result, refused }, talk) {
  const known = made[method] ? talk.known_as(params.text) : []
  if (refused && !may_be_refused.has(refused.reason)) return [`${method}: ${refused.reason}`]
  if (refused) return known.length ? [`${method} was refused and took effect: ${known}`] : []
  if (!result) return [`${method} was never answered`]
  const id = result[made[method]]
  const others = known.filter((each) => each !== id)
  return others.length ? [`${method} made ${id}, and also ${others}`] : []
}

export function did_everything_once(viewer, talk) {
  return viewer.own.flatMap((own) => once(own, talk))
}
