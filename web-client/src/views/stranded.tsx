// What was typed in a room that has closed: use it here, or let it go. It is never posted by
// itself: words for five people are not for three hundred.
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { t } from '../words/t'
import { useClient, useView } from './client_context'

export function Stranded() {
  const client = useClient()
  const { room, rooms } = useView()
  const looked = useMemo(() => signal(0), [])
  const { brought, writing, outgoing } = client.belongings.value!
  looked.value // Draw again after one was used.
  const open = ['main', room.id, ...rooms.map((each) => each.room)]
  const failed = outgoing.list.value.filter(
    (item) => item.state === 'failed' && item.room !== room.id,
  )
  const drafts = writing.stranded(open)
  const done = (): void => void (looked.value += 1)
  const use = (text: string): void => {
    const before = writing.draft(room.id)
    const whole = before ? `${before}\n${text}` : text
    writing.keep_draft({ room: room.id, name: room.name, text: whole })
    brought.value += 1
  }
  const all = [
    ...drafts.map((draft) => ({
      ...draft,
      drop: () => writing.keep_draft({ ...draft, text: '' }),
    })),
    ...failed.map((item) => ({
      room: item.id,
      name: item.room_name,
      text: item.text,
      drop: () => outgoing.drop(item.id),
    })),
  ]
  return (
    <>
      {all.map(({ room: key, name, text, drop }) => (
        <div key={key} class="note" data-testid="stranded">
          <span class="words">{t.chat.stranded(name, text)}</span>
          <span class="row">
            <button class="sm" onClick={() => (use(text), drop(), done())}>
              {t.chat.use_here}
            </button>
            <button class="sm" onClick={() => (drop(), done())}>
              {t.chat.drop}
            </button>
          </span>
        </div>
      ))}
    </>
  )
}
