// Staff hide a message from the others, with a reason for the rest of the staff.
import { useState } from 'preact/hooks'
import { reason_max } from '../session/limits'
import type { Message } from '../session/view'
import { t } from '../words/t'
import { useClient } from './client_context'
import { Confirm } from './confirm'

export function HideDialog({ message, close }: { message: Message; close: () => void }) {
  const client = useClient()
  const [reason, set_reason] = useState('')
  const hide = (): void => {
    const why = reason.trim() ? { reason: reason.trim() } : {}
    void client.act('message.hide', { message: message.message, ...why })
  }
  return (
    <Confirm
      title={t.hide.title}
      note={t.hide.note}
      yes={t.hide.button}
      testid="hide-dialog"
      act={hide}
      close={close}
    >
      <label class="field">
        {t.hide.reason} {t.optional}
        <input
          maxLength={reason_max}
          value={reason}
          onInput={(event) => set_reason(event.currentTarget.value)}
        />
      </label>
    </Confirm>
  )
}
