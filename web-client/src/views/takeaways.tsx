// A room's notes for the debrief: add, change and remove one's own.
import { useRef, useState } from 'preact/hooks'
import { takeaway_max } from '../session/limits'
import type { Takeaway } from '../session/view'
import { t } from '../words/t'
import { useClient, useView } from './client_context'
import { useFocusOnward } from './focus_onward'
import { OwnHeadline } from './headline'
import { TextForm } from './text_form'

export function TakeawayItem({ item, changes }: { item: Takeaway; changes: boolean }) {
  const client = useClient()
  const { me } = useView()
  const [editing, set_editing] = useState(false)
  const { takeaway, text, from } = item
  const may = changes && (from.id === me.id || me.role !== 'attendee')
  const save = async (changed: string): Promise<boolean> => {
    const taken = await client.act('takeaway.edit', { takeaway, text: changed })
    if (taken) set_editing(false)
    return !!taken
  }
  if (editing) {
    return (
      <li class="note">
        <TextForm
          label={t.takeaways.field}
          button={t.save}
          most={takeaway_max}
          in_public
          testid="takeaway-edit"
          start={text}
          hide_label
          submit={save}
          cancel={() => set_editing(false)}
        />
      </li>
    )
  }
  return (
    <li class="note" data-testid="takeaway">
      <span class="words">{text}</span> <span class="mute">{t.takeaways.by(from.name || t.no_name)}</span>
      {may && (
        <span class="row">
          <button
            class="sm"
            aria-label={t.takeaways.change(text)}
            onClick={() => set_editing(true)}
          >
            {t.edit}
          </button>
          <button
            class="sm"
            aria-label={t.takeaways.remove(text)}
            onClick={() => void client.act('takeaway.remove', { takeaway })}
          >
            {t.remove}
          </button>
        </span>
      )}
    </li>
  )
}

export function Takeaways() {
  const client = useClient()
  const { room } = useView()
  const list = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusOnward(list, heading)
  const add = async (text: string): Promise<boolean> =>
    !!(await client.act('takeaway.add', { text }))
  return (
    <div ref={list} data-testid="takeaways">
      <OwnHeadline key={room.id} />
      <h3 ref={heading}>{t.takeaways.title}</h3>
      {room.takeaways.length ? (
        <ul>
          {room.takeaways.map((item) => (
            <TakeawayItem key={item.takeaway} item={item} changes />
          ))}
        </ul>
      ) : (
        <p class="mute">{t.takeaways.none}</p>
      )}
      <TextForm
        label={t.takeaways.field}
        button={t.takeaways.add}
        note={t.takeaways.note}
        most={takeaway_max}
        in_public
        keep="takeaway"
        testid="takeaway-form"
        submit={add}
      />
    </div>
  )
}
