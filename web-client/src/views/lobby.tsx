// Who waits at the door: what the session is, and that the staff know.
import { t } from '../words/t'
import { day_and_time } from '../words/times'
import { useView } from './client_context'
import { PlainPage } from './plain_page'

export function Lobby() {
  const { session } = useView()
  const { title, note, stay, starts } = t.safety.lobby
  return (
    <PlainPage title={title} text={note} testid="lobby">
      <p class="big" lang={session.lang}>
        {session.title}
      </p>
      {session.state === 'scheduled' && <p>{starts(day_and_time(session.starts_at))}</p>}
      <p>{stay}</p>
      {session.assumptions.length > 0 && (
        <>
          <h2>{t.waiting.assumptions}</h2>
          <ol class="q" lang={session.lang}>
            {session.assumptions.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ol>
        </>
      )}
    </PlainPage>
  )
}
