// A message of ours that the server has not confirmed: sending, kept, or not sent.
import type { Outgoing } from '../client/outgoing'
import { t } from '../words/t'
import { useClient, useView } from './client_context'

export function OutgoingItem({ item }: { item: Outgoing }) {
  const client = useClient()
  const { me } = useView()
  const { outgoing } = client.belongings.value!
  return (
    <li data-testid="outgoing" data-state={item.state}>
      <b>{t.you(me.name)}</b>
      <p class="words">{item.text}</p>
      {item.state === 'sending' && (
        <p class="pend">{client.lost.value ? t.chat.waiting : t.chat.sending}</p>
      )}
      {item.state === 'kept' && <p class="pend">{t.chat.kept}</p>}
      {item.state === 'failed' && (
        <p class="fail" role="alert">
          {t.chat.failed} {item.why && t.refusal(item.why)}{' '}
          <button class="sm" onClick={() => outgoing.send(item)}>
            {t.chat.try_again}
          </button>{' '}
          <button class="sm" onClick={() => outgoing.drop(item.id)}>
            {t.chat.drop}
          </button>
        </p>
      )}
    </li>
  )
}
