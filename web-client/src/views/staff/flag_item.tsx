// One flag in the queue: what it is about, what was said just before, and what can be done about it.
import type { Flag, FlaggedWords } from '../../session/safety'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useView } from '../client_context'
import { FlagSteps } from './flag_steps'
import { Waits } from './waits'

function Said({ words }: { words: FlaggedWords }) {
  return (
    <li>
      <b>{words.from?.name ?? t.check_in.no_name}</b> <span class="words">{words.text}</span>{' '}
      {words.cut && <span class="mute">{t_staff.safe.flag.cut}</span>}
    </li>
  )
}

export function FlagItem({ flag }: { flag: Flag }) {
  const { rooms } = useView()
  const { about, from, room, note, words } = flag
  const where = room && (rooms.find((each) => each.room === room)?.name ?? t.header.main_room)
  const flagged = flag.target.startsWith('p') ? [] : words.slice(-1)
  const before = words.slice(0, words.length - flagged.length)
  return (
    <li data-testid="flag" data-flag={flag.flag}>
      <b>{about ? t_staff.safe.flag.about(about.name) : t_staff.safe.flag.about_card}</b>{' '}
      {where && <span class="mute">{t.needs.help(where)}</span>}
      <Waits since={flag.at} />
      <p class="mute">
        {from ? t_staff.safe.flag.from(from.name) : t_staff.safe.flag.from_nobody}
        {note && ': '}
        {note && <span class="words">{note}</span>}
      </p>
      {flagged.map((said) => (
        <div key={said.at} class="note" data-testid="flagged-words">
          <p class="vh">{t_staff.safe.flag.flagged}</p>
          <ul>
            <Said words={said} />
          </ul>
        </div>
      ))}
      {before.length > 0 && (
        <details>
          <summary class="mute">{t_staff.safe.flag.before}</summary>
          <ul>
            {before.map((said) => (
              <Said key={said.message} words={said} />
            ))}
          </ul>
        </details>
      )}
      <FlagSteps flag={flag} />
    </li>
  )
}
