// The debrief as facilitators lead it: which room is on, which is next, in which order, and for how
// long. Moderators see the same without the buttons. A button that has nothing to do stays, so that
// whoever has just pressed it keeps the focus.
import { useState } from 'preact/hooks'
import { next_room, room_on } from '../../session/debrief'
import type { DebriefTurn, RoomTakeaways } from '../../session/view'
import { t } from '../../words/t'
import { useClient, useView } from '../client_context'
import { members_words } from '../debrief'
import { TurnTimer, useTurnEnd, useTurnLeft } from '../turn_timer'
import { DebriefRow, HeadlineOf } from './debrief_row'

const minutes_offered = [1, 2, 3, 5, 8]

function MoreTime({ turn }: { turn: DebriefTurn }) {
  const client = useClient()
  const left = Math.ceil(useTurnLeft(turn) / 1000)
  const more = (): void =>
    void client.act('debrief.show', { room: turn.room, for_s: Math.min(left + 60, 3600) })
  return (
    <button class="sm" aria-label={t.debrief.more_time_label} onClick={more} data-testid="turn-more">
      {t.debrief.more_time}
    </button>
  )
}

function Now({ entry, turn }: { entry: RoomTakeaways; turn: DebriefTurn }) {
  const facilitates = useClient().facilitates.value
  useTurnEnd(turn)
  return (
    <div class="shown" data-testid="panel-now" data-room={entry.room}>
      <div class="bar">
        <strong>{t.debrief.now(entry.name)}</strong>
        <TurnTimer turn={turn} />
        {facilitates && <MoreTime turn={turn} />}
      </div>
      <HeadlineOf entry={entry} />
      {turn.people.length > 0 && <p class="mute">{members_words(turn)}</p>}
      <ul>
        {entry.takeaways.map(({ takeaway, text }) => (
          <li key={takeaway} class="note words">
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function DebriefPanel() {
  const client = useClient()
  const view = useView()
  const [minutes, set_minutes] = useState(0)
  const now = room_on(view)
  const next = next_room(view)
  // Without a time of its own a room gets an even share of what is left of the step.
  const show = (room: string | null): void =>
    void client.act('debrief.show', { room, ...(room && minutes ? { for_s: minutes * 60 } : {}) })
  return (
    <section class="card panel" aria-labelledby="debrief-title" data-testid="debrief-panel">
      <h3 id="debrief-title">{t.debrief.panel}</h3>
      {now && view.debrief_now && <Now entry={now} turn={view.debrief_now} />}
      {!next && !client.facilitates.value && <p class="mute">{t.debrief.all_heard}</p>}
      {client.facilitates.value && (
        <p class="row">
          <button
            class="p"
            aria-disabled={!next}
            onClick={() => next && show(next.room)}
            data-testid="next-room"
          >
            {next ? t.debrief.next(next.name) : t.debrief.all_heard}
          </button>
          <label class="row tight">
            {t.debrief.time}
            <select
              class="sm"
              value={minutes}
              onChange={(event) => set_minutes(Number(event.currentTarget.value))}
              data-testid="turn-minutes"
            >
              <option value={0}>{t.debrief.shared}</option>
              {minutes_offered.map((n) => (
                <option key={n} value={n}>
                  {t.min(n)}
                </option>
              ))}
            </select>
          </label>
          <button
            class="sm"
            aria-disabled={!now}
            onClick={() => now && show(null)}
            data-testid="all-rooms"
          >
            {t.debrief.all_at_once}
          </button>
        </p>
      )}
      <ol class="queue">
        {view.debrief.map((entry) => (
          <DebriefRow key={entry.room} entry={entry} show={show} />
        ))}
      </ol>
    </section>
  )
}
