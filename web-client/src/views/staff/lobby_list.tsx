// Who waits at the door: let in one, some or all, or send away.
import { moved_at_once_max } from '../../session/limits'
import type { LobbyRow } from '../../session/safety'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Waits } from './waits'

function Row({ row }: { row: LobbyRow }) {
  const client = useClient()
  const ask = (method: string) => (): void => void client.act(method, { participants: [row.id] })
  const button = (words: string, method: string, kind: string) => (
    <button
      class={kind}
      aria-label={t.needs.for_whom(words, row.name)}
      onClick={ask(method)}
      data-testid={method}
    >
      {words}
    </button>
  )
  const details = [row.pronouns, row.position, row.affiliation].filter(Boolean).join(', ')
  return (
    <li data-testid="at-the-door">
      <b>{row.name}</b> {details && <span class="mute">{details}</span>}
      {row.away && <span class="mute"> ({t_staff.safe.lobby.away})</span>}
      <Waits since={row.at} />
      <p class="row tight">
        {button(t_staff.safe.lobby.admit, 'participant.admit', 'sm p')}
        {button(t_staff.safe.lobby.refuse, 'participant.refuse', 'sm bad')}
      </p>
    </li>
  )
}

export function LobbyList() {
  const client = useClient()
  const lobby = useView().staff_only?.lobby ?? []
  if (!lobby.length) return null
  // As many as one request takes; those behind them with the next press.
  const all = (): void => {
    const participants = lobby.slice(0, moved_at_once_max).map(({ id }) => id)
    void client.act('participant.admit', { participants })
  }
  return (
    <section data-testid="lobby-list">
      <h3>{t_staff.safe.lobby.title(lobby.length)}</h3>
      {lobby.length > 1 && (
        <button class="sm p" onClick={all} data-testid="admit-all">
          {t_staff.safe.lobby.all}
        </button>
      )}
      <ol class="queue">
        {lobby.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
    </section>
  )
}
