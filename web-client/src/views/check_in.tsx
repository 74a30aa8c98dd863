// Check-in: a prompt, everybody's answers, and what we assume of each other.
import { useEffect, useRef, useState } from 'preact/hooks'
import { checkin_max } from '../session/limits'
import type { CheckInPhase } from '../session/view'
import { t } from '../words/t'
import { Assumptions } from './assumptions'
import { useClient, useView } from './client_context'
import { useKept } from './kept'
import { Markdown } from './markdown'
import { PersonName } from './person_name'
import { TextForm } from './text_form'

// The key of an anonymous answer stays here, and which one it is, so that it can be changed but not
// traced.
function useAnswering(): {
  nameless: string | null
  answer: (text: string, anonymous: boolean) => Promise<boolean>
} {
  const client = useClient()
  const { authorship } = client.belongings.value!
  const [nameless, set_nameless] = useState(authorship.answer())
  const answer = async (text: string, anonymous: boolean): Promise<boolean> => {
    const signed = anonymous ? { author_key: authorship.key_for('checkin') } : {}
    const taken = await client.act('checkin.answer', { text, ...signed })
    if (taken && anonymous) {
      authorship.note_answer(taken.checkin)
      set_nameless(taken.checkin)
    }
    return !!taken
  }
  return { nameless, answer }
}

function AnswerForm({ place }: { place: string }) {
  const client = useClient()
  const { me, checkins, session } = useView()
  const { nameless, answer } = useAnswering()
  const [unnamed, set_unnamed] = useKept(
    `${place}.unnamed`,
    nameless && !me.checkin ? 'yes' : 'no',
  )
  const anonymous = unnamed === 'yes'
  const frame = useRef<HTMLDivElement>(null)
  const answered = useRef(false)
  const known = anonymous ? nameless : me.checkin
  const mine = checkins.find((each) => each.checkin === known)
  const which = `${me.checkin ?? ''} ${nameless ?? ''}`
  // A first answer makes the form one to change it; the focus stays where it was.
  useEffect(() => {
    if (answered.current) frame.current!.querySelector<HTMLElement>('button.p')?.focus()
    answered.current = false
  }, [which])
  const submit = async (text: string): Promise<boolean> => {
    answered.current = !mine
    const taken = await answer(text, anonymous)
    if (taken) client.notices.tell(t.check_in.shared)
    return taken
  }
  if (session.state !== 'open') return null
  return (
    <div ref={frame}>
      <TextForm
        key={which}
        label={t.check_in.answer}
        button={mine ? t.check_in.change : t.check_in.submit}
        most={checkin_max}
        in_public
        keep={place}
        testid="checkin-form"
        start={mine?.text}
        submit={submit}
      >
        <label class="choice">
          <input
            type="checkbox"
            checked={anonymous}
            data-testid="checkin-anonymous"
            onChange={(event) => set_unnamed(event.currentTarget.checked ? 'yes' : 'no')}
          />
          {t.check_in.anonymous}
        </label>
        <p class="mute" role="status">
          {anonymous ? t.check_in.as_anonymous : t.check_in.as_named(me.name)}
        </p>
      </TextForm>
    </div>
  )
}

function Answers() {
  const { checkins, live } = useView()
  if (!checkins.length) return null
  return (
    <>
      <h3>{t.check_in.answers(Math.max(live.checkins, checkins.length))}</h3>
      <ul class="answers" data-testid="checkins" tabIndex={0} aria-label={t.check_in.answer}>
        {checkins.map(({ checkin, text, from }) => (
          <li key={checkin} class="note">
            <span class="words">{text}</span>
            <span class="mute">{from ? <PersonName person={from} /> : t.check_in.no_name}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

export function CheckIn({ phase }: { phase: CheckInPhase }) {
  return (
    <>
      {phase.prompt && <Markdown text={phase.prompt} />}
      <AnswerForm place={`checkin.${phase.id}`} />
      <Answers />
      <Assumptions />
    </>
  )
}
