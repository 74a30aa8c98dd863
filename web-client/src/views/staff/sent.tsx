// A broadcast that was sent: to how many it went out and how many have seen it, room by room.
import type { Broadcast, Reach, View } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { time_of_day } from '../../words/times'
import { useClient, useView } from '../client_context'

const sum = (numbers: number[]): number => numbers.reduce((all, n) => all + n, 0)

function total(reach: Reach | undefined) {
  const rooms = Object.values(reach?.rooms ?? {})
  return {
    people: sum(rooms.map(([people]) => people)),
    delivered: sum(rooms.map(([, delivered]) => delivered)),
    seen: sum(rooms.map(([, , seen]) => seen)),
  }
}

const room_name = ({ rooms }: View, id: string): string =>
  id === 'main' ? t.header.main_room : (rooms.find((room) => room.room === id)?.name ?? id)

function ByRoom({ reach }: { reach: Reach }) {
  const view = useView()
  return (
    <details class="mute">
      <summary>{t_staff.say.per_room}</summary>
      {Object.entries(reach.rooms).map(([room, [people, delivered, seen]]) => (
        <p key={room}>
          {room_name(view, room)}: {t_staff.say.seen(seen, people)}, {t_staff.say.delivered(delivered)}
        </p>
      ))}
    </details>
  )
}

export function Sent({ item }: { item: Broadcast }) {
  const client = useClient()
  const view = useView()
  const reach = view.live.seen?.find((each) => each.broadcast === item.broadcast)
  const { people, delivered, seen } = total(reach)
  const repeat = async (): Promise<void> => {
    const sent = await client.act('broadcast.repeat', { broadcast: item.broadcast })
    if (sent) client.notices.tell(t_staff.say.sent_again)
  }
  return (
    <li data-testid="sent">
      <span class="words">{item.text}</span>{' '}
      <span class="mute">
        {time_of_day(item.at)} · {item.from.name}
        {item.rooms?.length
          ? ` → ${t.list(item.rooms.map((room) => room_name(view, room)))}`
          : ''}
        {reach && ` · ${t_staff.say.seen(seen, people)}, ${t_staff.say.delivered(delivered)}`}
        {item.repeated_at ? ` · ${t.broadcast.again_at(time_of_day(item.repeated_at))}` : ''}
      </span>
      {reach && Object.keys(reach.rooms).length > 1 && <ByRoom reach={reach} />}
      {seen < people && (
        <p class="row">
          <button class="sm" onClick={() => void repeat()} data-testid="say-again">
            {t_staff.say.again(people - seen)}
          </button>
        </p>
      )}
    </li>
  )
}
