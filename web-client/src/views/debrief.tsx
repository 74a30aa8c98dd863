// Back together: room after room as the facilitators show them, and what each of them noted.
import { room_on } from '../session/debrief'
import type { DebriefPhase, DebriefTurn, RoomTakeaways } from '../session/view'
import { t } from '../words/t'
import { useView } from './client_context'
import { HeadlineText } from './headline'
import { Markdown } from './markdown'
import { TakeawayItem } from './takeaways'
import { TurnTimer } from './turn_timer'

export function members_words({ people, more }: DebriefTurn): string {
  const names = people.map(({ name }) => name)
  return more ? t.debrief.with_more(names, more) : t.debrief.with(names)
}

function Noted({ entry }: { entry: RoomTakeaways }) {
  const { question, headline, takeaways } = entry
  return (
    <>
      {question && <p class="mute">{question}</p>}
      {headline && <HeadlineText headline={headline} />}
      <ul>
        {takeaways.map((item) => (
          <TakeawayItem key={item.takeaway} item={item} changes={false} />
        ))}
      </ul>
      {!takeaways.length && !headline && <p class="mute">{t.debrief.room_none}</p>}
    </>
  )
}

function RoomNow({ entry, turn }: { entry: RoomTakeaways; turn: DebriefTurn }) {
  const { me } = useView()
  return (
    <div class="shown" data-testid="debrief-now" data-room={entry.room}>
      <div class="bar">
        <h3>{t.debrief.now(entry.name)}</h3>
        <TurnTimer turn={turn} />
      </div>
      {entry.headline?.speaker.id === me.id && <p class="big">{t.debrief.your_turn}</p>}
      {turn.people.length > 0 && <p>{members_words(turn)}</p>}
      <Noted entry={entry} />
    </div>
  )
}

export function Debrief({ phase }: { phase: DebriefPhase }) {
  const view = useView()
  const { debrief, debrief_now } = view
  const now = room_on(view)
  const noted = debrief.some((room) => room.takeaways.length || room.headline)
  return (
    <>
      {phase.prompt && <Markdown text={phase.prompt} />}
      {now && debrief_now && <RoomNow entry={now} turn={debrief_now} />}
      <h3>{t.debrief.title}</h3>
      {!noted && <p class="mute">{t.debrief.none}</p>}
      <div data-testid="debrief">
        {noted &&
          debrief
            .filter((entry) => entry !== now)
            .map((entry) => (
              <div key={entry.room} class="debrief-room" data-room={entry.room}>
                <h4>
                  {entry.name} {entry.shown && <span class="pill">{t.debrief.shown}</span>}
                </h4>
                <Noted entry={entry} />
              </div>
            ))}
      </div>
    </>
  )
}
