// What was said to everyone, or to our room, so far: all of it can be read again.
import type { Broadcast, View } from '../session/view'
import { t } from '../words/t'
import { time_of_day } from '../words/times'
import { useClient, useView } from './client_context'
import { CloseRow, Dialog } from './dialog'

export const unread_broadcasts = ({ broadcasts, me }: View): Broadcast[] =>
  broadcasts.filter(({ broadcast, from }) => from.id !== me.id && !me.acked.includes(broadcast))

export function BroadcastsDialog({ close }: { close: () => void }) {
  const client = useClient()
  const view = useView()
  const unread = new Set(unread_broadcasts(view).map(({ broadcast }) => broadcast))
  return (
    <Dialog title={t.broadcast.history_title} testid="broadcasts-dialog" close={close}>
      <ul class="queue">
        {[...view.broadcasts].reverse().map(({ broadcast, at, text, from, rooms, repeated_at }) => (
          <li key={broadcast}>
            <span class="words">{text}</span>{' '}
            <span class="mute">
              {time_of_day(at)} · {from.name}
              {rooms?.length ? ` · ${t.broadcast.to_rooms}` : ''}
              {repeated_at ? ` · ${t.broadcast.again_at(time_of_day(repeated_at))}` : ''}
            </span>
            {unread.has(broadcast) && (
              <p class="row">
                <button class="sm" onClick={() => void client.act('broadcast.ack', { broadcast })}>
                  {t.broadcast.ack}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      <CloseRow close={close} primary />
    </Dialog>
  )
}
