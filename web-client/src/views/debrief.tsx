// Back together: what each room noted.
import type { DebriefPhase } from '../session/view'
import { t } from '../words/t'
import { useView } from './client_context'
import { Markdown } from './markdown'
import { TakeawayItem } from './takeaways'

export function Debrief({ phase }: { phase: DebriefPhase }) {
  const { debrief } = useView()
  const noted = debrief.some((room) => room.takeaways.length)
  return (
    <>
      {phase.prompt && <Markdown text={phase.prompt} />}
      <h3>{t.debrief.title}</h3>
      {!noted && <p class="mute">{t.debrief.none}</p>}
      <div data-testid="debrief">
        {noted &&
          debrief.map(({ room, name, question, takeaways }) => (
            <div key={room} class="debrief-room">
              <h4>{name}</h4>
              {question && <p class="mute">{question}</p>}
              <ul>
                {takeaways.map((item) => (
                  <TakeawayItem key={item.takeaway} item={item} changes={false} />
                ))}
              </ul>
              {!takeaways.length && <p class="mute">{t.debrief.room_none}</p>}
            </div>
          ))}
      </div>
    </>
  )
}
