// Help that was asked, by us or in our room: that the staff know, who takes care of it, and what they
// answer. An answer stays until it is dismissed.
import type { HeardAnswer } from '../client/answers'
import type { RoomHelp } from '../session/help'
import { t } from '../words/t'
import { useClient, useView } from './client_context'

function Answered({ answer }: { answer: HeardAnswer }) {
  const client = useClient()
  return (
    <div
      class="banner say"
      role="region"
      aria-label={t.help.answer(answer.by)}
      data-testid="help-answer"
    >
      <div>
        <strong>{t.help.answer(answer.by)}</strong>
        <span class="words">{answer.text}</span>
      </div>
      <button class="sm" onClick={() => client.answers.dismiss(answer.help)}>
        {t.dismiss}
      </button>
    </div>
  )
}

function Asked({ help, mine, answered }: { help: RoomHelp; mine: boolean; answered: boolean }) {
  const { claimed, answer } = help
  return (
    <div class="banner calm" role="region" aria-label={t.help.label} data-testid="help-asked-here">
      <div>
        <span>{mine ? t.help.you_asked : t.help.room_asked[help.kind]}</span>
        <span>{claimed ? t.help.claimed(claimed.by.name) : t.help.unclaimed}</span>
        {answer && !answered && (
          <span>
            {t.help.answer(answer.by.name)} <span class="words">{answer.text}</span>
          </span>
        )}
      </div>
    </div>
  )
}

export function HelpBanners() {
  const client = useClient()
  const { me, room, staff_only } = useView()
  const answers = client.answers.heard.value
  const heard = new Set(answers.map(({ help }) => help))
  // Staff have the queue; of their own they would hear nothing new.
  const ours = staff_only ? [] : room.helps.filter(({ help }) => help !== me.help?.help)
  const asked = me.help ? [me.help, ...ours] : ours
  return (
    <>
      {answers.map((answer) => (
        <Answered key={answer.help} answer={answer} />
      ))}
      {asked.map((help) => (
        <Asked
          key={help.help}
          help={help}
          mine={help.help === me.help?.help}
          answered={heard.has(help.help)}
        />
      ))}
    </>
  )
}
