// Somebody has written to the staff and waits for an answer; and the whole thread in a dialog.
import { useState } from 'preact/hooks'
import { letter_max } from '../../session/limits'
import type { Thread } from '../../session/safety'
import type { Person } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Dialog } from '../dialog'
import { Letters } from '../letters_dialog'
import { TextForm } from '../text_form'
import { Waits } from './waits'

export function ThreadDialog({ person, close }: { person: Person; close: () => void }) {
  const client = useClient()
  const thread = useView().staff_only?.threads?.find((each) => each.participant.id === person.id)
  const send = async (text: string): Promise<boolean> =>
    !!(await client.act('staff.write', { text, participant: person.id }))
  return (
    <Dialog title={t_staff.safe.letters.title(person.name)} testid="thread-dialog" close={close}>
      <p>{t_staff.safe.letters.note}</p>
      {thread && <Letters letters={thread.letters} />}
      <TextForm
        label={t_staff.safe.letters.field(person.name)}
        button={t_staff.safe.letters.send}
        most={letter_max}
        testid="thread-form"
        submit={send}
        cancel={close}
      />
    </Dialog>
  )
}

export function ThreadItem({ thread }: { thread: Thread }) {
  const [open, set_open] = useState(false)
  const { participant, letters } = thread
  const last = letters[letters.length - 1]!
  return (
    <li data-testid="thread">
      <b>{t_staff.safe.letters.from(participant.name)}</b>
      <Waits since={last.at} />
      <p class="words">{last.text}</p>
      <p class="row">
        <button
          class="sm"
          aria-label={t.needs.for_whom(t_staff.safe.letters.answer, participant.name)}
          onClick={() => set_open(true)}
          data-testid="thread-answer"
        >
          {t_staff.safe.letters.answer}
        </button>
      </p>
      {open && <ThreadDialog person={participant} close={() => set_open(false)} />}
    </li>
  )
}
