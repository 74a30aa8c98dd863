// Why nothing of ours can be said in public just now: muted, or in a room that is quiet. The banner
// says the rest.
import { quiet_here } from '../session/safety'
import { muted_now } from '../session/steps'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { useClient, useView } from './client_context'

export function useSilence(): string | null {
  const client = useClient()
  const view = useView()
  if (muted_now(view.me, client.second.value)) return t.muted.title
  const mute = quiet_here(view)
  if (!mute) return null
  return mute.room === 'all' ? t_safety.quiet.all : t_safety.quiet.title
}
