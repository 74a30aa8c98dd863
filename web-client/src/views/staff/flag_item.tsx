// One flag in the queue: what it is about, what was said just before, and what can be done.
import { useId, useState } from 'preact/hooks'
import { flag_outcome_max } from '../../session/limits'
import type { Flag, FlaggedWords } from '../../session/safety'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Dialog } from '../dialog'
import { HideDialog } from '../hide_dialog'
import { TextField } from '../text_field'
import { may_act_on, MuteDialog } from './person_menu'
import { Waits } from './waits'

function Said({ words }: { words: FlaggedWords }) {
  return (
    <li>
      <b>{words.from?.name ?? t.check_in.no_name}</b> <span class="words">{words.text}</span>{' '}
      {words.cut && <span class="mute">{t_staff.safe.flag.cut}</span>}
    </li>
  )
}

// Who told us reads it: so something has to be said.
function OutcomeDialog({ flag, close }: { flag: string; close: () => void }) {
  const client = useClient()
  const [outcome, set_outcome] = useState('')
  const [missing, set_missing] = useState(false)
  const problem = useId()
  const resolve = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!outcome.trim()) return set_missing(true)
    if (await client.act('flag.resolve', { flag, outcome: outcome.trim() })) close()
  }
  return (
    <Dialog title={t_staff.safe.flag.done} testid="outcome-dialog" close={close}>
      <form class="stack" onSubmit={resolve} aria-describedby={problem}>
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
        <p class="bad" role="alert" id={problem}>
          {missing && !outcome.trim() && t_staff.safe.flag.outcome_missing}
        </p>
        <p class="row end">
          <button type="button" onClick={close}>
            {t.cancel}
          </button>
          <button type="submit" class="p" data-testid="outcome-dialog-yes">
            {t_staff.safe.flag.done}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

type Asking = 'hide' | 'mute' | 'outcome' | null

function Buttons({ flag }: { flag: Flag }) {
  const { me } = useView()
  const [asking, ask] = useState<Asking>(null)
  const { target, about } = flag
  const close = (): void => ask(null)
  if (about?.id === me.id) return <p class="mute">{t_staff.safe.flag.own}</p>
  const below = !about || may_act_on(me, about)
  const hidden = target.startsWith('c') ? { card: target } : { message: target }
  return (
    <>
      <p class="row tight">
        {below && !target.startsWith('p') && (
          <button class="sm" onClick={() => ask('hide')} data-testid="flag-hide">
            {t_staff.safe.flag.hide}
          </button>
        )}
        {below && about && (
          <button class="sm" onClick={() => ask('mute')} data-testid="flag-mute">
            {t_staff.safe.flag.mute(about.name)}
          </button>
        )}
        <button class="sm p" onClick={() => ask('outcome')} data-testid="flag-resolve">
          {t_staff.safe.flag.done}
        </button>
      </p>
      {asking === 'hide' && <HideDialog {...hidden} close={close} />}
      {asking === 'mute' && about && <MuteDialog row={about} for_s={300} close={close} />}
      {asking === 'outcome' && <OutcomeDialog flag={flag.flag} close={close} />}
    </>
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
          <p class="mute">{t_staff.safe.flag.flagged}</p>
          <ul>
            <Said words={said} />
          </ul>
        </div>
      ))}
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
      <Buttons flag={flag} />
    </li>
  )
}
