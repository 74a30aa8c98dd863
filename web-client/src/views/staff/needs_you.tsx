// Who needs the staff: help asked, hands up, people left in the main room while rooms are open.
import { useMemo, useRef } from 'preact/hooks'
import type { Client } from '../../client/client'
import { Measures } from '../../client/measures'
import { all_waiting } from '../../session/cards'
import { help_queue, is_urgent } from '../../session/help_queue'
import { unanswered } from '../../session/safety'
import type { RosterRow, View } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { useFocusOnward } from '../focus_onward'
import { useArranging } from './arranging'
import { FlagItem } from './flag_item'
import { HelpItem } from './help_item'
import { LobbyList } from './lobby_list'
import { MoveSelect } from './move_select'
import { Threads } from './threads'
import { WaitingCards } from './waiting_cards'
import { Waits } from './waits'

const hands = (view: View): RosterRow[] =>
  (view.staff_only?.roster ?? [])
    .filter((row) => row.hand && !row.left)
    .sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0))

const late = (view: View): RosterRow[] => {
  if (!view.round || view.round.method === 'self') return []
  const roster = view.staff_only?.roster ?? []
  return roster.filter((row) => row.room === 'main' && row.role === 'attendee' && !row.left)
}

const asked = ({ staff_only }: View): number =>
  (staff_only?.helps.length ?? 0) + (staff_only?.flags?.length ?? 0) + (staff_only?.lobby?.length ?? 0)

const needs_count = (client: Client, view: View): number =>
  asked(view) +
  all_waiting(view, client.older_waiting?.list.value ?? []).length +
  unanswered(view).length +
  hands(view).length +
  late(view).length

function HandItem({ row }: { row: RosterRow }) {
  const client = useClient()
  return (
    <li data-testid="hand-up">
      <b>{t.needs.hand(row.name)}</b>
      <Waits since={row.hand ?? 0} />
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
            label={t_staff.rooms_page.move(row.name)}
            from="main"
            move={(room) => void arranging.move_all([row.id], room)}
          />
        </p>
      )}
    </li>
  )
}

const urgent_count = (view: View, now: number): number =>
  (view.staff_only?.helps ?? []).filter((help) => is_urgent(help, now)).length

// A tab has room for one number: the urgent, if there are any.
export function needs_tab(client: Client, view: View): string {
  const urgent = urgent_count(view, client.second.value)
  return urgent ? t.needs.urgent_alone(urgent) : t.needs.title(needs_count(client, view))
}

function needs_title(client: Client, view: View): string {
  const urgent = urgent_count(view, client.second.value)
  const count = needs_count(client, view)
  return urgent ? t.needs.with_urgent(count, urgent) : t.needs.title(count)
}

export function NeedsYou() {
  const client = useClient()
  const view = useView()
  const count = needs_count(client, view)
  const queue = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useMemo(() => (client.measures ??= new Measures()), [client])
  useFocusOnward(queue, heading)
  return (
    <aside class="card" ref={queue} aria-labelledby="needs-title" data-testid="needs">
      <h2 id="needs-title" ref={heading}>
        {needs_title(client, view)}
      </h2>
      {!count && <p class="mute">{t.needs.none}</p>}
      <LobbyList />
      <ol class="queue">
        {view.staff_only?.flags?.map((flag) => (
          <FlagItem key={flag.flag} flag={flag} />
        ))}
        {help_queue(view).map((help) => (
          <HelpItem key={help.help} help={help} />
        ))}
        <Threads />
        {hands(view).map((row) => (
          <HandItem key={row.id} row={row} />
        ))}
        {late(view).map((row) => (
          <LateItem key={row.id} row={row} />
        ))}
      </ol>
      <WaitingCards />
    </aside>
  )
}
