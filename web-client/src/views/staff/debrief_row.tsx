// A room in the list of the debrief: its headline, and the buttons to show it or to move it.
import { reordered, speaker_is_gone } from '../../session/debrief'
import type { RoomTakeaways } from '../../session/view'
import { t } from '../../words/t'
import { useClient, useView } from '../client_context'
import { HeadlineText } from '../headline'

export function HeadlineOf({ entry }: { entry: RoomTakeaways }) {
  const view = useView()
  if (!entry.headline) return <span class="mute">{t.headline.none}</span>
  const { speaker } = entry.headline
  return (
    <>
      <HeadlineText headline={entry.headline} />
      {speaker_is_gone(view, entry.headline) && (
        <p class="bad">{t.debrief.gone(speaker.name)}</p>
      )}
    </>
  )
}

export function DebriefRow({ entry, show }: { entry: RoomTakeaways; show: (room: string) => void }) {
  const client = useClient()
  const { debrief, debrief_now } = useView()
  const on = debrief_now?.room === entry.room
  const move = async (by: -1 | 1, pressed: HTMLElement): Promise<void> => {
    const rooms = reordered(debrief, entry.room, by)
    if (!rooms || !(await client.act('debrief.order', { rooms }))) return
    // The row has moved, and what moves loses the focus.
    await Promise.resolve()
    pressed.focus()
    const number = rooms.indexOf(entry.room) + 1
    client.notices.say(t.debrief.moved(entry.name, number, rooms.length))
  }
  const button = (
    words: string, testid: string, able: boolean, act: (pressed: HTMLElement) => void,
  ) => (
    <button
      class="sm"
      aria-label={t.debrief.of_room(words, entry.name)}
      aria-disabled={!able}
      onClick={(event) => able && act(event.currentTarget)}
      data-testid={testid}
    >
      {words}
    </button>
  )
  return (
    <li aria-current={on ? 'step' : undefined} data-testid="debrief-row" data-room={entry.room}>
      <p>
        <strong>{entry.name}</strong> {entry.shown && <span class="pill">{t.debrief.shown}</span>}
      </p>
      {!on && <HeadlineOf entry={entry} />}
      {client.facilitates.value && (
        <p class="row tight">
          {button(t.debrief.show, 'debrief-show', !on, () => show(entry.room))}
          {button(
            t.debrief.earlier, 'debrief-earlier', !!reordered(debrief, entry.room, -1),
            (pressed) => void move(-1, pressed),
          )}
          {button(
            t.debrief.later, 'debrief-later', !!reordered(debrief, entry.room, 1),
            (pressed) => void move(1, pressed),
          )}
        </p>
      )}
    </li>
  )
}
