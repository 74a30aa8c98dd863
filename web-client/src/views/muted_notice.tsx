// Why we cannot write just now, until when, and what we still can do: muted ourselves, or in a room
// that is quiet.
import { quiet_here } from '../session/safety'
import { muted_now } from '../session/steps'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { time_of_day } from '../words/times'
import { useClient, useView } from './client_context'

function Notice({ title, until, reason, still, testid }: {
  title: string
  until: string
  reason?: string | null
  still: string
  testid: string
}) {
  return (
    <div class="banner calm" role="region" aria-label={title} data-testid={testid}>
      <div>
        <strong>{title}</strong>
        <span>
          {until} {reason && t.muted.reason(reason)}
        </span>
        <span>{still}</span>
      </div>
    </div>
  )
}

export function MutedNotice() {
  const client = useClient()
  const view = useView()
  if (muted_now(view.me, client.second.value)) {
    const { until, reason } = view.me.muted ?? {}
    return (
      <Notice
        testid="muted"
        title={t.muted.title}
        until={until ? t.muted.until(time_of_day(until)) : t.muted.until_lifted}
        reason={reason}
        still={t.muted.still}
      />
    )
  }
  const mute = quiet_here(view)
  if (!mute) return null
  return (
    <Notice
      testid="quiet"
      title={mute.room === 'all' ? t_safety.quiet.all : t_safety.quiet.title}
      until={t_safety.quiet.note}
      reason={mute.reason}
      still={t_safety.quiet.still}
    />
  )
}
