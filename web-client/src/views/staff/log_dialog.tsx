// Who of the staff did what to whom, when and why, the latest first: read from the server, page by
// page.
import { useEffect, useState } from 'preact/hooks'
import type { Act } from '../../session/safety'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { time_of_day } from '../../words/times'
import { useClient } from '../client_context'
import { called } from '../act_words'
import { CloseRow, Dialog } from '../dialog'

const of_rooms = /^(room|slow)\./

function ActItem({ act }: { act: Act }) {
  const words = t_staff.safe.log
  const place = act.room === 'main' ? words.main_room : of_rooms.test(act.what) ? words.all_rooms : ''
  const on = act.on ? act.on.name || t.no_name : ''
  const told = { by: act.by.name, on, about: called(act.about), place }
  return (
    <li data-testid="act">
      <span class="mute">{time_of_day(act.at)}</span> <b>{act.by.name}</b>{' '}
      {words.act_said(act.what, told)}{' '}
      {act.reason && <p class="words">{act.reason}</p>}
    </li>
  )
}

export function LogDialog({ close }: { close: () => void }) {
  const client = useClient()
  const [page, set_page] = useState<{ acts: Act[]; more: boolean } | null>(null)
  const read = async (): Promise<void> => {
    const before = page?.acts[0] ? { before: page.acts[0].act } : {}
    const earlier = await client.act('moderation.log', { ...before, limit: 50 })
    if (earlier) set_page({ acts: [...earlier.acts, ...(page?.acts ?? [])], more: earlier.more })
  }
  useEffect(() => void read(), [])
  return (
    <Dialog title={t_staff.safe.log.title} testid="log-dialog" close={close}>
      <p class="mute">{t_staff.safe.log.note}</p>
      {!page && <p role="status">{t.loading}</p>}
      {page && !page.acts.length && <p class="mute">{t_staff.safe.log.none}</p>}
      <ol class="queue">
        {[...(page?.acts ?? [])].reverse().map((act) => (
          <ActItem key={act.act} act={act} />
        ))}
      </ol>
      {page?.more && (
        <button class="sm" onClick={() => void read()} data-testid="log-older">
          {t_staff.safe.log.older}
        </button>
      )}
      <CloseRow close={close} primary />
    </Dialog>
  )
}
