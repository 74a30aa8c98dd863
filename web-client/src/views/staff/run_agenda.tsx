// The agenda with planned and real times side by side, how late the end is, and a way to any step.
import { expected_ending, timetable } from '../../session/timetable'
import type { Ending, Row, Span } from '../../session/timetable'
import { minutes_over, phase_index, previous_phase } from '../../session/steps'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { time_of_day } from '../../words/times'
import { useClient, useView } from '../client_context'
import { MakeUp } from './make_up'
import { go } from './run_bar'

const from_to = ({ from, to }: Span): [string, string] => [time_of_day(from), time_of_day(to)]

// What goes as planned is said once.
function Times({ row, at, now }: { row: Row; at: number; now: number }) {
  const planned = t.agenda.planned(...from_to(row.planned))
  const words = at < now ? t.agenda.was : at === now ? t.agenda.is : t.agenda.will_be
  const as_planned = row.real && from_to(row.real).join() === from_to(row.planned).join()
  return (
    <span class="times mute">
      <span>{planned}</span>{' '}
      {!as_planned && <span>{row.real ? words(...from_to(row.real)) : t.agenda.passed_over}</span>}
    </span>
  )
}

function Step({ row, at, now }: { row: Row; at: number; now: number }) {
  const client = useClient()
  const { agenda, session } = useView()
  const { phase } = row
  const current = at === now
  const may_go = client.facilitates.value && session.state === 'open' && !current && !agenda.next
  const used = Math.floor((client.second.value - (agenda.started_at ?? 0)) / 60_000)
  const time = current ? t.agenda.used(Math.max(0, used), phase.minutes) : t.min(phase.minutes)
  return (
    <li
      class={at < now ? 'done' : ''}
      aria-current={current ? 'step' : undefined}
      data-testid="agenda-step"
      data-phase={phase.id}
    >
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
      <Times row={row} at={at} now={now} />
    </li>
  )
}

function ends_words({ at, late }: Ending): string {
  const when = time_of_day(at)
  if (!late) return t.agenda.ends(when)
  return late > 0 ? t.agenda.ends_over(when, late) : t.agenda.ends_early(when, -late)
}

function Ends() {
  const client = useClient()
  const { session, agenda } = useView()
  const ending = expected_ending(session, agenda, client.second.value)
  const over = minutes_over(agenda, client.second.value)
  const next = agenda.phases.find((phase) => phase.id === agenda.next?.phase)
  return (
    <div class="mute">
      {ending && session.state === 'open' && (
        <p data-testid="ends">{ends_words(ending)}</p>
      )}
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
        {timetable(session, agenda, client.second.value).map((row, at) => (
          <Step key={row.phase.id} row={row} at={at} now={now} />
        ))}
      </ol>
      <Ends />
      {client.facilitates.value && <MakeUp />}
      {previous && client.facilitates.value && session.state === 'open' && !agenda.next && (
        <button class="sm" onClick={() => void go(client, 'previous')} data-testid="previous">
          {t_staff.staff.previous_to(previous.title)}
        </button>
      )}
    </nav>
  )
}
