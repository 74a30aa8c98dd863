// Staff hide a message or a card from the others, with a reason for the rest of the staff.
import { useState } from 'preact/hooks'
import { reason_max } from '../session/limits'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { useClient } from './client_context'
import { Confirm } from './confirm'

// One of the two.
interface Props {
  message?: string
  card?: string
  close: () => void
}

export function HideDialog({ message, card, close }: Props) {
  const client = useClient()
  const [reason, set_reason] = useState('')
  const hide = (): void => {
    const why = reason.trim() ? { reason: reason.trim() } : {}
    if (card) void client.act('card.hide', { card, ...why })
    else void client.act('message.hide', { message, ...why })
  }
  return (
    <Confirm
      title={card ? t_safety.hide.card_title : t_safety.hide.title}
      note={card ? t_safety.hide.card_note : t_safety.hide.note}
      yes={card ? t_safety.hide.short : t_safety.hide.button}
      testid="hide-dialog"
      act={hide}
      close={close}
    >
      <label class="field">
        {t_safety.hide.reason} {t.optional}
        <input
          maxLength={reason_max}
          value={reason}
          onInput={(event) => set_reason(event.currentTarget.value)}
        />
      </label>
    </Confirm>
  )
}
