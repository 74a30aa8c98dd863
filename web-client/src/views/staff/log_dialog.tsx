// Who of the staff did what to whom, when and why, the latest first: read from the server, page by
// page.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Act } from '../../session/safety'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { time_of_day } from '../../words/times'
import { useClient, useView } from '../client_context'
import { called } from '../act_words'
import { CloseRow, Dialog } from '../dialog'
import { ShowAgain } from '../show_again'
import { may_act_on } from './person_menu'

const of_rooms = /^(room|slow)\./

function ActItem({ act, shown }: { act: Act; shown: (id: string) => void }) {
  const words = t_staff.safe.log
  const { me } = useView()
  const item = useRef<HTMLLIElement>(null)
  const { hidden } = act
  const may_show = !act.on || may_act_on(me, act.on)
  const place = act.room === 'main' ? words.main_room : of_rooms.test(act.what) ? words.all_rooms : ''
  const on = act.on ? act.on.name || t.no_name : ''
  const told = { by: act.by.name, on, about: called(act.about), place }
  return (
    <li ref={item} tabIndex={-1} data-testid="act">
      <span class="mute">{time_of_day(act.at)}</span> <b>{act.by.name}</b>{' '}
      {words.act_said(act.what, told)}{' '}
      {act.reason && <p class="words">{act.reason}</p>}
      {hidden && may_show && (
        <p>
          <ShowAgain id={hidden} testid="act-show" shown={() => (item.current?.focus(), shown(hidden))} />
        </p>
      )}
    </li>
  )
}

const shown_again = (act: Act, id: string): Act =>
  act.hidden === id ? { ...act, hidden: null } : act

// What was hidden twice is shown again at its last hiding.
const latest_first = (acts: Act[]): Act[] =>
  acts
    .map((act) => {
      const again = !!act.hidden && acts.some((later) => later.act > act.act && later.hidden === act.hidden)
      return again ? { ...act, hidden: null } : act
    })
    .reverse()

export function LogDialog({ close }: { close: () => void }) {
  const client = useClient()
  const [page, set_page] = useState<{ acts: Act[]; more: boolean } | null>(null)
  const read = async (): Promise<void> => {
    const before = page?.acts[0] ? { before: page.acts[0].act } : {}
    const earlier = await client.act('moderation.log', { ...before, limit: 50 })
    if (earlier) set_page({ acts: [...earlier.acts, ...(page?.acts ?? [])], more: earlier.more })
  }
  const shown = (id: string): void =>
    set_page((now) => now && { ...now, acts: now.acts.map((act) => shown_again(act, id)) })
  useEffect(() => void read(), [])
  return (
    <Dialog title={t_staff.safe.log.title} testid="log-dialog" close={close}>
      <p class="mute">{t_staff.safe.log.note}</p>
      {!page && <p role="status">{t.loading}</p>}
      {page && !page.acts.length && <p class="mute">{t_staff.safe.log.none}</p>}
      <ol class="queue">
        {latest_first(page?.acts ?? []).map((act) => (
          <ActItem key={act.act} act={act} shown={shown} />
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
