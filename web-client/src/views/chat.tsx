// The conversation of the room that we are in.
import { useEffect, useState } from 'preact/hooks'
import type { Client } from '../client/client'
import type { Message, View } from '../session/view'
import { t } from '../words/t'
import { ChatLog } from './chat_log'
import { useClient, useView } from './client_context'
import { Composer } from './composer'
import { room_name } from './room_header'
import { Stranded } from './stranded'

function TypingLine() {
  const client = useClient()
  const { room } = useView()
  const typing = client.typing.now.value
  const here = typing && typing.room === room.id
  return (
    <p class="mute typing" data-testid="typing" aria-hidden="true">
      {here && t.chat.typing(typing.names, typing.more)}
    </p>
  )
}

// As it reads now: others react to it, and its author may change it. What was taken away, and what
// was said in another room, is not replied to.
function replied_to(id: string | null, client: Client, { room }: View): Message | null {
  const all = [...client.older.list.value, ...room.messages]
  const message = id ? all.find((each) => each.message === id) : undefined
  return message && !message.deleted && !message.hidden ? message : null
}

export function Chat() {
  const client = useClient()
  const view = useView()
  const { room, session } = view
  const [replying, set_replying] = useState<string | null>(null)
  // Who comes back later begins anew, and the focus stays at the room's name.
  useEffect(() => set_replying(null), [room.id])
  const name = room_name(room.id, room.name)
  return (
    <section class="card chat" aria-labelledby="chat-title" data-panel="chat" data-testid="chat">
      <h2 id="chat-title">{t.chat.title(name)}</h2>
      <ChatLog key={room.id + view.me.entered_seq} reply={({ message }) => set_replying(message)} />
      <TypingLine />
      {session.state === 'closing' && <p class="mute">{t.chat.closing}</p>}
      {session.state === 'scheduled' && <p class="mute">{t.chat.scheduled}</p>}
      {session.state === 'open' && (
        <>
          <Stranded />
          <Composer
            key={`${room.id} ${client.belongings.value!.brought.value}`}
            name={name}
            replying={replied_to(replying, client, view)}
            stop_reply={() => set_replying(null)}
          />
        </>
      )}
    </section>
  )
}
