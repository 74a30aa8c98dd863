// Who waits at the door: what the session is, and that the staff know.
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { day_and_time } from '../words/times'
import { useView } from './client_context'
import { LinkBanner } from './link_state'
import { useNews } from './news'
import { PlainPage } from './plain_page'

export function Lobby() {
  useNews()
  const { session } = useView()
  const closing = session.state === 'closing'
  return (
    <PlainPage title={t_safety.lobby.title} testid="lobby">
      <LinkBanner />
      <p>{closing ? t_safety.lobby.closing : t_safety.lobby.note}</p>
      <p class="big" lang={session.lang}>
        {session.title}
      </p>
      <p>{t.join.about}</p>
      {session.state === 'scheduled' && (
        <p>{t_safety.lobby.starts(day_and_time(session.starts_at))}</p>
      )}
      {!closing && <p>{t_safety.lobby.stay}</p>}
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
