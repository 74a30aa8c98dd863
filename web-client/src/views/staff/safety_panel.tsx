// Quiet and slow for everybody, notes among the staff, and what the staff did.
import { useState } from 'preact/hooks'
import { letter_max } from '../../session/limits'
import { pace_in } from '../../session/safety'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Letters } from '../letters_dialog'
import { TextForm } from '../text_form'
import { LogDialog } from './log_dialog'

const paces = [0, 10, 30, 60, 120, 300]

// One button that makes a room (or all) quiet, and lets it write again.
export function QuietButton({ room, mute, unmute, label }: {
  room: string
  mute: string
  unmute: string
  label?: (words: string) => string
}) {
  const client = useClient()
  const { session } = useView()
  const quiet = (session.mutes ?? []).some((each) => each.room === room)
  const words = quiet ? unmute : mute
  return (
    <button
      class="sm"
      aria-pressed={quiet}
      aria-label={label?.(words)}
      onClick={() => void client.act(quiet ? 'room.unmute' : 'room.mute', { room })}
      data-testid={`quiet-${room}`}
    >
      {words}
    </button>
  )
}

function Quiet() {
  const client = useClient()
  const view = useView()
  const words = t_staff.safe.quiet
  return (
    <>
      <h3>{words.title}</h3>
      <p class="row tight">
        <QuietButton room="all" mute={words.mute_all} unmute={words.unmute_all} />
        <QuietButton room="main" mute={words.mute_main} unmute={words.unmute_main} />
      </p>
      <label class="row tight">
        {words.pace}
        <select
          class="sm"
          value={pace_in(view, 'all')}
          onChange={(event) =>
            void client.act('slow.set', { every_s: Number(event.currentTarget.value) })
          }
          data-testid="pace"
        >
          {paces.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds ? words.seconds(seconds) : words.no_pace}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function Notes() {
  const client = useClient()
  const notes = useView().staff_only?.notes ?? []
  const send = async (text: string): Promise<boolean> => !!(await client.act('staff.note', { text }))
  return (
    <details class="panel" data-testid="staff-notes">
      <summary>{t_staff.safe.notes.title}</summary>
      {notes.length ? <Letters letters={notes} /> : <p class="mute">{t_staff.safe.notes.none}</p>}
      <TextForm
        label={t_staff.safe.notes.field}
        button={t_staff.safe.notes.send}
        most={letter_max}
        testid="note-form"
        submit={send}
      />
    </details>
  )
}

export function SafetyPanel() {
  const { session } = useView()
  const [log, set_log] = useState(false)
  return (
    <section class="card stack" data-testid="safety">
      {session.state === 'open' && <Quiet />}
      <Notes />
      <p class="row">
        <button class="sm" onClick={() => set_log(true)} data-testid="moderation-log">
          {t_staff.safe.log.button}
        </button>
      </p>
      {log && <LogDialog close={() => set_log(false)} />}
    </section>
  )
}
