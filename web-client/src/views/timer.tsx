// The countdown everybody sees. It is read aloud at five minutes, one minute and the end only.
import { useEffect, useRef } from 'preact/hooks'
import { clock_text, countdown_of, crossed, left_ms } from '../session/countdown'
import { minutes_over, next_phase } from '../session/steps'
import { t } from '../words/t'
import { useClient, useView } from './client_context'

export function Timer() {
  const client = useClient()
  const view = useView()
  const now = client.second.value
  const countdown = countdown_of(view)
  const left = countdown && left_ms(countdown, now)
  const before = useRef<{ ends_at: number; left: number } | null>(null)
  useEffect(() => {
    if (!countdown || left === null) return void (before.current = null)
    const last = before.current
    const mark = last && last.ends_at === countdown.ends_at ? crossed(last.left, left) : null
    if (mark) client.notices.say(t.marks[mark])
    before.current = { ends_at: countdown.ends_at, left }
  }, [countdown?.ends_at, left])
  if (!countdown || left === null) return null
  const next = next_phase(view.agenda)
  const over = client.facilitates.value && !view.round ? minutes_over(view.agenda, now) : 0
  return (
    <span class="row tight">
      <span class="timer" role="timer" aria-label={t.timer.time_left} data-testid="timer">
        {clock_text(left)}
      </span>
      {countdown.paused_at !== null && <span class="pill">{t.timer.paused}</span>}
      {over > 0 && <span class="mute">{t.timer.over(over)}</span>}
      {left === 0 && !over && next && (
        <span class="mute" data-testid="what-next">
          {t.timer.what_next(next.title)}
        </span>
      )}
    </span>
  )
}
