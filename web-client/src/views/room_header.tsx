// Always visible: title, room, step (facilitators read it in the agenda), time left, connection. On
// coming in and after each move the focus comes to the room's name, and the tab's title changes.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { current_phase } from '../session/steps'
import { t } from '../words/t'
import { useClient, useView } from './client_context'
import { LinkState } from './link_state'
import { Timer } from './timer'

export const room_name = (id: string, name: string): string =>
  id === 'main' ? t.header.main_room : name

export function RoomHeader({ children }: { children?: ComponentChildren }) {
  const client = useClient()
  const view = useView()
  const { room, session, agenda } = view
  const heading = useRef<HTMLSpanElement>(null)
  const moves = client.arrival.value.number
  const name = room_name(room.id, room.name)
  useEffect(() => {
    document.title = t.header.tab(name, session.title)
  }, [name, session.title])
  useEffect(() => heading.current?.focus(), [moves])
  const phase = current_phase(agenda)
  const here = room.id === 'main' ? view.live.here : room.people.length
  return (
    <header class="top" data-testid="header">
      <h1 lang={session.lang} title={session.title}>
        {session.title}
      </h1>
      <span class="pill" ref={heading} tabIndex={-1} data-testid="room-name" data-room={room.id}>
        {t.header.room(name, here)}
      </span>
      {phase && !client.facilitates.value && (
        <span class="pill step" data-testid="step-name" lang={session.lang}>
          {phase.title}
        </span>
      )}
      <div class="sp">
        <LinkState />
        <Timer />
        {children}
      </div>
    </header>
  )
}
