// What staff can do about one person: mute, unmute, lower the hand, remove. With the reason.
import { useState } from 'preact/hooks'
import { muted_now } from '../../session/steps'
import type { Person, RosterRow } from '../../session/view'
import { t } from '../../words/t'
import { t_safety } from '../../words/t_safety'
import { t_staff } from '../../words/t_staff'
import { time_of_day } from '../../words/times'
import { useClient } from '../client_context'
import { Confirm } from '../confirm'
import { ReasonField, with_reason } from '../reason_field'
import { CameIn } from './came_in'
import { RoleButtons } from './role_buttons'
import { ThreadDialog } from './threads'

const rank = { attendee: 0, moderator: 1, facilitator: 2 }

// Staff act on roles below their own; facilitators also on staff.
export const may_act_on = (me: Person, row: Person): boolean =>
  row.id !== me.id && (me.role === 'facilitator' || rank[row.role] < rank[me.role])

export function MuteDialog({ row, for_s, close }: {
  row: Person
  for_s?: number
  close: () => void
}) {
  const client = useClient()
  const [reason, set_reason] = useState('')
  const mute = (): void => {
    const length = for_s ? { for_s } : {}
    const params = { participant: row.id, ...length, ...with_reason(reason) }
    void client.act('participant.mute', params)
  }
  return (
    <Confirm
      title={t_staff.person.mute_title(row.name)}
      yes={for_s ? t_staff.person.mute_five : t_staff.person.mute}
      testid="mute-dialog"
      act={mute}
      close={close}
    >
      <ReasonField label={t_staff.person.reason} reason={reason} change={set_reason} />
    </Confirm>
  )
}

function RemoveDialog({ row, close }: { row: RosterRow; close: () => void }) {
  const client = useClient()
  const [reason, set_reason] = useState('')
  const [ban, set_ban] = useState(false)
  const remove = async (): Promise<void> => {
    const params = { participant: row.id, ban, ...with_reason(reason) }
    if (await client.act('participant.remove', params)) {
      client.notices.tell(t_staff.person.removed(row.name))
    }
  }
  return (
    <Confirm
      title={t_staff.person.remove_title(row.name)}
      note={t_staff.person.remove_note}
      yes={t_staff.person.remove}
      testid="remove-dialog"
      act={() => void remove()}
      close={close}
    >
      <ReasonField label={t_safety.hide.reason} reason={reason} change={set_reason} />
      <label class="choice">
        <input
          type="checkbox"
          checked={ban}
          onChange={(event) => set_ban(event.currentTarget.checked)}
        />
        {t_staff.person.ban}
      </label>
    </Confirm>
  )
}

type Asking = 'mute_five' | 'mute' | 'remove' | 'write' | null

export function PersonMenu({ row, done }: { row: RosterRow; done: () => void }) {
  const client = useClient()
  const [asking, set_asking] = useState<Asking>(null)
  const participant = row.id
  const muted = muted_now(row, client.second.value)
  const unmute = async (): Promise<void> => {
    const lifted = await client.act('participant.unmute', { participant })
    if (lifted) client.notices.tell(t_staff.person.unmuted(row.name))
    done()
  }
  return (
    <div class="menu" data-testid="person-menu">
      <p class="mute">
        {[row.position, row.affiliation, t_staff.person.joined(time_of_day(row.joined_at))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <CameIn row={row} />
      <div class="row tight">
        {muted ? (
          <button class="sm" onClick={() => void unmute()}>
            {t_staff.person.unmute}
          </button>
        ) : (
          <>
            <button class="sm" onClick={() => set_asking('mute_five')}>
              {t_staff.person.mute_five}
            </button>
            <button class="sm" onClick={() => set_asking('mute')}>
              {t_staff.person.mute}
            </button>
          </>
        )}
        {row.role === 'attendee' && (
          <button class="sm" onClick={() => set_asking('write')} data-testid="write-to">
            {t_staff.safe.letters.write}
          </button>
        )}
        {row.hand && (
          <button class="sm" onClick={() => void client.act('hand.lower', { participant })}>
            {t.needs.lower}
          </button>
        )}
        <button class="sm bad" onClick={() => set_asking('remove')}>
          {t_staff.person.remove}
        </button>
      </div>
      {client.facilitates.value && <RoleButtons row={row} done={done} />}
      {asking === 'remove' && <RemoveDialog row={row} close={done} />}
      {asking === 'write' && <ThreadDialog person={row} close={done} />}
      {asking === 'mute' && <MuteDialog row={row} close={done} />}
      {asking === 'mute_five' && <MuteDialog row={row} for_s={300} close={done} />}
    </div>
  )
}
