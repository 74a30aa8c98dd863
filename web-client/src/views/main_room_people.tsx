// Who is in the main room with us, on demand and page by page: it may be hundreds.
import { useEffect, useState } from 'preact/hooks'
import type { Person } from '../session/view'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { useClient, useView } from './client_context'
import { CloseRow, Dialog } from './dialog'
import { useOneAtATime } from './one_at_a_time'
import { PeopleList } from './people_here'

const page = 100

interface Page {
  people: Person[]
  next?: string | null
}

function MainRoomDialog({ close }: { close: () => void }) {
  const client = useClient()
  const [read, set_read] = useState<Page | null>(null)
  const people = read?.people ?? []
  const read_on = useOneAtATime(async (): Promise<void> => {
    const after = read?.next ? { after: read.next } : {}
    const more: Page | null = await client.act('participants.list', { limit: page, ...after })
    if (more) set_read({ people: [...people, ...more.people], next: more.next })
  })
  useEffect(() => void read_on(), [])
  return (
    <Dialog title={t_safety.people.title} testid="main-room-people" close={close}>
      {!read && <p role="status">{t.loading}</p>}
      <PeopleList people={people.map((person) => ({ ...person, away: false }))} testid="people" />
      {read?.next && (
        <button class="sm" onClick={() => void read_on()} data-testid="more-people">
          {t_safety.people.more}
        </button>
      )}
      <CloseRow close={close} primary />
    </Dialog>
  )
}

export function MainRoomPeople() {
  const { room } = useView()
  const [open, set_open] = useState(false)
  if (room.id !== 'main') return null
  return (
    <p class="own">
      <button class="sm" onClick={() => set_open(true)} data-testid="who-is-here">
        {t_safety.people.button}
      </button>
      {open && <MainRoomDialog close={() => set_open(false)} />}
    </p>
  )
}
