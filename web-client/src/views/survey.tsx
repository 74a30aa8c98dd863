// Three scales and one optional sentence, counted without a name. The key stays in this browser,
// so that answers can be changed.
import { useState } from 'preact/hooks'
import { quote_max } from '../session/limits'
import type { Question, SurveyPhase } from '../session/view'
import { t_board } from '../words/t_board'
import { useClient, useView } from './client_context'
import { useKept } from './kept'
import { useOneAtATime } from './one_at_a_time'

const scale = [1, 2, 3, 4, 5]
const choices = ['no', 'unnamed', 'named'] as const
type MayQuote = (typeof choices)[number]

interface ScaleProps {
  question: Question
  missing: boolean
  value: number | undefined
  choose: (value: number) => void
}

function Scale({ question, missing, value, choose }: ScaleProps) {
  return (
    <fieldset class="scale" data-testid={`scale-${question.id}`}>
      <legend class={missing ? 'bad' : ''}>{question.text}</legend>
      <div class="row">
        <span class="mute low" aria-hidden="true">
          {t_board.survey.low}
        </span>
        {scale.map((n) => (
          <label key={n} class="choice">
            <input
              type="radio"
              name={`survey-${question.id}`}
              value={n}
              checked={value === n}
              onChange={() => choose(n)}
            />
            {n}
            {n === 1 && <span class="vh"> {t_board.survey.low}</span>}
            {n === 5 && <span class="vh"> {t_board.survey.high}</span>}
          </label>
        ))}
        <span class="mute high" aria-hidden="true">
          {t_board.survey.high}
        </span>
      </div>
    </fieldset>
  )
}

interface QuoteProps {
  quote: string
  may: MayQuote
  write: (quote: string) => void
  allow: (may: MayQuote) => void
}

function Quote({ quote, may, write, allow }: QuoteProps) {
  return (
    <>
      <label for="survey-quote">
        {t_board.survey.quote} <span class="mute">{t_board.survey.quote_note}</span>
      </label>
      <textarea
        id="survey-quote"
        rows={2}
        maxLength={quote_max}
        value={quote}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {quote.trim() && (
        <fieldset data-testid="may-quote">
          <legend>{t_board.survey.may_quote}</legend>
          {choices.map((choice) => (
            <label key={choice} class="choice">
              <input
                type="radio"
                name="may-quote"
                checked={may === choice}
                onChange={() => allow(choice)}
              />
              {t_board.survey.may[choice]}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

function focus_on(form: HTMLFormElement, { id }: Question): void {
  form.querySelector<HTMLElement>(`[data-testid="${CSS.escape(`scale-${id}`)}"] input`)?.focus()
}

export function Survey({ phase }: { phase: SurveyPhase }) {
  const client = useClient()
  const { session } = useView()
  const authorship = client.belongings.value!.authorship
  const [sent, set_sent] = useState(!!authorship.key_of('survey'))
  const [answers, set_answers] = useState<Record<string, number>>({})
  const [quote, set_quote] = useKept('survey', '')
  const [may, set_may] = useState<MayQuote>('no')
  const [missing, set_missing] = useState(false)
  // Sent twice under two keys, it would be counted twice.
  const send = useOneAtATime(async (): Promise<void> => {
    const author_key = authorship.key_of('survey') ?? authorship.new_key()
    const said = quote.trim() ? { quote: quote.trim(), may_quote: may } : { may_quote: 'no' }
    if (!(await client.act('survey.submit', { answers, ...said, author_key }))) return
    authorship.keep('survey', author_key)
    client.belongings.value!.writing.keep_words('survey', '')
    set_sent(true)
  })
  const submit = (event: Event): void => {
    event.preventDefault()
    const first = phase.questions.find(({ id }) => !answers[id])
    if (!first) return void send()
    set_missing(true)
    focus_on(event.currentTarget as HTMLFormElement, first)
  }
  if (sent) {
    return (
      <>
        <p class="big" role="status" data-testid="survey-thanks">
          {t_board.survey.thanks}
        </p>
        <button class="sm" onClick={() => set_sent(false)}>
          {t_board.survey.change}
        </button>
      </>
    )
  }
  return (
    <form class="stack" onSubmit={submit} data-testid="survey" lang={session.lang}>
      <p class="mute">
        {t_board.survey.scale}. {t_board.survey.anonymous}
      </p>
      {phase.questions.map((question) => (
        <Scale
          key={question.id}
          question={question}
          missing={missing && !answers[question.id]}
          value={answers[question.id]}
          choose={(value) => set_answers({ ...answers, [question.id]: value })}
        />
      ))}
      <Quote quote={quote} may={may} write={set_quote} allow={set_may} />
      <p class="bad" role="alert">
        {missing && phase.questions.some(({ id }) => !answers[id]) && t_board.survey.missing}
      </p>
      <p class="row">
        <button type="submit" class="p" data-testid="survey-submit">
          {t_board.survey.submit}
        </button>
      </p>
    </form>
  )
}
