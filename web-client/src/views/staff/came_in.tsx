// By which link somebody came in, and whether it still lets others in.
import { came_by_an_older } from '../../session/links'
import type { RosterRow } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { day_and_time } from '../../words/times'
import { useView } from '../client_context'

export function CameIn({ row }: { row: RosterRow }) {
  const { staff_only } = useView()
  const words = came_by_an_older(staff_only!, row)
    ? t_staff.links.came_by_older
    : t_staff.links.came_by
  return (
    <p class="mute" data-testid="came-in">
      {words(row.link.role, day_and_time(row.link.at))}
    </p>
  )
}
