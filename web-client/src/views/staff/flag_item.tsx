// One flag in the queue: what it is about, what was said just before, and what can be done.
import { useState } from 'preact/hooks'
import { flag_outcome_max } from '../../session/limits'
import type { Flag, FlaggedWords } from '../../session/safety'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Confirm } from '../confirm'
import { TextField } from '../text_field'
import { Waits } from './waits'

function Said({ words }: { words: FlaggedWords }) {
  return (
    <li>
      <b>{words.from?.name ?? t.check_in.no_name}</b> <span class="words">{words.text}</span>{' '}
      {words.cut && <span class="mute">{t_staff.safe.flag.cut}</span>}
    </li>
  )
}

function OutcomeDialog({ flag, close }: { flag: string; close: () => void }) {
  const client = useClient()
  const [outcome, set_outcome] = useState('')
  const resolve = (): void => {
    const text = outcome.trim() || t_staff.safe.flag.outcomes[2]
    void client.act('flag.resolve', { flag, outcome: text })
  }
  return (
    <Confirm
      title={t_staff.safe.flag.done}
      yes={t_staff.safe.flag.done}
      testid="outcome-dialog"
      act={resolve}
      close={close}
    >
      <p class="row tight">
        {t_staff.safe.flag.outcomes.map((words) => (
          <button key={words} type="button" class="sm" onClick={() => set_outcome(words)}>
            {words}
          </button>
        ))}
      </p>
      <TextField
        label={t_staff.safe.flag.outcome}
        most={flag_outcome_max}
        value={outcome}
        change={set_outcome}
      />
    </Confirm>
  )
}

function Buttons({ flag }: { flag: Flag }) {
  const client = useClient()
  const { me } = useView()
  const [closing, set_closing] = useState(false)
  const { target, about } = flag
  const hide = (): void => {
    const [method, name] = target.startsWith('c') ? ['card.hide', 'card'] : ['message.hide', 'message']
    void client.act(method, { [name]: target })
  }
  if (about?.id === me.id) return <p class="mute">{t_staff.safe.flag.own}</p>
  return (
    <p class="row tight">
      {!target.startsWith('p') && (
        <button class="sm" onClick={hide} data-testid="flag-hide">
          {t_staff.safe.flag.hide}
        </button>
      )}
      {about?.role === 'attendee' && (
        <button
          class="sm"
          onClick={() => void client.act('participant.mute', { participant: about.id, for_s: 300 })}
          data-testid="flag-mute"
        >
          {t_staff.safe.flag.mute(about.name)}
        </button>
      )}
      <button class="sm p" onClick={() => set_closing(true)} data-testid="flag-resolve">
        {t_staff.safe.flag.done}
      </button>
      {closing && <OutcomeDialog flag={flag.flag} close={() => set_closing(false)} />}
    </p>
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
      {before.length > 0 && (
        <>
          <p class="mute">{t_staff.safe.flag.before}</p>
          <ul>
            {before.map((said) => (
              <Said key={said.message} words={said} />
            ))}
          </ul>
        </>
      )}
      {flagged.map((said) => (
        <div key={said.at} class="note" data-testid="flagged-words">
          <p class="mute">{t_staff.safe.flag.flagged}</p>
          <ul>
            <Said words={said} />
          </ul>
        </div>
      ))}
      <Buttons flag={flag} />
    </li>
  )
}
