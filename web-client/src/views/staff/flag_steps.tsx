// What can be done about what somebody flagged. What has been done stands where its button was, with
// whoever did it as far as this page knows.
import { useState } from 'preact/hooks'
import type { Measure } from '../../client/measures'
import type { Flag } from '../../session/safety'
import type { Person } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { time_of_day } from '../../words/times'
import { useClient, useView } from '../client_context'
import { HideDialog } from '../hide_dialog'
import { ShowAgain } from '../show_again'
import { OutcomeDialog } from './outcome_dialog'
import { may_act_on, MuteDialog } from './person_menu'

type Asking = 'hide' | 'mute' | 'outcome' | null

function useDone({ target, about }: Flag): { hidden?: Measure | null; muted?: Measure | null } {
  const client = useClient()
  const view = useView()
  const { measures } = client
  return {
    hidden: measures?.hidden(view, target),
    muted: about && measures?.muted(view, about.id, client.second.value),
  }
}

const whose = ({ by }: Measure, me: Person): string =>
  by?.id === me.id ? t_staff.safe.flag.you : (by?.name ?? '')

function Hide({ flag, done, ask }: { flag: Flag; done?: Measure | null; ask: () => void }) {
  const { me } = useView()
  const { target, about } = flag
  const may = !about || may_act_on(me, about)
  if (target.startsWith('p')) return null
  if (done) {
    return (
      <>
        <span class="mute" data-testid="flag-hidden">
          {t_staff.safe.flag.hidden(whose(done, me))}
        </span>
        {may && <ShowAgain id={target} testid="flag-show" />}
      </>
    )
  }
  if (!may) return null
  return (
    <button class="sm" onClick={ask} data-testid="flag-hide">
      {t_staff.safe.flag.hide}
    </button>
  )
}

function Mute({ about, done, ask }: { about: Person; done?: Measure | null; ask: () => void }) {
  const { me } = useView()
  if (done) {
    const until = done.until ? time_of_day(done.until) : ''
    return (
      <span class="mute" data-testid="flag-muted">
        {t_staff.safe.flag.muted(whose(done, me), until)}
      </span>
    )
  }
  if (!may_act_on(me, about)) return null
  return (
    <button class="sm" onClick={ask} data-testid="flag-mute">
      {t_staff.safe.flag.mute(about.name)}
    </button>
  )
}

export function FlagSteps({ flag }: { flag: Flag }) {
  const { me } = useView()
  const [asking, ask] = useState<Asking>(null)
  const { hidden, muted } = useDone(flag)
  const { target, about } = flag
  const close = (): void => ask(null)
  if (about?.id === me.id) return <p class="mute">{t_staff.safe.flag.own}</p>
  const words = target.startsWith('c') ? { card: target } : { message: target }
  return (
    <>
      <p class="row tight">
        <Hide flag={flag} done={hidden} ask={() => ask('hide')} />
        {about && <Mute about={about} done={muted} ask={() => ask('mute')} />}
        <button class="sm p" onClick={() => ask('outcome')} data-testid="flag-resolve">
          {t_staff.safe.flag.done}
        </button>
      </p>
      {asking === 'hide' && <HideDialog {...words} close={close} />}
      {asking === 'mute' && about && <MuteDialog row={about} for_s={300} close={close} />}
      {asking === 'outcome' && <OutcomeDialog flag={flag.flag} close={close} />}
    </>
  )
}
