// A name as others chose it, with pronouns and whether they are staff. Text only.
import type { Person } from '../session/view'
import { t } from '../words/t'
import { useView } from './client_context'

export function PersonName({ person }: { person: Person }) {
  const { me } = useView()
  return (
    <span class="name">
      <b>{person.id === me.id ? t.you(person.name) : person.name || t.no_name}</b>
      {person.pronouns && <span class="mute"> {person.pronouns}</span>}
      {person.role !== 'attendee' && <span class="role">{t.roles[person.role]}</span>}
    </span>
  )
}
