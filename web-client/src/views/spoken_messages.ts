// New messages of others are read aloud: one by its words, several in a short time as a number.
// Nothing of what was there before is read.
import { useEffect, useRef } from 'preact/hooks'
import type { Message } from '../session/view'
import { t } from '../words/t'
import { useClient, useView } from './client_context'

const gathered_ms = 1_500

export function useSpokenMessages(messages: Message[]): void {
  const { notices } = useClient()
  const { me } = useView()
  const last = useRef(messages[messages.length - 1]?.message ?? null)
  const waiting = useRef<Message[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    const newest = messages[messages.length - 1]
    if (!newest || newest.message === last.current) return
    const after = messages.findIndex((message) => message.message === last.current) + 1
    last.current = newest.message
    const others = messages.slice(after).filter((message) => message.from.id !== me.id)
    waiting.current = [...waiting.current, ...others]
    if (timer.current || !waiting.current.length) return
    timer.current = setTimeout(() => {
      const [first, ...more] = waiting.current
      waiting.current = []
      timer.current = null
      if (!first) return
      notices.say(
        more.length
          ? t.chat.spoken_many(more.length + 1)
          : t.chat.spoken_one(first.from.name, first.text),
      )
    }, gathered_ms)
  }, [messages])
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
}
