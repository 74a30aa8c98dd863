// Who has written to the staff and waits for an answer; and the whole thread in a dialog.
import { useState } from 'preact/hooks'
import { letter_max } from '../../session/limits'
import { unanswered } from '../../session/safety'
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
  const send = async (text: string): Promise<boolean> => {
    const sent = !!(await client.act('staff.write', { text, participant: person.id }))
    if (sent) {
      client.notices.tell(t_staff.safe.letters.sent(person.name))
      close()
    }
    return sent
  }
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

function ThreadItem({ thread, answer }: { thread: Thread; answer: () => void }) {
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
          onClick={answer}
          data-testid="thread-answer"
        >
          {t_staff.safe.letters.answer}
        </button>
      </p>
    </li>
  )
}

// The dialog stays when a colleague has answered meanwhile: what one was writing is not lost.
export function Threads() {
  const [whose, answer] = useState<Person | null>(null)
  return (
    <>
      {unanswered(useView()).map((thread) => (
        <ThreadItem
          key={thread.participant.id}
          thread={thread}
          answer={() => answer(thread.participant)}
        />
      ))}
      {whose && <ThreadDialog person={whose} close={() => answer(null)} />}
    </>
  )
}
