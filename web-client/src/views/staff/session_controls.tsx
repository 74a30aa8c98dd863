// The door, and the session's end.
import { useState } from 'preact/hooks'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { CloseSession } from './run_bar'

export function SessionControls() {
  const client = useClient()
  const { session } = useView()
  const [closing, set_closing] = useState(false)
  if (session.state === 'closing' || session.state === 'closed') return null
  return (
    <div class="card stack" data-testid="session-controls">
      <p class="mute">{session.locked ? t.session.locked : t_staff.staff.lock_note}</p>
      <p class="row">
        <button
          class="sm"
          aria-pressed={session.locked}
          onClick={() => void client.act(session.locked ? 'session.unlock' : 'session.lock')}
          data-testid="lock"
        >
          {session.locked ? t_staff.staff.unlock : t_staff.staff.lock}
        </button>
        {client.facilitates.value && session.state === 'open' && (
          <button class="sm bad" onClick={() => set_closing(true)} data-testid="close-session">
            {t_staff.staff.close_session}
          </button>
        )}
      </p>
      {session.state === 'scheduled' && <p class="mute">{t_staff.staff.scheduled}</p>}
      {closing && <CloseSession close={() => set_closing(false)} />}
    </div>
  )
}
