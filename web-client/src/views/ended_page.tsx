// Where a session ends for us, and why: each with the next step.
import type { Ending } from '../connection/close_codes'
import type { Refused } from '../connection/wire'
import { t } from '../words/t'
import { useHouse } from './client_context'
import { PlainPage } from './plain_page'

type Words = { title: string; text: string; button?: string; act?: () => void }

export function EndedPage({ ending, why }: { ending: Ending; why: Refused | null }) {
  const { client, entrance } = useHouse()
  const again = { button: t.ended.try_again, act: () => void entrance.look() }
  const reload = { button: t.reload, act: () => location.reload() }
  const e = t.ended
  const endings: Record<Ending, Words> = {
    broken: { title: e.broken_title, text: e.broken, ...reload },
    closed: { title: e.closed_title, text: e.closed },
    removed: { title: e.removed_title, text: e.removed },
    elsewhere: {
      title: e.elsewhere_title,
      text: e.elsewhere,
      button: e.use_here,
      act: () => client.use_here(),
    },
    refused: { title: e.wrong_title, text: e.wrong, ...again },
  }
  const refusals: Record<string, Words> = {
    session_full: { title: e.full_title, text: e.full, ...again },
    session_locked: { title: e.locked_title, text: e.locked, ...again },
    session_closed: endings.closed,
    removed: endings.removed,
  }
  const known = why && ending === 'refused' ? refusals[why.reason] : undefined
  const { title, text, button, act } = known ?? endings[ending]
  return (
    <PlainPage title={title} text={text} testid={`ended-${why?.reason ?? ending}`}>
      {button && (
        <button class="p" onClick={act} data-testid="ended-next">
          {button}
        </button>
      )}
    </PlainPage>
  )
}
