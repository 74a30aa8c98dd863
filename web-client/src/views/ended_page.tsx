// Where a session ends for us, and why: each with the next step.
import type { Ended } from '../client/client'
import type { Refused } from '../connection/wire'
import { t } from '../words/t'
import { useHouse } from './client_context'
import { later } from './later'
import { PlainPage } from './plain_page'

const ReceiptPage = later(() => import('./receipt_page').then((part) => part.ReceiptPage))

type Words = { title: string; text: string; button?: string; act?: () => void }

export function EndedPage({ ending, why }: { ending: Ended; why: Refused | null }) {
  const { client, entrance } = useHouse()
  const again = { button: t.ended.try_again, act: () => void entrance.look() }
  const reload = { button: t.reload, act: () => location.reload() }
  const endings: Record<Ended, Words> = {
    broken: { title: t.ended.broken_title, text: t.ended.broken, ...reload },
    closed: { title: t.ended.closed_title, text: t.ended.closed },
    removed: client.view.value?.me.waiting
      ? { title: t.ended.refused_title, text: t.ended.refused }
      : { title: t.ended.removed_title, text: t.ended.removed },
    elsewhere: {
      title: t.ended.elsewhere_title,
      text: t.ended.elsewhere,
      button: t.ended.use_here,
      act: () => client.use_here(),
    },
    refused: { title: t.ended.wrong_title, text: t.ended.wrong, ...again },
  }
  const stale = { ...endings.refused, title: t.ended.stale_title, text: why?.message ?? '' }
  const refusals: Record<string, Words> = {
    session_full: { title: t.ended.full_title, text: t.ended.full, ...again },
    session_locked: { title: t.ended.locked_title, text: t.ended.locked, ...again },
    session_closed: endings.closed,
    removed: endings.removed,
    // It was right once: the server says what became of it.
    ...(why?.more.at || why?.more.limit ? { link_invalid: stale } : {}),
  }
  const known = why && ending === 'refused' ? refusals[why.reason] : undefined
  const { title, text, button, act } = known ?? endings[ending]
  const closed = ending === 'closed' || known === endings.closed
  return (
    <PlainPage title={title} text={text} testid={`ended-${why?.reason ?? ending}`}>
      {button && (
        <button class="p" onClick={act} data-testid="ended-next">
          {button}
        </button>
      )}
      {closed && entrance.own_key && <ReceiptPage />}
    </PlainPage>
  )
}
