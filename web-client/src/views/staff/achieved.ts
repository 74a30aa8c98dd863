// What a plan came to, in sentences for those who made it.
import type { Achieved, Plan, View } from '../../session/view'
import { t } from '../../words/t'

const names_at_most = 5

function staff_sentence({ rooms, achieved }: Plan): string {
  const without = achieved.without_staff
  if (!without.length) return t.plan.staff_everywhere
  if (without.length === rooms.length) return t.plan.staff_nowhere
  if (without.length > names_at_most) return t.plan.no_staff_in_many(without.length)
  return t.plan.no_staff_in(without.map((id) => rooms.find(({ room }) => room === id)?.name ?? id))
}

// Where nobody has said where they come from there is nothing to say.
function variety({ positions, affiliations }: Achieved, gathered: boolean): string[] {
  const said = []
  if (affiliations && gathered && affiliations[1]) {
    said.push(t.plan.most_affiliations(affiliations[1]))
  } else if (affiliations?.[0]) {
    said.push(t.plan.fewest_affiliations(affiliations[0]))
  }
  if (positions?.[0] && !gathered) said.push(t.plan.fewest_positions(positions[0]))
  return said
}

// The rooms of the latest round are those whose notes staff hold.
export const was_a_round = ({ staff_only }: View): boolean => !!staff_only?.takeaways.length

export function achieved_words(view: View): string[] {
  const { plan, pins } = view.staff_only!
  if (!plan) return []
  const { achieved, rooms, method } = plan
  if (method === 'self') return [t.plan.choice(rooms.length), staff_sentence(plan)]
  const [least, most] = achieved.sizes
  const broken = achieved.pins_broken.length
  return [
    t.plan.sizes(rooms.length, least, most),
    ...variety(achieved, method === 'by_affiliation'),
    ...(was_a_round(view) ? [t.plan.met_before(achieved.met_before)] : []),
    staff_sentence(plan),
    ...(broken ? [t.plan.pins_broken(broken)] : pins.length ? [t.plan.pins_kept] : []),
  ]
}
