// Slow mode, shown before anybody types, and how long we still wait. Staff never do.
import { clock_text } from '../session/countdown'
import { pace_in, pace_wait_ms } from '../session/safety'
import { t_safety } from '../words/t_safety'
import { useClient, useView } from './client_context'

export function SlowNote() {
  const client = useClient()
  const view = useView()
  const every = pace_in(view, view.room.id)
  if (!every || view.me.role !== 'attendee') return null
  const wait = pace_wait_ms(view, client.second.value)
  return (
    <p class="mute wide" data-testid="slow">
      {t_safety.slow.on(every)} {wait > 0 && t_safety.slow.wait(clock_text(wait))}
    </p>
  )
}
