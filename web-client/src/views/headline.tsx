// A room's headline and who says it: shown, and in the room itself written or changed.
import { useId, useState } from 'preact/hooks'
import { speaker_went } from '../session/debrief'
import { takeaway_max } from '../session/limits'
import type { Headline } from '../session/view'
import { t } from '../words/t'
import { useClient, useView } from './client_context'
import { TextForm } from './text_form'

export function HeadlineText({ headline }: { headline: Headline }) {
  const { me } = useView()
  const { text, speaker } = headline
  return (
    <p class="note" data-testid="headline">
      <strong class="words">{text}</strong>{' '}
      <span class="mute">
        {speaker.id === me.id ? t.headline.you_say : t.headline.says(speaker.name || t.no_name)}
      </span>
    </p>
  )
}

function HeadlineForm({ saved, cancel }: { saved: () => void; cancel?: () => void }) {
  const client = useClient()
  const { room } = useView()
  const still_here = room.people.some(({ id }) => id === room.headline?.speaker.id)
  const [speaker, set_speaker] = useState(still_here ? room.headline!.speaker.id : '')
  const [missing, set_missing] = useState(false)
  const id = useId()
  const save = async (text: string): Promise<boolean> => {
    set_missing(!speaker)
    if (!speaker) return false
    const taken = await client.act('takeaway.headline', { text, speaker })
    if (taken) saved()
    return !!taken
  }
  return (
    <TextForm
      label={t.headline.field}
      button={t.headline.save}
      note={t.headline.note}
      most={takeaway_max}
      in_public
      testid="headline-form"
      start={room.headline?.text}
      submit={save}
      cancel={cancel}
    >
      <p class="field">
        <label for={id}>{t.headline.who}</label>
        <select
          id={id}
          value={speaker}
          aria-describedby={`${id}m`}
          onChange={(event) => (set_speaker(event.currentTarget.value), set_missing(false))}
          data-testid="headline-speaker"
        >
          <option value="">{t.headline.nobody}</option>
          {room.people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <span class="bad" id={`${id}m`} role="alert">
          {missing && t.headline.who_missing}
        </span>
      </p>
    </TextForm>
  )
}

// Once what holds it has been drawn: a button that was pressed goes, and the focus with it.
async function focus_on(selector: string): Promise<void> {
  await Promise.resolve()
  document.querySelector<HTMLElement>(selector)?.focus()
}

export function OwnHeadline() {
  const client = useClient()
  const view = useView()
  const [editing, set_editing] = useState(false)
  const { headline } = view.room
  const change = (): void => {
    set_editing(true)
    void focus_on('[data-testid="headline-form"] textarea')
  }
  const close = (): void => {
    set_editing(false)
    void focus_on('#headline-title')
  }
  const saved = (): void => {
    close()
    client.notices.say(t.headline.saved)
  }
  // Whoever has begun to write goes on, also when another was quicker.
  return (
    <div data-testid="own-headline" onInput={() => set_editing(true)}>
      <h3 id="headline-title" tabIndex={-1}>
        {t.headline.title}
      </h3>
      {headline && <HeadlineText headline={headline} />}
      {headline && speaker_went(view) && (
        <p class="bad">{t.headline.ask_speaker(headline.speaker.name)}</p>
      )}
      {headline && !editing ? (
        <button class="sm" onClick={change} data-testid="headline-change">
          {t.headline.change}
        </button>
      ) : (
        <HeadlineForm saved={saved} cancel={headline ? close : undefined} />
      )}
    </div>
  )
}
