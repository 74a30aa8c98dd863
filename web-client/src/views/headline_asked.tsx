// In the last two minutes a room is asked for its headline and who says it, by the server's clock:
// once aloud, without taking the focus, until it is there or was dismissed.
import { useEffect, useRef, useState } from 'preact/hooks'
import { left_ms } from '../session/countdown'
import { headline_asked_ms, speaker_went } from '../session/debrief'
import { may_speak } from '../session/steps'
import type { View } from '../session/view'
import { t } from '../words/t'
import { useClient, useView } from './client_context'

// What is still to be said; null: nothing, or not now.
function question(view: View, now: number): string | null {
  const { room, agenda, me } = view
  if (me.role !== 'attendee' || room.id === 'main' || !room.closes_at) return null
  const left = left_ms({ ends_at: room.closes_at, paused_at: agenda.paused_at ?? null }, now)
  if (left > headline_asked_ms || left === 0 || !may_speak(view, now)) return null
  if (!room.headline) return t.headline.ask
  return speaker_went(view) ? t.headline.ask_speaker(room.headline.speaker.name) : null
}

export function HeadlineAsked({ show }: { show: () => void }) {
  const client = useClient()
  const view = useView()
  const [done, set_done] = useState<string | null>(null)
  const said = useRef<string | null>(null)
  const asked = question(view, client.second.value)
  // Said once for each room and question, however often the time is extended.
  const key = asked && `${view.room.id} ${asked}`
  useEffect(() => {
    if (!asked || said.current === key) return
    said.current = key
    client.notices.say(asked)
  }, [key])
  if (!asked || done === key) return null
  const write = async (): Promise<void> => {
    set_done(key)
    show()
    // When the part of the page that holds it has been drawn.
    await Promise.resolve()
    document.getElementById('headline-title')?.focus()
  }
  return (
    <div
      class="banner calm"
      role="region"
      aria-label={t.headline.label}
      data-testid="headline-asked"
    >
      <div>{asked}</div>
      <button class="sm" onClick={() => void write()} data-testid="headline-write">
        {t.headline.write}
      </button>
      <button class="sm" onClick={() => set_done(key)} data-testid="headline-later">
        {t.dismiss}
      </button>
    </div>
  )
}
