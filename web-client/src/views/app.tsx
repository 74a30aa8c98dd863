// Which page is shown: the door, the session, or its end.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Client } from '../client/client'
import { t } from '../words/t'
import { HouseContext, useClient, useHouse } from './client_context'
import type { House } from './client_context'
import { EndedPage } from './ended_page'
import { JoinPage } from './join_page'
import { NoticesShown } from './notices'
import { PlainPage } from './plain_page'

// The large parts of the page, and the lobby. Each begins to load when the role is known, while a
// name is being typed, so that the join page itself is small.
const parts = {
  lobby: () => import('./lobby').then(({ Lobby }) => Lobby),
  attendee: () => import('./attendee').then(({ Attendee }) => Attendee),
  staff: () => import('./staff/staff').then(({ Staff }) => Staff),
}

function usePart(name: keyof typeof parts | null): ComponentType | 'failed' | null {
  const [part, set_part] = useState<{ name: string; view: ComponentType | 'failed' } | null>(null)
  useEffect(() => {
    if (!name) return
    // What comes later than the next is no longer wanted.
    let wanted = true
    const put = (view: ComponentType | 'failed') => wanted && set_part({ name, view })
    parts[name]().then(
      (view) => put(view as ComponentType),
      () => put('failed'),
    )
    return () => void (wanted = false)
  }, [name])
  return part?.name === name ? part!.view : null
}

function Inside({ Part }: { Part: ComponentType | 'failed' | null }) {
  if (!Part) return <PlainPage title={t.loading} testid="loading" passing />
  if (Part !== 'failed') return <Part />
  return (
    <PlainPage title={t.ended.broken_title} text={t.could_not_load} testid="not-loaded">
      <button class="p" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </PlainPage>
  )
}

function Left() {
  const { entrance } = useHouse()
  return (
    <PlainPage title={t.ended.left_title} text={t.ended.left} testid="left">
      <button class="p" onClick={() => void entrance.look()} data-testid="come-back">
        {t.ended.come_back}
      </button>
    </PlainPage>
  )
}

function Unreachable() {
  const { entrance } = useHouse()
  return (
    <PlainPage title={t.ended.unreachable_title} text={t.ended.unreachable} testid="unreachable">
      <button class="p" onClick={() => void entrance.look()}>
        {t.ended.try_again}
      </button>
    </PlainPage>
  )
}

function part_of(client: Client): keyof typeof parts | null {
  const standing = client.standing.value
  const role = standing.at === 'door' ? standing.peek.role : client.view.value?.me.role
  if (!role) return null
  if (client.view.value?.me.waiting) return 'lobby'
  return role === 'attendee' ? 'attendee' : 'staff'
}

function Page() {
  const client = useClient()
  const standing = client.standing.value
  const part = usePart(part_of(client))
  switch (standing.at) {
    case 'looking':
      return <PlainPage title={t.join.looking} testid="looking" passing />
    case 'no_link':
      return <PlainPage title={t.ended.no_link_title} text={t.ended.no_link} testid="no-link" />
    case 'unreachable':
      return <Unreachable />
    case 'door':
      return <JoinPage peek={standing.peek} why={standing.why} />
    case 'entering':
      return <PlainPage title={t.join.entering} testid="entering" passing />
    case 'left':
      return <Left />
    case 'erased':
      return <PlainPage title={t.ended.erased_title} text={t.ended.erased} testid="erased" />
    case 'ended':
      return <EndedPage ending={standing.ending} why={standing.why} />
    case 'inside':
      return <Inside Part={part} />
  }
}

export function App(house: House) {
  return (
    <HouseContext.Provider value={house}>
      <div class={house.client.standing.value.at === 'inside' ? 'inside' : ''}>
        <Page />
        <NoticesShown depth={0} />
      </div>
    </HouseContext.Provider>
  )
}
