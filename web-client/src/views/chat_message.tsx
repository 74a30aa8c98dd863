// One message: who, when, the words, reactions, and behind "⋯" what can be done with it.
import { useState } from 'preact/hooks'
import { message_max } from '../session/limits'
import type { Message } from '../session/view'
import { t } from '../words/t'
import { time_of_day } from '../words/times'
import { useClient, useView } from './client_context'
import { shortened } from './composer'
import { has_menu, MessageMenu } from './message_menu'
import { PersonName } from './person_name'
import { ShowAgain } from './show_again'
import { TextForm } from './text_form'

interface Props {
  message: Message
  starts_new: boolean
  reply: (message: Message) => void
  all: Message[]
}

function Words({ message }: { message: Message }) {
  if (message.deleted) return <p class="mute">{t.chat.deleted}</p>
  if (!message.hidden) return <p class="words">{message.text}</p>
  const { hidden_by, hidden_reason, text } = message
  if (!hidden_by) return <p class="mute">{t.chat.hidden}</p>
  return (
    <>
      <p class="mute">{t.chat.hidden_staff(hidden_by.name, hidden_reason ?? '')}</p>
      <p class="words struck">{text}</p>
      <ShowAgain id={message.message} testid="unhide" />
    </>
  )
}

function Quoted({ id, all }: { id: string; all: Message[] }) {
  const original = all.find((message) => message.message === id)
  const words = original && !original.deleted && !original.hidden ? original : null
  return (
    <p class="quoted mute">
      {words
        ? t.chat.replying(words.from.name, shortened(words.text))
        : t.chat.replied_gone}
    </p>
  )
}

function Reactions({ message }: { message: Message }) {
  const client = useClient()
  if (!message.reactions.length) return null
  return (
    <p class="row tight">
      {message.reactions.map(({ emoji, count, mine }) => (
        <button
          key={emoji}
          class="sm reaction"
          aria-pressed={mine}
          onClick={() =>
            void client.act('message.react', { message: message.message, emoji, on: !mine })
          }
        >
          {t.chat.reaction(emoji, count)}
        </button>
      ))}
    </p>
  )
}

export function ChatMessage({ message, starts_new, reply, all }: Props) {
  const client = useClient()
  const view = useView()
  const [editing, set_editing] = useState(false)
  const gone = !!message.deleted || !!message.hidden
  const save = async (text: string): Promise<boolean> => {
    const taken = await client.act('message.edit', { message: message.message, text })
    if (taken) set_editing(false)
    return !!taken
  }
  const head = (
    <>
      <PersonName person={message.from} />
      <time dateTime={new Date(message.at).toISOString()}>{time_of_day(message.at)}</time>
      {message.edited_at && !gone && <span class="mute"> {t.chat.edited}</span>}
    </>
  )
  const words = (
    <>
      {message.reply_to && <Quoted id={message.reply_to} all={all} />}
      {editing ? (
        <TextForm
          label={t.chat.edit_field}
          button={t.save}
          most={message_max}
          in_public
          testid="message-edit"
          start={message.text}
          submit={save}
          cancel={() => set_editing(false)}
        />
      ) : (
        <Words message={message} />
      )}
      {!gone && <Reactions message={message} />}
    </>
  )
  return (
    <>
      {starts_new && (
        <li class="unread" data-testid="divider">
          {t.chat.new_divider}
        </li>
      )}
      <li data-testid="message" data-message={message.message}>
        {has_menu(message, view) && !gone ? (
          <MessageMenu
            message={message}
            head={head}
            reply={reply}
            edit={() => set_editing(true)}
          >
            {words}
          </MessageMenu>
        ) : (
          <>
            <div class="head">{head}</div>
            {words}
          </>
        )}
      </li>
    </>
  )
}
