// Reply and react; for the author edit and delete, within ten minutes; tell the staff; for staff
// hide. The last two also while the session closes.
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { own_words_change_ms } from '../session/limits'
import type { Message, View } from '../session/view'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { useClient, useView } from './client_context'
import { FlagDialog } from './flag_dialog'
import { HideDialog } from './hide_dialog'

interface Props {
  message: Message
  reply: (message: Message) => void
  edit: () => void
}

function EmojiRow({ message, done }: { message: Message; done: () => void }) {
  const client = useClient()
  const { session } = useView()
  const react = (emoji: string): void => {
    const mine = message.reactions.some((reaction) => reaction.emoji === emoji && reaction.mine)
    void client.act('message.react', { message: message.message, emoji, on: !mine })
    done()
  }
  return (
    <div class="row tight" role="group" aria-label={t.chat.reactions}>
      {session.emoji.map((emoji) => (
        <button key={emoji} class="sm reaction" onClick={() => react(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  )
}

// Whether there is anything that can be done with it.
export const has_menu = (message: Message, { me, session }: View): boolean =>
  session.state === 'open' || (session.state === 'closing' && message.from.id !== me.id)

// `done` after a step, `answered` after a dialog.
interface Ways {
  done: () => void
  answered: () => void
}

function Actions({ message, reply, edit, done, answered }: Props & Ways) {
  const client = useClient()
  const { me, session } = useView()
  const [hiding, set_hiding] = useState(false)
  const [flagging, set_flagging] = useState(false)
  const own = message.from.id === me.id
  const open = session.state === 'open'
  const young = open && client.now() - message.at < own_words_change_ms
  const then = (act: () => void) => () => (act(), done())
  return (
    <div class="row tight">
      {open && (
        <button class="sm" onClick={then(() => reply(message))}>
          {t.chat.reply}
        </button>
      )}
      {own && young && (
        <>
          <button class="sm" onClick={then(edit)}>
            {t.edit}
          </button>
          <button
            class="sm"
            onClick={then(() => void client.act('message.delete', { message: message.message }))}
          >
            {t.chat.drop}
          </button>
        </>
      )}
      {!own && (
        <button class="sm" onClick={() => set_flagging(true)} data-testid="flag-open">
          {t_safety.flag.button}
        </button>
      )}
      {flagging && (
        <FlagDialog
          target={message.message}
          author={message.from}
          close={() => (set_flagging(false), answered())}
        />
      )}
      {client.is_staff.value && !own && (
        <button class="sm" onClick={() => set_hiding(true)}>
          {t_safety.hide.button}
        </button>
      )}
      {hiding && <HideDialog message={message.message} close={() => (set_hiding(false), answered())} />}
    </div>
  )
}

// After a dialog the focus comes back to the button; when that goes with its message's words, to the
// messages.
function useFocusBack(open: boolean, button: RefObject<HTMLButtonElement>): () => void {
  const asked = useRef(false)
  useEffect(() => {
    if (open || !asked.current) return
    asked.current = false
    button.current?.focus()
  }, [open])
  useEffect(
    () => () => {
      if (document.activeElement !== button.current) return
      button.current?.closest<HTMLElement>('.log')?.focus()
    },
    [],
  )
  return () => (asked.current = true)
}

// `head` says whose message it is; the words are the children. The menu opens under them: what it is
// about stays in sight.
interface MenuProps extends Props {
  head: ComponentChildren
  children: ComponentChildren
}

export function MessageMenu({ head, children, ...props }: MenuProps) {
  const { session } = useView()
  const [open, set_open] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const comes_back = useFocusBack(open, button)
  const close = (): void => {
    set_open(false)
    button.current?.focus()
  }
  const answered = (): void => {
    comes_back()
    set_open(false)
  }
  useEffect(() => {
    if (!open) return
    box.current?.querySelector<HTMLElement>('button')?.focus()
    // On a phone the messages have little height: all of it comes into sight.
    box.current?.scrollIntoView?.({ block: 'nearest' })
  }, [open])
  return (
    <>
      <div class="head">
        {head}
        <button
          class="sm more"
          ref={button}
          aria-expanded={open}
          aria-label={t.chat.more(props.message.from.name)}
          onClick={() => set_open(!open)}
          data-testid="message-more"
        >
          ⋯
        </button>
      </div>
      {children}
      {open && (
        <div
          class="menu"
          ref={box}
          onKeyDown={(event) => event.key === 'Escape' && close()}
          data-testid="message-menu"
        >
          <Actions {...props} done={() => set_open(false)} answered={answered} />
          {session.state === 'open' && <EmojiRow message={props.message} done={close} />}
        </div>
      )}
    </>
  )
}
