// Who is in the room with us; and of each other one, a way to tell the staff about them.
import { useState } from 'preact/hooks'
import type { RoomPerson } from '../session/view'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { useView } from './client_context'
import { FlagDialog } from './flag_dialog'
import { PersonName } from './person_name'

export function PeopleList({ people, testid }: { people: RoomPerson[]; testid: string }) {
  const { me } = useView()
  // Whoever goes meanwhile does not take along what was written about them.
  const [about, tell_about] = useState<RoomPerson | null>(null)
  return (
    <>
      <ul class="people" data-testid={testid}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonName person={person} />
            {person.hand && <span class="pill">{t.breakouts.hand_up}</span>}
            {person.away && <span class="mute"> {t.breakouts.away}</span>}
            {person.id !== me.id && (
              <button
                class="sm"
                aria-label={t_safety.flag.about(person.name)}
                onClick={() => tell_about(person)}
                data-testid="person-flag"
              >
                ⚑
              </button>
            )}
          </li>
        ))}
      </ul>
      {about && <FlagDialog target={about.id} author={about} close={() => tell_about(null)} />}
    </>
  )
}

export function PeopleHere() {
  const { room } = useView()
  return (
    <>
      <h3>{t.breakouts.with_you}</h3>
      <PeopleList people={room.people} testid="room-people" />
    </>
  )
}
