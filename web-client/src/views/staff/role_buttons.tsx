// What facilitators can do about somebody's role: give another one, or ask them to stand in.
import type { Role, RosterRow } from '../../session/view'
import { t } from '../../words/t'
import { useClient, useView } from '../client_context'

const roles: Role[] = ['facilitator', 'moderator', 'attendee']

export function RoleButtons({ row, done }: { row: RosterRow; done: () => void }) {
  const client = useClient()
  const { staff_only } = useView()
  const participant = row.id
  const stands_in = staff_only?.deputy === participant
  const give = async (role: Role): Promise<void> => {
    if (await client.act('role.grant', { participant, role })) {
      client.notices.tell(t.steering.given(row.name, t.roles[role]))
    }
    done()
  }
  const name_deputy = async (): Promise<void> => {
    const whom = stands_in ? {} : { participant }
    if (await client.act('facilitator.offer', whom)) {
      const words = stands_in ? t.steering.was_deputy : t.steering.is_deputy
      client.notices.tell(words(row.name))
    }
    done()
  }
  return (
    <div class="row tight">
      {row.role !== 'facilitator' && (
        <button class="sm" onClick={() => void name_deputy()} data-testid="deputy">
          {stands_in ? t.steering.no_deputy : t.steering.name_deputy}
        </button>
      )}
      {roles
        .filter((role) => role !== row.role)
        .map((role) => (
          <button
            key={role}
            class="sm"
            onClick={() => void give(role)}
            data-testid={`make-${role}`}
          >
            {t.steering.make[role as keyof typeof t.steering.make]}
          </button>
        ))}
    </div>
  )
}
