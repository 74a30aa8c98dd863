// Before the session opens: when it starts, and something to read.
import { t } from '../words/t'
import { day_and_time } from '../words/times'
import { useView } from './client_context'

export function Waiting() {
  const { session } = useView()
  return (
    <section class="card" data-testid="waiting" data-panel="step">
      <h2>{t.waiting.title}</h2>
      <p class="big">{t.waiting.starts(day_and_time(session.starts_at))}</p>
      <p>{t.waiting.stay}</p>
      {session.assumptions.length > 0 && (
        <>
          <h3>{t.waiting.assumptions}</h3>
          <ol class="q" lang={session.lang}>
            {session.assumptions.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
