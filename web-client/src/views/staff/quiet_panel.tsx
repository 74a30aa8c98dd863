// Quiet and slow for everybody, and what the staff did.
import { useState } from 'preact/hooks'
import { t_staff } from '../../words/t_staff'
import { useView } from '../client_context'
import { LogDialog } from './log_dialog'
import { PaceSelect } from './pace_select'
import { QuietButton } from './quiet_button'

function Quiet() {
  const { rooms, session } = useView()
  const { slow } = session
  const words = t_staff.safe.quiet
  return (
    <>
      <h3>{words.title}</h3>
      <p class="row tight">
        <QuietButton
          room="all"
          mute={words.mute_all}
          unmute={words.unmute_all}
          testid="quiet-all"
        />
        <QuietButton
          room="main"
          mute={words.mute_main}
          unmute={words.unmute_main}
          testid="quiet-main"
        />
      </p>
      <label class="row tight">
        {words.pace}
        <PaceSelect room="all" testid="pace" />
      </label>
      {(rooms.length > 0 || slow?.some(({ room }) => room === 'main')) && (
        <label class="row tight">
          {words.pace_main}
          <PaceSelect room="main" testid="pace-main" />
        </label>
      )}
    </>
  )
}

export function QuietPanel() {
  const { session } = useView()
  const [log, set_log] = useState(false)
  return (
    <section class="card stack" data-testid="safety">
      {session.state === 'open' && <Quiet />}
      <p class="row">
        <button class="sm" onClick={() => set_log(true)} data-testid="moderation-log">
          {t_staff.safe.log.button}
        </button>
      </p>
      {log && <LogDialog close={() => set_log(false)} />}
    </section>
  )
}
