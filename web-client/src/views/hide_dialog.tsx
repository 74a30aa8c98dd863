// Staff hide a message or a card from the others, with a reason for the rest of the staff.
import { useState } from 'preact/hooks'
import { t_safety } from '../words/t_safety'
import { useClient } from './client_context'
import { Confirm } from './confirm'
import { ReasonField, with_reason } from './reason_field'

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
    if (card) void client.act('card.hide', { card, ...with_reason(reason) })
    else void client.act('message.hide', { message, ...with_reason(reason) })
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
      <ReasonField label={t_safety.hide.reason} reason={reason} change={set_reason} />
    </Confirm>
  )
}
