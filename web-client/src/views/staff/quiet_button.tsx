// One button that makes a room (or all) quiet, with a reason that everybody reads there, and lets it
// write again.
import { useState } from 'preact/hooks'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Confirm } from '../confirm'
import { ReasonField, with_reason } from '../reason_field'

interface Props {
  room: string
  mute: string
  unmute: string
  label?: (words: string) => string
  testid: string
}

function QuietDialog({ room, words, close }: { room: string; words: string; close: () => void }) {
  const client = useClient()
  const [reason, set_reason] = useState('')
  const mute = (): void => void client.act('room.mute', { room, ...with_reason(reason) })
  return (
    <Confirm
      title={words}
      note={t_staff.safe.quiet.note}
      yes={t_staff.safe.quiet.yes}
      testid="quiet-dialog"
      act={mute}
      close={close}
    >
      <ReasonField label={t_staff.safe.quiet.reason} reason={reason} change={set_reason} />
    </Confirm>
  )
}

export function QuietButton({ room, mute, unmute, label, testid }: Props) {
  const client = useClient()
  const [asking, ask] = useState(false)
  const quiet = (useView().session.mutes ?? []).some((each) => each.room === room)
  const words = quiet ? unmute : mute
  const name = label?.(words) ?? words
  return (
    <>
      <button
        class="sm"
        aria-label={name}
        onClick={() => (quiet ? void client.act('room.unmute', { room }) : ask(true))}
        data-testid={testid}
      >
        {words}
      </button>
      {asking && <QuietDialog room={room} words={name} close={() => ask(false)} />}
    </>
  )
}
