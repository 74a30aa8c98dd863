// Who needs the staff: help asked, hands up, people left in the main room while rooms are open.
import type { Help, RosterRow, View } from '../../session/view'
import { t } from '../../words/t'
import { useClient, useView } from '../client_context'
import { useArranging } from './arranging'
import { MoveSelect } from './move_select'

const hands = (view: View): RosterRow[] =>
  (view.staff_only?.roster ?? [])
    .filter((row) => row.hand && !row.left)
    .sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0))

const late = (view: View): RosterRow[] => {
  if (!view.round || view.round.method === 'self') return []
  const roster = view.staff_only?.roster ?? []
  return roster.filter((row) => row.room === 'main' && row.role === 'attendee' && !row.left)
}

export const needs_count = (view: View): number =>
  (view.staff_only?.helps.length ?? 0) + hands(view).length + late(view).length

function Ago({ at }: { at: number }) {
  const client = useClient()
  const minutes = Math.max(0, Math.floor((client.second.value - at) / 60_000))
  return <span class="mute"> {t.needs.ago(minutes)}</span>
}

function HelpItem({ help }: { help: Help }) {
  const client = useClient()
  const { rooms, room } = useView()
  const where = rooms.find((each) => each.room === help.room)
  const facilitates = client.facilitates.value
  return (
    <li data-testid="help-request">
      <b>{help.from.name}</b> {t.needs.kinds[help.kind]}{' '}
      <span class="mute">{t.needs.help(where?.name ?? t.header.main_room)}</span>
      <Ago at={help.at} />
      {help.text && <p class="words">{help.text}</p>}
      {facilitates && (
        <p class="row tight">
          {room.id !== help.room && (where || help.room === 'main') && (
            <button
              class="sm p"
              aria-label={t.needs.for_whom(t.needs.visit, help.from.name)}
              onClick={() => void client.act('room.visit', { room: help.room })}
              data-testid="help-visit"
            >
              {t.needs.visit}
            </button>
          )}
          <button
            class="sm"
            aria-label={t.needs.for_whom(t.needs.resolve, help.from.name)}
            onClick={() => void client.act('help.resolve', { help: help.help })}
            data-testid="help-resolve"
          >
            {t.needs.resolve}
          </button>
        </p>
      )}
    </li>
  )
}

function HandItem({ row }: { row: RosterRow }) {
  const client = useClient()
  return (
    <li data-testid="hand-up">
      <b>{t.needs.hand(row.name)}</b>
      <Ago at={row.hand ?? 0} />
      <p class="row">
        <button
          class="sm"
          aria-label={t.needs.for_whom(t.needs.lower, row.name)}
          onClick={() => void client.act('hand.lower', { participant: row.id })}
        >
          {t.needs.lower}
        </button>
      </p>
    </li>
  )
}

function LateItem({ row }: { row: RosterRow }) {
  const client = useClient()
  const arranging = useArranging()
  return (
    <li data-testid="late">
      {t.needs.late(row.name)}
      {client.facilitates.value && (
        <p class="row">
          <MoveSelect
            label={t.rooms_page.move(row.name)}
            from="main"
            move={(room) => void arranging.move_all([row.id], room)}
          />
        </p>
      )}
    </li>
  )
}

export function NeedsYou() {
  const view = useView()
  const count = needs_count(view)
  return (
    <aside class="card" aria-labelledby="needs-title" data-testid="needs">
      <h2 id="needs-title">{t.needs.title(count)}</h2>
      {!count && <p class="mute">{t.needs.none}</p>}
      <ol class="queue">
        {view.staff_only?.helps.map((help) => <HelpItem key={help.help} help={help} />)}
        {hands(view).map((row) => (
          <HandItem key={row.id} row={row} />
        ))}
        {late(view).map((row) => (
          <LateItem key={row.id} row={row} />
        ))}
      </ol>
    </aside>
  )
}
