// The rooms in the middle of the page: open ones, or the plan, or the main room alone.
import { useState } from 'preact/hooks'
import { debrief_runs } from '../../session/debrief'
import { room_cards } from '../../session/room_cards'
import type { RosterRow } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Chosen } from './chosen'
import { DebriefPanel } from './debrief_panel'
import { PersonRow } from './person_row'
import { PlanPanel } from './plan_panel'
import { RoomCardView } from './room_card'
import { RoundBar } from './round_bar'

function Find({ find, set_find }: { find: string; set_find: (text: string) => void }) {
  return (
    <label class="row tight">
      <span class="vh">{t_staff.rooms_page.find}</span>
      <input
        class="sm"
        type="search"
        value={find}
        placeholder={t_staff.rooms_page.find}
        onInput={(event) => set_find(event.currentTarget.value)}
        data-testid="find"
      />
    </label>
  )
}

function Found({ rows }: { rows: RosterRow[] }) {
  return (
    <article class="card" data-testid="found">
      <p role="status">{rows.length ? t_staff.rooms_page.found(rows.length) : t_staff.rooms_page.none_found}</p>
      {rows.slice(0, 20).map((row) => (
        <PersonRow key={row.id} row={row} />
      ))}
    </article>
  )
}

export function RoomsPage() {
  const client = useClient()
  const view = useView()
  const [find, set_find] = useState('')
  const { kind, cards, rest } = room_cards(view)
  const wanted = find.trim().toLocaleLowerCase()
  const found = (view.staff_only?.roster ?? []).filter(
    (row) => !row.left && row.name.toLocaleLowerCase().includes(wanted),
  )
  const facilitates = client.facilitates.value
  return (
    <section aria-labelledby="rooms-title" data-panel="rooms" data-testid="rooms">
      <div class="bar">
        <h2 id="rooms-title" tabIndex={-1}>
          {t_staff.rooms_page.title}
        </h2>
        {facilitates && <RoundBar kind={kind} />}
        <Find find={find} set_find={set_find} />
      </div>
      {facilitates && kind !== 'none' && <p class="mute">{t_staff.rooms_page.note}</p>}
      {kind === 'open' && <p class="mute">{t_staff.rooms_page.voices_note}</p>}
      {debrief_runs(view) && !view.round && <DebriefPanel />}
      {facilitates && kind !== 'open' && view.session.state !== 'closing' && <PlanPanel />}
      <Chosen />
      <div class="rooms">
        {wanted && <Found rows={found} />}
        {cards.map((card) => (
          <RoomCardView key={card.room} card={card} kind={kind} />
        ))}
        <RoomCardView
          kind={kind}
          card={{
            room: kind === 'planned' ? '' : 'main',
            name: kind === 'planned' ? t_staff.rooms_page.unassigned : t.header.main_room,
            question: null,
            people: rest,
            closing: false,
            closes_at: null,
          }}
        />
      </div>
    </section>
  )
}
