// Small rooms: the guiding questions, the one to start with, who is with us, notes for later.
import type { BreakoutsPhase } from '../session/view'
import { t } from '../words/t'
import { useView } from './client_context'
import { PeopleHere } from './people_here'
import { RoomChoice } from './room_choice'
import { Takeaways } from './takeaways'

function Status() {
  const { room, round } = useView()
  if (room.id !== 'main') return null
  if (!round) return <p class="mute">{t.breakouts.soon}</p>
  return <p class="mute">{t.breakouts.in_main}</p>
}

function RoomQuestion() {
  const { room } = useView()
  if (!room.question) return null
  return (
    <>
      <h3>{t.breakouts.start_with}</h3>
      <p class="big" data-testid="room-question">
        {room.question}
      </p>
    </>
  )
}

// Rooms may be open in any step: then they stand beside it.
export function BreakoutAside() {
  const { room, round } = useView()
  const inside = room.id !== 'main'
  if (!inside && round?.method !== 'self') return null
  return (
    <div class="card" data-testid="breakout-aside">
      {inside && <h2>{room.name}</h2>}
      <RoomChoice />
      {inside && (
        <>
          <RoomQuestion />
          <PeopleHere />
          <Takeaways />
        </>
      )}
    </div>
  )
}

export function Breakouts({ phase }: { phase: BreakoutsPhase }) {
  const { room } = useView()
  const inside = room.id !== 'main'
  return (
    <>
      <Status />
      <RoomChoice />
      {inside && <RoomQuestion />}
      <h3>{t.breakouts.questions}</h3>
      <ol class="q">
        {phase.questions.map((question, at) => (
          <li key={at}>{question}</li>
        ))}
      </ol>
      {inside && <PeopleHere />}
      {inside && <Takeaways />}
    </>
  )
}
