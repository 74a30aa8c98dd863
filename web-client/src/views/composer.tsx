// The message box. What is typed is kept for this room until it is sent.
import { useEffect, useRef, useState } from 'preact/hooks'
import { message_max } from '../session/limits'
import { pace_wait_ms } from '../session/safety'
import type { Message } from '../session/view'
import { t } from '../words/t'
import { useClient, useView } from './client_context'
import { useSilence } from './silence'
import { SlowNote } from './slow_note'

interface Props {
  name: string
  replying: Message | null
  stop_reply: () => void
}

function useDraft(): [string, (text: string) => void] {
  const client = useClient()
  const { room } = useView()
  const { writing } = client.belongings.value!
  const [text, set_text] = useState(() => writing.draft(room.id))
  const keep = (next: string): void => {
    set_text(next)
    writing.keep_draft({ room: room.id, name: room.name, text: next })
  }
  return [text, keep]
}

export function Composer({ name, replying, stop_reply }: Props) {
  const client = useClient()
  const [text, keep] = useDraft()
  const field = useRef<HTMLTextAreaElement>(null)
  const view = useView()
  const silence = useSilence()
  const waits = pace_wait_ms(view, client.second.value) > 0
  const left = message_max - [...text.normalize('NFC')].length
  useEffect(() => {
    if (replying) field.current?.focus()
  }, [replying?.message])
  const send = (event: Event): void => {
    event.preventDefault()
    if (silence || waits || !text.trim() || left < 0) return
    client.post(text.trim(), replying?.message)
    keep('')
    stop_reply()
    field.current?.focus()
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && replying) stop_reply()
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || has_touch_keyboard()) return
    send(event)
  }
  const typed = (next: string): void => {
    keep(next)
    if (next) client.say_typing()
  }
  return (
    <form class="comp" onSubmit={send} data-testid="composer">
      {replying && (
        <p class="replying">
          <span>{t.chat.replying(replying.from.name, shortened(replying.text))}</span>
          <button type="button" class="sm" onClick={stop_reply}>
            {t.chat.stop_reply}
          </button>
        </p>
      )}
      <label class="vh" for="message-field">
        {t.chat.field(name)}
      </label>
      <textarea
        id="message-field"
        ref={field}
        rows={2}
        value={text}
        placeholder={t.chat.field(name)}
        data-testid="message-field"
        onInput={(event) => typed(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <button type="submit" class="p" aria-disabled={!!silence || waits} data-testid="send">
        {t.send}
      </button>
      {silence && <p class="mute wide">{silence}</p>}
      <SlowNote />
      {left < 200 && (
        <p class={left < 0 ? 'bad wide' : 'mute wide'}>
          {left < 0 ? t.too_many_letters(-left) : t.letters_left(left)}
        </p>
      )}
    </form>
  )
}

// There Enter is the only way to a new line, and nothing is to be sent by a slip of a thumb.
const has_touch_keyboard = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches

export const shortened = (text: string): string =>
  text.length > 80 ? `${[...text].slice(0, 79).join('')}…` : text
