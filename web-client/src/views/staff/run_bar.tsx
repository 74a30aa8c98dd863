// Next says what it will do. Beside it: two more minutes, pause. For facilitators.
import { useState } from 'preact/hooks'
import type { Client } from '../../client/client'
import { Refused } from '../../connection/wire'
import { next_step } from '../../session/next_step'
import type { NextStep } from '../../session/next_step'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Confirm } from '../confirm'

export function step_words(step: NextStep): string {
  switch (step.does) {
    case 'open_session':
      return t_staff.staff.open_session(step.title)
    case 'open_rooms':
      return t_staff.staff.open_rooms(step.rooms, step.size, step.minutes)
    case 'open_planned':
      return t_staff.staff.open_planned(step.rooms, step.minutes)
    case 'open_choice':
      return t_staff.staff.open_choice(step.minutes)
    case 'close_then':
      return t_staff.staff.close_then(step.grace_s, step.title)
    case 'wait':
      return t_staff.staff.rooms_closing(step.title)
    case 'start':
      return t_staff.staff.start(step.title)
    case 'go':
      return t_staff.staff.next(step.title)
    case 'close_session':
      return t_staff.staff.close_session
  }
}

// Goes to a step. When a colleague was quicker, nothing is done twice, and it is said who did
// what.
export async function go(client: Client, to: string): Promise<void> {
  const from = client.view.value?.agenda.phase
  try {
    await client.ask('agenda.go', { to, ...(from ? { from } : {}) })
  } catch (why) {
    if (!(why instanceof Refused) || why.reason === 'gone') return
    if (why.reason === 'already_done') client.notices.tell(t.refusal(why))
    else client.notices.error(t.refusal(why))
  }
}

export function CloseSession({ close }: { close: () => void }) {
  const client = useClient()
  return (
    <Confirm
      title={t_staff.staff.close_title}
      note={t_staff.staff.close_note}
      yes={t_staff.staff.close_session}
      testid="close-session-dialog"
      act={() => void client.act('session.close')}
      close={close}
    />
  )
}

function PauseButton() {
  const client = useClient()
  const { agenda, session } = useView()
  if (session.state !== 'open' || !agenda.phase) return null
  const paused = !!agenda.paused_at
  return (
    <button
      class="sm"
      onClick={() => void client.act(paused ? 'agenda.resume' : 'agenda.pause')}
      data-testid="pause"
    >
      {paused ? t_staff.staff.resume : t_staff.staff.pause}
    </button>
  )
}

export function RunBar() {
  const client = useClient()
  const view = useView()
  const [closing, set_closing] = useState(false)
  const [busy, set_busy] = useState(false)
  if (!client.facilitates.value) return null
  const step = next_step(view)
  const act = async (): Promise<void> => {
    if (busy || !step || step.does === 'wait') return
    if (step.does === 'close_session') return set_closing(true)
    set_busy(true)
    if (step.does === 'open_session') await client.act('session.open')
    else await go(client, 'next')
    set_busy(false)
  }
  return (
    <>
      {view.session.state === 'open' && view.agenda.phase && (
        <button
          class="sm"
          aria-label={t_staff.staff.plus_two_label}
          onClick={() => void client.act('agenda.extend', { by_s: 120 })}
          data-testid="plus-two"
        >
          {t_staff.staff.plus_two}
        </button>
      )}
      <PauseButton />
      {step && (
        <button
          class="p"
          aria-disabled={busy || step.does === 'wait'}
          onClick={() => void act()}
          data-testid="next"
        >
          {step_words(step)}
        </button>
      )}
      {closing && <CloseSession close={() => set_closing(false)} />}
    </>
  )
}
