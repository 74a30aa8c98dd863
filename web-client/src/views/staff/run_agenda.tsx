// The agenda with planned times, how long the current step has run, and a way to any step.
import { minutes_over, phase_index, planned_end, previous_phase } from '../../session/steps'
import type { Phase } from '../../session/view'
import { t } from '../../words/t'
import { time_of_day } from '../../words/times'
import { useClient, useView } from '../client_context'
import { go } from './run_bar'

function Step({ phase, at, now }: { phase: Phase; at: number; now: number }) {
  const client = useClient()
  const { agenda, session } = useView()
  const current = at === now
  const may_go = client.facilitates.value && session.state === 'open' && !current && !agenda.next
  const used = Math.floor((client.second.value - (agenda.started_at ?? 0)) / 60_000)
  const time = current ? t.agenda.used(Math.max(0, used), phase.minutes) : t.min(phase.minutes)
  return (
    <li class={at < now ? 'done' : ''} aria-current={current ? 'step' : undefined}>
      <span>
        {phase.title}
        {at < now && <span class="vh"> {t.agenda.done}</span>}
      </span>
      <span>
        {time}{' '}
        {may_go && (
          <button
            class="sm"
            aria-label={t.agenda.go(phase.title)}
            onClick={() => void go(client, phase.id)}
          >
            →
          </button>
        )}
      </span>
    </li>
  )
}

function Ends() {
  const client = useClient()
  const { agenda } = useView()
  const ends = planned_end(agenda, client.second.value)
  const over = minutes_over(agenda, client.second.value)
  const next = agenda.phases.find((phase) => phase.id === agenda.next?.phase)
  return (
    <div class="mute">
      {ends && <p>{t.agenda.ends(time_of_day(ends))}</p>}
      {over > 0 && <p>{t.agenda.over(over)}</p>}
      {next && agenda.next && <p>{t.agenda.next_at(next.title, time_of_day(agenda.next.at))}</p>}
    </div>
  )
}

export function RunAgenda() {
  const client = useClient()
  const { agenda, session } = useView()
  const now = phase_index(agenda)
  const previous = previous_phase(agenda)
  return (
    <nav class="card" aria-labelledby="agenda-title">
      <h2 id="agenda-title" tabIndex={-1}>
        {t.agenda.title}
      </h2>
      <ol class="steps" data-testid="agenda" lang={session.lang}>
        {agenda.phases.map((phase, at) => (
          <Step key={phase.id} phase={phase} at={at} now={now} />
        ))}
      </ol>
      <Ends />
      {previous && client.facilitates.value && session.state === 'open' && !agenda.next && (
        <button class="sm" onClick={() => void go(client, 'previous')} data-testid="previous">
          {t.staff.previous_to(previous.title)}
        </button>
      )}
    </nav>
  )
}
