// The messages. Scrolls along only when the reader is at the end; else says how many are new, and
// a line marks where they begin until it was passed.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../session/view'
import { t } from '../words/t'
import { ChatMessage } from './chat_message'
import { useClient, useView } from './client_context'
import { useFocusOnward } from './focus_onward'
import { OutgoingItem } from './outgoing_item'
import { useSpokenMessages } from './spoken_messages'

const near_the_end_px = 40

const at_the_end = (box: HTMLElement): boolean =>
  box.scrollHeight - box.scrollTop - box.clientHeight < near_the_end_px

interface Unread {
  first: string
  count: number
}

// Which messages came while the reader looked at older ones.
function useUnread(box: { current: HTMLElement | null }, messages: Message[]) {
  const { me } = useView()
  const [unread, set_unread] = useState<Unread | null>(null)
  const was_at_end = useRef(true)
  const last = useRef(messages[messages.length - 1]?.message ?? null)
  useLayoutEffect(() => {
    const newest = messages[messages.length - 1]
    // A message may also have grown, by a reaction or a change.
    if (was_at_end.current) scroll_to_end(box.current)
    if (!newest || newest.message === last.current) return
    const after = messages.findIndex((message) => message.message === last.current) + 1
    last.current = newest.message
    const others = messages.slice(after).filter((message) => message.from.id !== me.id)
    if (was_at_end.current || newest.from.id === me.id) return scroll_to_end(box.current)
    if (!others.length) return
    set_unread((before) => ({
      first: before?.first ?? others[0]!.message,
      count: (before?.count ?? 0) + others.length,
    }))
  }, [messages])
  const scrolled = (): void => {
    if (!box.current) return
    was_at_end.current = at_the_end(box.current)
    if (was_at_end.current) set_unread((before) => before && { ...before, count: 0 })
  }
  return { unread, scrolled, was_at_end }
}

function scroll_to_end(box: HTMLElement | null): void {
  if (box) box.scrollTop = box.scrollHeight
}

// At the end when first shown, and when the box changes its size, as with a phone's keyboard.
function stay_at_end(box: HTMLElement | null, at_end: { current: boolean }): () => void {
  scroll_to_end(box)
  if (!box || typeof ResizeObserver === 'undefined') return () => undefined
  const watch = new ResizeObserver(() => at_end.current && scroll_to_end(box))
  watch.observe(box)
  return () => watch.disconnect()
}

function OlderButton({ oldest, box }: { oldest: string; box: { current: HTMLElement | null } }) {
  const { older, notices } = useClient()
  const { me } = useView()
  if (!older.more.value) return null
  const read = async (): Promise<void> => {
    const from_end = box.current ? box.current.scrollHeight - box.current.scrollTop : 0
    await older.read(oldest).catch(() => notices.error(t.could_not_load))
    // What the reader looked at stays where it was.
    requestAnimationFrame(() => {
      if (box.current) box.current.scrollTop = box.current.scrollHeight - from_end
    })
  }
  return (
    <button class="sm" disabled={older.reading.value} onClick={() => void read()} key={me.id}>
      {t.chat.older}
    </button>
  )
}

export function ChatLog({ reply }: { reply: (message: Message) => void }) {
  const client = useClient()
  const { room, session } = useView()
  const box = useRef<HTMLDivElement>(null)
  const messages = [...client.older.list.value, ...room.messages]
  const going = client.belongings.value!.outgoing.list.value.filter((item) => item.room === room.id)
  const { unread, scrolled, was_at_end } = useUnread(box, room.messages)
  useFocusOnward(box, box)
  useSpokenMessages(room.messages)
  useEffect(() => stay_at_end(box.current, was_at_end), [])
  useEffect(() => {
    if (was_at_end.current) scroll_to_end(box.current)
  }, [going.length])
  const full = !!room.older || client.older.list.value.length > 0
  return (
    <div class="log-frame">
      <div
        id="message-log"
        class="log"
        role="log"
        aria-live="off"
        aria-label={t.chat.log}
        tabIndex={0}
        ref={box}
        onScroll={scrolled}
        data-testid="log"
      >
        {full && messages[0] && <OlderButton oldest={messages[0].message} box={box} />}
        {room.id !== 'main' && !full && <p class="mute">{t.chat.from_now}</p>}
        {!messages.length && !going.length && <p class="mute">{t.chat.empty}</p>}
        <ol class="msgs" lang={session.lang}>
          {messages.map((message) => (
            <ChatMessage
              key={message.message}
              message={message}
              starts_new={message.message === unread?.first}
              reply={reply}
              all={messages}
            />
          ))}
          {going.map((item) => (
            <OutgoingItem key={item.id} item={item} />
          ))}
        </ol>
      </div>
      {!!unread?.count && (
        <button class="sm p new" onClick={() => scroll_to_end(box.current)} data-testid="new">
          {t.chat.new(unread.count)}
        </button>
      )}
    </div>
  )
}
