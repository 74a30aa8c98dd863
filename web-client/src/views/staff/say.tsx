// A word to everybody, or to some rooms, and who has seen it.
import { useState } from 'preact/hooks'
import { broadcast_max } from '../../session/limits'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { TextForm } from '../text_form'
import { Sent } from './sent'

function RoomBoxes({ chosen, toggle }: { chosen: string[]; toggle: (room: string) => void }) {
  const { rooms } = useView()
  if (!rooms.length) return null
  const boxes = [...rooms, { room: 'main', name: t.header.main_room }]
  return (
    <details>
      <summary>
        {t_staff.say.to}: {chosen.length ? t.rooms(chosen.length) : t_staff.say.all}
      </summary>
      {boxes.map(({ room, name }) => (
        <label key={room} class="choice">
          <input type="checkbox" checked={chosen.includes(room)} onChange={() => toggle(room)} />
          {name}
        </label>
      ))}
    </details>
  )
}

export function Say() {
  const client = useClient()
  const { broadcasts, rooms, session } = useView()
  const [wished, set_wished] = useState<string[]>([])
  const open = new Set([...rooms.map((room) => room.room), 'main'])
  const chosen = rooms.length ? wished.filter((room) => open.has(room)) : []
  const toggle = (room: string): void =>
    set_wished(chosen.includes(room) ? chosen.filter((r) => r !== room) : [...chosen, room])
  const send = async (text: string): Promise<boolean> => {
    const to = chosen.length ? { rooms: chosen } : {}
    return !!(await client.act('broadcast.send', { text, ...to }))
  }
  return (
    <section class="card" aria-labelledby="say-title" data-testid="say">
      <h2 id="say-title">{t_staff.say.title}</h2>
      {session.state === 'open' && (
        <TextForm
          label={t_staff.say.field}
          hide_label
          button={chosen.length ? t_staff.say.send_some(chosen.length) : t_staff.say.send}
          most={broadcast_max}
          testid="say-form"
          submit={send}
        >
          <RoomBoxes chosen={chosen} toggle={toggle} />
        </TextForm>
      )}
      <details class="panel">
        <summary>{t_staff.say.history}</summary>
        {!broadcasts.length && <p class="mute">{t_staff.say.none}</p>}
        <ul class="queue">
          {[...broadcasts].reverse().map((item) => (
            <Sent key={item.broadcast} item={item} />
          ))}
        </ul>
      </details>
    </section>
  )
}
