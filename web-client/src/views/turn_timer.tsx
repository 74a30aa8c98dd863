// The time of the room that the debrief is about: advice, so at 0:00 nothing happens.
import { useEffect, useRef } from 'preact/hooks'
import { clock_text, crossed, left_ms } from '../session/countdown'
import type { DebriefTurn } from '../session/view'
import { t } from '../words/t'
import { useClient, useView } from './client_context'

export function useTurnLeft({ until }: DebriefTurn): number {
  const client = useClient()
  const { agenda } = useView()
  return left_ms({ ends_at: until, paused_at: agenda.paused_at ?? null }, client.second.value)
}

// Tells those who must know that the time is up: who speaks, and who goes on to the next room.
export function useTurnEnd(turn: DebriefTurn): void {
  const client = useClient()
  const left = useTurnLeft(turn)
  const before = useRef({ until: turn.until, left })
  useEffect(() => {
    const last = before.current
    const over = last.until === turn.until && crossed(last.left, left) === 'time_up'
    if (over) client.notices.say(t.debrief.turn_over)
    before.current = { until: turn.until, left }
  }, [turn.until, left])
}

export function TurnTimer({ turn }: { turn: DebriefTurn }) {
  const left = useTurnLeft(turn)
  return (
    <span class="row tight">
      <span class="timer" role="timer" aria-label={t.debrief.time_left} data-testid="turn-timer">
        {clock_text(left)}
      </span>
      {left === 0 && <span class="mute">{t.debrief.turn_over}</span>}
    </span>
  )
}
