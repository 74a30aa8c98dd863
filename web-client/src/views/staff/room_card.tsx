// A room at a glance: who, how lively, who has been heard, help asked, what was noted. Never what
// is said. People are dropped here, too.
import { useState } from 'preact/hooks'
import type { RoomCard, RoomCards } from '../../session/room_cards'
import { clock_text, left_ms } from '../../session/countdown'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { HeadlineText } from '../headline'
import { useArranging } from './arranging'
import { PaceSelect } from './pace_select'
import { PersonRow } from './person_row'
import { QuietButton } from './quiet_button'
import { MoveEveryone, RoomMenu } from './room_menu'

const shown_at_first = 8

// A list, so that they do not run together where nobody sees the space between them.
function Figures({ card, now }: { card: RoomCard; now: number }) {
  const { live, agenda, session } = useView()
  const pulse = live.pulse?.find((each) => each.room === card.room)
  const quiet = pulse?.last_at ? Math.floor((now - pulse.last_at) / 60_000) : 0
  const paused_at = agenda.paused_at ?? null
  return (
    <ul class="mute stats">
      <li>{t_staff.rooms_page.open(card.people.length)}</li>{' '}
      {session.mutes?.some(({ room }) => room === card.room) && (
        <>
          <li data-testid="only-staff">{t_staff.safe.quiet.only_staff}</li>{' '}
        </>
      )}
      {pulse && (
        <>
          <li>
            {quiet > 0 ? t_staff.rooms_page.quiet(quiet) : t_staff.rooms_page.pulse(pulse.messages)}
          </li>{' '}
          <li>{t_staff.rooms_page.silent(pulse.silent)}</li>{' '}
          {typeof pulse.evenness === 'number' && (
            <li data-testid="voices">{t_staff.rooms_page.voices(pulse.evenness)}</li>
          )}{' '}
        </>
      )}
      {card.closes_at && (
        <li>
          {t_staff.rooms_page.closes_in}{' '}
          {clock_text(left_ms({ ends_at: card.closes_at, paused_at }, now))}
        </li>
      )}
    </ul>
  )
}

function Activity({ card }: { card: RoomCard }) {
  const client = useClient()
  const { staff_only } = useView()
  const now = client.second.value
  const help = staff_only?.helps.find((each) => each.room === card.room)
  const entry = staff_only?.takeaways.find((each) => each.room === card.room)
  const noted = entry?.takeaways ?? []
  return (
    <>
      <Figures card={card} now={now} />
      {help && (
        <p class="pill help-asked" data-testid="help-asked">
          {t_staff.rooms_page.help_asked(t.needs.ago(Math.floor((now - help.at) / 60_000)))}
        </p>
      )}
      {entry?.headline && <HeadlineText headline={entry.headline} />}
      {noted.length > 0 && (
        <details>
          <summary>{t_staff.rooms_page.noted(noted.length)}</summary>
          <ul>
            {noted.map((item) => (
              <li key={item.takeaway} class="note words">
                {item.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function RoomButtons({ card }: { card: RoomCard }) {
  const client = useClient()
  const { room } = useView()
  const button = (words: string, testid: string, method: string, params: object) => (
    <button
      class="sm"
      aria-label={t_staff.rooms_page.of_room(words, card.name)}
      onClick={() => void client.act(method, { room: card.room, ...params })}
      data-testid={testid}
    >
      {words}
    </button>
  )
  return (
    <>
      {room.id === card.room ? (
        <>
          <span class="pill">{t_staff.rooms_page.visiting}</span>
          <button class="sm" onClick={() => void client.act('room.visit', { room: 'main' })}>
            {t_staff.rooms_page.back_to_main}
          </button>
        </>
      ) : (
        button(t_staff.rooms_page.visit, 'visit', 'room.visit', {})
      )}
      {button(t_staff.rooms_page.plus_two, 'room-extend', 'rooms.extend', { by_s: 120 })}
      {button(t_staff.rooms_page.close_one, 'room-close', 'rooms.close', { grace_s: 60 })}
      {button(t_staff.rooms_page.close_one_now, 'room-close-now', 'rooms.close', { grace_s: 0 })}
    </>
  )
}

export function RoomCardView({ card, kind }: { card: RoomCard; kind: RoomCards['kind'] }) {
  const client = useClient()
  const arranging = useArranging()
  const [over, set_over] = useState(false)
  const [all, set_all] = useState(false)
  const moves = client.facilitates.value && kind !== 'none'
  const breakout = kind === 'open' && card.room !== 'main'
  const dropped = (event: DragEvent): void => {
    event.preventDefault()
    set_over(false)
    const id = event.dataTransfer?.getData('text/plain')
    if (id) void arranging.move(id, card.room)
  }
  const shown = all ? card.people : card.people.slice(0, shown_at_first)
  const hidden = card.people.length - shown.length
  return (
    <article
      class={`card room${over ? ' over' : ''}`}
      aria-label={card.name}
      onDragOver={(event) => moves && (event.preventDefault(), set_over(true))}
      onDragLeave={() => set_over(false)}
      onDrop={dropped}
      data-testid="room-card"
      data-room={card.room}
    >
      <h3>{card.name}</h3>
      {card.question && <p class="mute">{card.question}</p>}
      {breakout ? <Activity card={card} /> : <p class="mute">{t.people(card.people.length)}</p>}
      {shown.map((row) => (
        <PersonRow key={row.id} row={row} />
      ))}
      {(hidden > 0 || all) && (
        <button class="sm" onClick={() => set_all(!all)}>
          {all ? t_staff.rooms_page.show_fewer : t_staff.rooms_page.show_more(hidden)}
        </button>
      )}
      {over && <p class="mute">{t_staff.rooms_page.drop_here}</p>}
      <div class="row tight">
        {breakout && client.facilitates.value && <RoomButtons card={card} />}
        {breakout && (
          <QuietButton
            room={card.room}
            mute={t_staff.safe.quiet.mute}
            unmute={t_staff.safe.quiet.unmute}
            label={(words) => t_staff.rooms_page.of_room(words, card.name)}
            testid="quiet-room"
          />
        )}
        {breakout && (
          <label class="row tight mute">
            {t_staff.safe.quiet.slow}
            <PaceSelect
              room={card.room}
              label={t_staff.rooms_page.of_room(t_staff.safe.quiet.slow, card.name)}
              testid="pace-room"
            />
          </label>
        )}
        {moves && card.room && card.room !== 'main' && <RoomMenu card={card} kind={kind} />}
        {moves && card.room === 'main' && <MoveEveryone card={card} />}
      </div>
    </article>
  )
}
