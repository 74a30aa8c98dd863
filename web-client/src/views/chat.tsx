// The conversation of the room that we are in.
import { useState } from 'preact/hooks'
import type { Message } from '../session/view'
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

export function Chat() {
  const client = useClient()
  const view = useView()
  const { room, session } = view
  const [replying, set_replying] = useState<Message | null>(null)
  const name = room_name(room.id, room.name)
  const reply_here = replying && view.room.messages.includes(replying) ? replying : null
  return (
    <section class="card chat" aria-labelledby="chat-title" data-panel="chat" data-testid="chat">
      <h2 id="chat-title">{t.chat.title(name)}</h2>
      <ChatLog key={room.id + view.me.entered_seq} reply={set_replying} />
      <TypingLine />
      {session.state === 'closing' && <p class="mute">{t.chat.closing}</p>}
      {session.state === 'scheduled' && <p class="mute">{t.chat.scheduled}</p>}
      {session.state === 'open' && (
        <>
          <Stranded />
          <Composer
            key={`${room.id} ${client.belongings.value!.brought.value}`}
            name={name}
            replying={reply_here}
            stop_reply={() => set_replying(null)}
          />
        </>
      )}
    </section>
  )
}
