// Tells the staff that something is wrong with a message, a card, or the person behind it.
import { useId, useState } from 'preact/hooks'
import { flag_note_max } from '../session/limits'
import type { Person } from '../session/view'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { useClient } from './client_context'
import { Dialog } from './dialog'
import { TextField } from './text_field'

interface Props {
  target: string
  // Who it is, or whose words they are, if anybody knows.
  author?: Person | null
  close: () => void
}

function About({ target, author, about, choose }: {
  target: string
  author: Person
  about: string
  choose: (about: string) => void
}) {
  const name = useId()
  const option = (value: string, words: string) => (
    <label class="choice">
      <input
        type="radio"
        name={name}
        value={value}
        checked={about === value}
        onChange={() => choose(value)}
      />
      {words}
    </label>
  )
  return (
    <fieldset>
      <legend>{t_safety.flag.what}</legend>
      {option(target, t_safety.flag.message)}
      {option(author.id, t_safety.flag.person(author.name))}
    </fieldset>
  )
}

export function FlagDialog({ target, author, close }: Props) {
  const client = useClient()
  const [about, choose] = useState(target)
  const [note, set_note] = useState('')
  const about_staff = !!author && author.role !== 'attendee'
  const note_about = about.startsWith('p') ? t_safety.flag.note_person : t_safety.flag.note
  const title = author?.id === target ? t_safety.flag.about(author.name) : t_safety.flag.title
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const told = note.trim() ? { note: note.trim() } : {}
    if (!(await client.act('flag.raise', { target: about, ...told }))) return
    client.notices.tell(
      client.is_staff.value ? t_safety.flag.sent_by_staff : t_safety.flag.sent,
    )
    close()
  }
  return (
    <Dialog title={title} testid="flag-dialog" close={close}>
      <form class="stack" onSubmit={send}>
        <p>{about_staff ? t_safety.flag.note_about_staff : note_about}</p>
        {author && target.startsWith('m') && (
          <About target={target} author={author} about={about} choose={choose} />
        )}
        <TextField
          label={`${t_safety.flag.why} ${t.optional}`}
          most={flag_note_max}
          value={note}
          change={set_note}
        />
        <p class="row end">
          <button type="button" onClick={close}>
            {t.cancel}
          </button>
          <button type="submit" class="p" data-testid="flag-send">
            {t_safety.flag.send}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
