// Who waits at the door: what the session is, and that the staff know.
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { day_and_time } from '../words/times'
import { useView } from './client_context'
import { useNews } from './news'
import { PlainPage } from './plain_page'

export function Lobby() {
  useNews()
  const { session } = useView()
  return (
    <PlainPage title={t_safety.lobby.title} text={t_safety.lobby.note} testid="lobby">
      <p class="big" lang={session.lang}>
        {session.title}
      </p>
      {session.state === 'scheduled' && (
        <p>{t_safety.lobby.starts(day_and_time(session.starts_at))}</p>
      )}
      <p>{t_safety.lobby.stay}</p>
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
