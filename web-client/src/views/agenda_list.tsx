// The steps of the session: done, now, to come.
import type { ComponentChildren } from 'preact'
import { phase_index } from '../session/steps'
import { t } from '../words/t'
import { useView } from './client_context'

export function AgendaList({ children }: { children?: ComponentChildren }) {
  const { agenda, session } = useView()
  const now = phase_index(agenda)
  return (
    <nav class="card agenda" aria-labelledby="agenda-title" data-panel="agenda">
      <h2 id="agenda-title" tabIndex={-1}>
        {t.agenda.title}
      </h2>
      <ol class="steps" data-testid="agenda" lang={session.lang}>
        {agenda.phases.map((phase, at) => (
          <li
            key={phase.id}
            class={at < now ? 'done' : ''}
            aria-current={at === now ? 'step' : undefined}
          >
            {phase.title} <span>{at < now ? t.agenda.done : t.min(phase.minutes)}</span>
          </li>
        ))}
      </ol>
      {children}
    </nav>
  )
}
