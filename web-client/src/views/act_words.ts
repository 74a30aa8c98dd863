// What an act of staff was about, as people call it: a room, a step, a role.
import { t } from '../words/t'

export function called(about: string | null | undefined): string {
  if (!about) return ''
  return about in t.roles ? t.roles[about as keyof typeof t.roles] : about
}
