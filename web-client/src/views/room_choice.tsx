// In a round where people choose: the open rooms, one press to go there.
import { t } from '../words/t'
import { useClient, useView } from './client_context'

export function RoomChoice() {
  const client = useClient()
  const { round, rooms, room } = useView()
  if (round?.method !== 'self') return null
  return (
    <>
      <h3>{t.breakouts.choose}</h3>
      <p class="mute">{t.breakouts.choose_note}</p>
      <ul class="choices" data-testid="room-choice">
        {rooms.map((each) => (
          <li key={each.room} class="row">
            <span class="grow">
              <b>{each.name}</b> {each.question}
            </span>
            {each.room === room.id ? (
              <span class="pill">{t.breakouts.here_now}</span>
            ) : (
              <button
                class="sm"
                disabled={each.closing}
                onClick={() => void client.act('room.choose', { room: each.room })}
              >
                {t.breakouts.go_in(each.name)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
