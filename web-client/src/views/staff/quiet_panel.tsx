// Quiet and slow for everybody, and what the staff did.
import { useState } from 'preact/hooks'
import { pace_in } from '../../session/safety'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { LogDialog } from './log_dialog'
import { QuietButton } from './quiet_button'

const paces = [0, 10, 30, 60, 120, 300]

// One pace that was set by a program is shown, too.
const with_pace = (every_s: number): number[] =>
  paces.includes(every_s) ? paces : [...paces, every_s].sort((a, b) => a - b)

function Pace() {
  const client = useClient()
  const every_s = pace_in(useView(), 'all')
  const words = t_staff.safe.quiet
  return (
    <label class="row tight">
      {words.pace}
      <select
        class="sm"
        value={every_s}
        onChange={(event) =>
          void client.act('slow.set', { every_s: Number(event.currentTarget.value) })
        }
        data-testid="pace"
      >
        {with_pace(every_s).map((seconds) => (
          <option key={seconds} value={seconds}>
            {seconds ? words.wait(seconds) : words.no_pace}
          </option>
        ))}
      </select>
    </label>
  )
}

function Quiet() {
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
      <Pace />
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
