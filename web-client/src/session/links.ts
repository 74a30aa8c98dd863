// The links that let newcomers in, one for each role, as staff see them: never their secrets.
import type { Person, Role, RosterRow, StaffOnly } from './view'

export interface SessionLink {
  role: Role
  // When it was made: with the session, or in place of another.
  at: number
  by?: Person | null
  expires_at?: number | null
  uses_max?: number | null
  // How many came in by it.
  uses: number
}

// By which link somebody came in.
export interface CameBy {
  role: Role
  at: number
}

export const link_for = (staff: StaffOnly, role: Role): SessionLink | undefined =>
  staff.links.find((link) => link.role === role)

// Whether it has been replaced since they came.
export const came_by_an_older = (staff: StaffOnly, row: RosterRow): boolean =>
  link_for(staff, row.link.role)?.at !== row.link.at
