// Rooms that were assigned before the session: how many, and who on the list is not here yet. The
// list is fetched when it is opened, and anew each time, since people come and go.
import { useState } from 'preact/hooks'
import type { AssignedSeat } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'

type List = AssignedSeat[] | 'failed' | null

const full_name = ({ name, affiliation }: AssignedSeat): string =>
  affiliation ? `${name} (${affiliation})` : name

function Seats({ list }: { list: AssignedSeat[] }) {
  const open = list.filter(({ participants }) => participants.length !== 1)
  if (!open.length) return <p class="mute">{t_staff.plan.all_here}</p>
  return (
    <ul class="plain" data-testid="assigned-missing">
      {open.map((seat) => (
        <li key={`${full_name(seat)} ${seat.room}`}>
          {seat.participants.length
            ? t_staff.plan.unclear(full_name(seat), seat.room, seat.participants.length)
            : t_staff.plan.on_list(full_name(seat), seat.room)}
        </li>
      ))}
    </ul>
  )
}

export function AssignedList() {
  const client = useClient()
  const assigned = useView().staff_only?.assigned
  const [list, set_list] = useState<List>(null)
  if (!assigned) return null
  const fetch_when_open = async (event: Event): Promise<void> => {
    if (!(event.currentTarget as HTMLDetailsElement).open) return
    try {
      set_list((await client.ask('assignments.read')).people)
    } catch {
      set_list('failed')
    }
  }
  return (
    <details onToggle={fetch_when_open} data-testid="assigned">
      <summary>
        {t_staff.plan.assigned(assigned.rooms, assigned.people)} {t_staff.plan.who_is_missing}
      </summary>
      <div role="status">
        {list === 'failed' && <p class="bad">{t_staff.plan.no_list}</p>}
        {Array.isArray(list) && <Seats list={list} />}
      </div>
    </details>
  )
}
