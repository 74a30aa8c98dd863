// How many messages came while the chat was not the tab in view.
import { useEffect, useRef, useState } from 'preact/hooks'
import { useView } from './client_context'

export function useUnseen(chat_shown: boolean): number {
  const { room, me } = useView()
  const [unseen, set_unseen] = useState(0)
  const last = useRef(room.messages[room.messages.length - 1]?.message ?? null)
  useEffect(() => {
    const after = room.messages.findIndex((message) => message.message === last.current) + 1
    const others = room.messages.slice(after).filter((message) => message.from.id !== me.id)
    last.current = room.messages[room.messages.length - 1]?.message ?? null
    set_unseen((before) => (chat_shown ? 0 : before + others.length))
  }, [room.messages, chat_shown])
  useEffect(() => {
    set_unseen(0)
  }, [room.id])
  return unseen
}
