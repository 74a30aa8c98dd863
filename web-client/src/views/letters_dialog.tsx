// What we and the staff have written to each other, and what came of what we flagged.
import { letter_max } from '../session/limits'
import type { Letter } from '../session/safety'
import { t_safety } from '../words/t_safety'
import { time_of_day } from '../words/times'
import { useClient, useView } from './client_context'
import { CloseRow, Dialog } from './dialog'
import { PersonName } from './person_name'
import { TextForm } from './text_form'

export function Letters({ letters }: { letters: Letter[] }) {
  return (
    <ol class="queue">
      {letters.map(({ letter, from, at, text }) => (
        <li key={letter} data-testid="letter">
          <PersonName person={from} />{' '}
          <time class="mute" dateTime={new Date(at).toISOString()}>
            {time_of_day(at)}
          </time>
          <p class="words">{text}</p>
        </li>
      ))}
    </ol>
  )
}

function OwnFlags() {
  const { flags } = useView().me
  if (!flags?.length) return null
  return (
    <>
      <h3>{t_safety.flag.yours}</h3>
      <ol class="queue">
        {flags.map(({ flag, at, outcome }) => (
          <li key={flag} data-testid="own-flag">
            <span class="mute">{time_of_day(at)}</span>{' '}
            {outcome ? <span class="words">{outcome}</span> : t_safety.flag.waits}
          </li>
        ))}
      </ol>
    </>
  )
}

export function LettersDialog({ close }: { close: () => void }) {
  const client = useClient()
  const { me } = useView()
  const send = async (text: string): Promise<boolean> =>
    !!(await client.act('staff.write', { text }))
  return (
    <Dialog title={t_safety.letters.title} testid="letters-dialog" close={close}>
      <p>{t_safety.letters.note}</p>
      {me.letters?.length ? (
        <Letters letters={me.letters} />
      ) : (
        <p class="mute">{t_safety.letters.none}</p>
      )}
      <TextForm
        label={t_safety.letters.field}
        button={t_safety.letters.send}
        most={letter_max}
        keep="letter"
        testid="letter-form"
        submit={send}
      />
      <OwnFlags />
      <CloseRow close={close} />
    </Dialog>
  )
}
