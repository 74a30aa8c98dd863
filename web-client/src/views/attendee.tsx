// The session as an attendee sees it.
import { useState } from 'preact/hooks'
import { t } from '../words/t'
import { AgendaList } from './agenda_list'
import { Banners } from './banners'
import { Chat } from './chat'
import { useView } from './client_context'
import { HeadlineAsked } from './headline_asked'
import { MainRoomPeople } from './main_room_people'
import { useNews } from './news'
import { OwnLine } from './own_line'
import { RoomHeader } from './room_header'
import { Stage } from './stage'
import { Tabs } from './tabs'
import { Tools } from './tools'
import { useUnseen } from './unseen'
import { Waiting } from './waiting'

export function Attendee() {
  useNews()
  const { session } = useView()
  const [tab, choose] = useState('step')
  const unseen = useUnseen(tab === 'chat')
  const waits = session.state === 'scheduled'
  const tabs = [
    { name: 'step', label: t.tabs.step },
    { name: 'chat', label: unseen ? t.tabs.unread(unseen) : t.tabs.chat },
    { name: 'agenda', label: t.tabs.agenda },
  ]
  return (
    <div class="page" data-testid="attendee">
      <a class="skip" href="#message-field" onClick={() => choose('chat')}>
        {t.header.skip}
      </a>
      <RoomHeader />
      <Banners>
        <HeadlineAsked show={() => choose('step')} />
      </Banners>
      <main class={waits ? 'waits' : 'att'} data-tab={tab} tabIndex={waits ? 0 : undefined}>
        <AgendaList>
          <OwnLine />
          <MainRoomPeople />
        </AgendaList>
        {waits ? <Waiting /> : <Stage />}
        {!waits && <Chat />}
      </main>
      <Tools />
      {!waits && <Tabs tabs={tabs} current={tab} choose={choose} />}
    </div>
  )
}
