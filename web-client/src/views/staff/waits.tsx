// How long somebody has waited, ticking. It is read when one goes there, not each second.
import { clock_text } from '../../session/countdown'
import { t } from '../../words/t'
import { useClient } from '../client_context'

export function Waits({ since }: { since: number }) {
  const waited = Math.max(0, useClient().second.value - since)
  return <span class="mute waited"> · {t.needs.waits(clock_text(waited))}</span>
}
