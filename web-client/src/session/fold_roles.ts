// Who steers: roles that were given, and who would stand in.
import { omit, place, without } from './lists'
import { id_of, is_staff, person_of, renamed, without_offer } from './fold_people'
import { for_staff } from './fold_rooms'
import { without_accusers_of } from './fold_safety'
import type { View } from './view'
import type { Rule } from './fold'

// The staff list holds who they are and whether they are away.
function with_staff(view: View, participant: any): View {
  const { away } = participant
  const listed = { ...person_of(participant), ...(away ? { away } : {}) }
  const staff = is_staff(listed)
    ? place(view.staff, listed, id_of)
    : without(view.staff, (person) => person.id === participant.id)
  return { ...view, staff }
}

// What the new role shows comes with it; what the old one showed goes.
function with_own_role(view: View, { me, room, broadcasts, board, staff_only }: any): View {
  const own = { ...view, me, room, broadcasts, board }
  return staff_only ? { ...own, staff_only } : omit(own, 'staff_only')
}

export const role_rules: Record<string, Rule> = {
  'role.granted': (view, params) => {
    const { participant } = params
    const { live, agenda, session, ...rest } = view
    const known = renamed(rest, participant.id, person_of(participant))
    let next = with_staff({ ...known, live, agenda, session }, participant)
    if (participant.role === 'facilitator') {
      next = for_staff(next, (staff) =>
        staff.deputy === participant.id ? omit(staff, 'deputy') : staff,
      )
      if (!participant.away) next = without_offer(next)
    }
    if (is_staff(participant)) next = without_accusers_of(next, participant.id)
    return params.me ? with_own_role(next, params) : next
  },

  // A deputy was named (or nobody any more), or the role is open to some now.
  'facilitator.offered': (view, { deputy, offered }) => {
    const mine = view.me.id
    if (offered) {
      const { offered: _before, ...me } = view.me
      const next: View = { ...view, me: offered.includes(mine) ? { ...me, offered: true } : me }
      return for_staff(next, (staff) => ({ ...staff, offered }))
    }
    const { deputy: _before, ...me } = view.me
    const next: View = { ...view, me: deputy === mine ? { ...me, deputy: true } : me }
    return for_staff(next, (staff) =>
      deputy ? { ...staff, deputy } : omit(staff, 'deputy'),
    )
  },
}
