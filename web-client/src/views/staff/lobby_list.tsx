// Who waits at the door: let in one, some or all, or send away.
import { useState } from 'preact/hooks'
import { moved_at_once_max } from '../../session/limits'
import type { LobbyRow } from '../../session/safety'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Confirm } from '../confirm'
import { Waits } from './waits'

// It cannot be taken back.
function RefuseDialog({ row, close }: { row: LobbyRow; close: () => void }) {
  const client = useClient()
  return (
    <Confirm
      title={t_staff.safe.lobby.refuse_title(row.name)}
      note={t_staff.safe.lobby.refuse_note}
      yes={t_staff.safe.lobby.refuse}
      testid="refuse-dialog"
      act={() => void client.act('participant.refuse', { participants: [row.id] })}
      close={close}
    />
  )
}

function Row({ row, chosen, choose }: {
  row: LobbyRow
  chosen: boolean
  choose: ((on: boolean) => void) | null
}) {
  const client = useClient()
  const [refusing, set_refusing] = useState(false)
  const details = [row.pronouns, row.position, row.affiliation].filter(Boolean).join(', ')
  const admit = (): void => void client.act('participant.admit', { participants: [row.id] })
  const label = (words: string): string => t.needs.for_whom(words, row.name)
  return (
    <li data-testid="at-the-door">
      <b>{row.name}</b> {details && <span class="mute">{details}</span>}
      {row.away && <span class="mute"> ({t_staff.safe.lobby.away})</span>}
      <Waits since={row.at} />
      <p class="row tight">
        {choose && (
          <label class="choose">
            <input
              type="checkbox"
              checked={chosen}
              aria-label={t_staff.rooms_page.choose(row.name)}
              onChange={(event) => choose(event.currentTarget.checked)}
            />
          </label>
        )}
        <button
          class="sm p"
          aria-label={label(t_staff.safe.lobby.admit)}
          onClick={admit}
          data-testid="participant.admit"
        >
          {t_staff.safe.lobby.admit}
        </button>
        <button
          class="sm bad"
          aria-label={label(t_staff.safe.lobby.refuse)}
          onClick={() => set_refusing(true)}
          data-testid="participant.refuse"
        >
          {t_staff.safe.lobby.refuse}
        </button>
      </p>
      {refusing && <RefuseDialog row={row} close={() => set_refusing(false)} />}
    </li>
  )
}

export function LobbyList() {
  const client = useClient()
  const lobby = useView().staff_only?.lobby ?? []
  const [picked, pick] = useState<string[]>([])
  if (!lobby.length) return null
  const some = lobby.filter(({ id }) => picked.includes(id))
  const many = lobby.length > 1
  // As many as one request takes; those behind them with the next press.
  const admit = (rows: LobbyRow[]) => (): void => {
    const participants = rows.slice(0, moved_at_once_max).map(({ id }) => id)
    void client.act('participant.admit', { participants })
  }
  const choose = (id: string) => (on: boolean): void =>
    pick(on ? [...picked, id] : picked.filter((each) => each !== id))
  return (
    <section data-testid="lobby-list">
      <h3>{t_staff.safe.lobby.title(lobby.length)}</h3>
      {many && (
        <button class="sm p" onClick={admit(some.length ? some : lobby)} data-testid="admit-all">
          {some.length ? t_staff.safe.lobby.some(some.length) : t_staff.safe.lobby.all}
        </button>
      )}
      <ol class="queue">
        {lobby.map((row) => (
          <Row
            key={row.id}
            row={row}
            chosen={picked.includes(row.id)}
            choose={many ? choose(row.id) : null}
          />
        ))}
      </ol>
    </section>
  )
}
