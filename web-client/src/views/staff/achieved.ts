// What a plan came to, in sentences for those who made it.
import type { Achieved, Plan, View } from '../../session/view'
import { t_staff } from '../../words/t_staff'

const names_at_most = 5

function staff_sentence({ rooms, achieved }: Plan): string {
  const without = achieved.without_staff
  if (!without.length) return t_staff.plan.staff_everywhere
  if (without.length === rooms.length) return t_staff.plan.staff_nowhere
  if (without.length > names_at_most) return t_staff.plan.no_staff_in_many(without.length)
  return t_staff.plan.no_staff_in(without.map((id) => rooms.find(({ room }) => room === id)?.name ?? id))
}

// Where nobody has said where they come from there is nothing to say.
function variety({ positions, affiliations }: Achieved, gathered: boolean): string[] {
  const said = []
  if (affiliations && gathered && affiliations[1]) {
    said.push(t_staff.plan.most_affiliations(affiliations[1]))
  } else if (affiliations?.[0]) {
    said.push(t_staff.plan.fewest_affiliations(affiliations[0]))
  }
  if (positions?.[0] && !gathered) said.push(t_staff.plan.fewest_positions(positions[0]))
  return said
}

// The rooms of the latest round are those whose notes staff hold.
export const was_a_round = ({ staff_only }: View): boolean => !!staff_only?.takeaways.length

export function achieved_words(view: View): string[] {
  const { plan, pins } = view.staff_only!
  if (!plan) return []
  const { achieved, rooms, method } = plan
  if (method === 'self') return [t_staff.plan.choice(rooms.length), staff_sentence(plan)]
  const [least, most] = achieved.sizes
  const broken = achieved.pins_broken.length
  return [
    t_staff.plan.sizes(rooms.length, least, most),
    ...variety(achieved, method === 'by_affiliation'),
    ...(was_a_round(view) ? [t_staff.plan.met_before(achieved.met_before)] : []),
    staff_sentence(plan),
    ...(broken ? [t_staff.plan.pins_broken(broken)] : pins.length ? [t_staff.plan.pins_kept] : []),
  ]
}
