// What the staff tell each other. Attendees never see it.
import { useEffect, useState } from 'preact/hooks'
import { letter_max } from '../../session/limits'
import { number_of } from '../../session/lists'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Letters } from '../letters_dialog'
import { TextForm } from '../text_form'

// Closed, it says how many notes of others came since it was open.
export function StaffNotes() {
  const client = useClient()
  const { me, staff_only } = useView()
  const notes = staff_only?.notes ?? []
  const [open, set_open] = useState(false)
  const [read, set_read] = useState(0)
  const latest = notes.length ? number_of(notes[notes.length - 1]!.letter) : 0
  const fresh = notes.filter(({ letter, from }) => from.id !== me.id && number_of(letter) > read)
  useEffect(() => {
    if (open) set_read(latest)
  }, [open, latest])
  const send = async (text: string): Promise<boolean> => !!(await client.act('staff.note', { text }))
  return (
    <details
      class="card panel notes"
      onToggle={(event) => set_open(event.currentTarget.open)}
      data-testid="staff-notes"
    >
      <summary>{t_staff.safe.notes.title(open ? 0 : fresh.length)}</summary>
      {notes.length ? <Letters letters={notes} /> : <p class="mute">{t_staff.safe.notes.none}</p>}
      <TextForm
        label={t_staff.safe.notes.field}
        button={t_staff.safe.notes.send}
        most={letter_max}
        testid="note-form"
        submit={send}
      />
    </details>
  )
}
