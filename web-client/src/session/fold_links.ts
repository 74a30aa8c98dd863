// Links: who came in by them, and new ones in their place. Staff alone hear of them.
import { change } from './lists'
import { for_staff } from './fold_rooms'
import type { CameBy, SessionLink } from './links'
import type { View } from './view'
import type { Rule } from './fold'

const change_link = (view: View, role: string, to: (link: SessionLink) => SessionLink): View =>
  for_staff(view, (staff) => ({
    ...staff,
    links: change(staff.links, (link) => link.role === role, to),
  }))

// A newcomer has used the link of their role.
export const link_used = (view: View, came_by: Pick<CameBy, 'role'> | undefined): View =>
  came_by ? change_link(view, came_by.role, (link) => ({ ...link, uses: link.uses + 1 })) : view

export const link_rules: Record<string, Rule> = {
  'link.rotated': (view, { link }) => change_link(view, link.role, () => link),
}
