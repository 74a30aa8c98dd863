// The session as facilitators and moderators see it: the agenda to run it by, the rooms, who
// needs them, and the conversation of the room they are in. Loaded for staff only.
import { useMemo, useState } from 'preact/hooks'
import { OlderWaiting } from '../../client/older_waiting'
import { t } from '../../words/t'
import { Banners } from '../banners'
import { Chat } from '../chat'
import { useClient, useView } from '../client_context'
import { useNews } from '../news'
import { OwnLine } from '../own_line'
import { RoomHeader } from '../room_header'
import { Tabs } from '../tabs'
import { Tools } from '../tools'
import { useUnseen } from '../unseen'
import { Arranging, ArrangingContext } from './arranging'
import { LinksPanel } from './links_panel'
import { needs_tab, NeedsYou } from './needs_you'
import { QuietPanel } from './quiet_panel'
import { RoomsPage } from './rooms_page'
import { Rounds, RoundsContext } from './rounds'
import { RunAgenda } from './run_agenda'
import { RunBar } from './run_bar'
import { Say } from './say'
import { SessionControls } from './session_controls'
import { StaffNotes } from './staff_notes'
import { StagePage } from './stage_page'
import { UndoBar } from './undo_bar'

export function Staff() {
  useNews()
  const client = useClient()
  const view = useView()
  useMemo(() => {
    client.older_waiting ??= new OlderWaiting((method, params) => client.act(method, params))
  }, [client])
  const arranging = useMemo(() => new Arranging(client), [client])
  const rounds = useMemo(() => new Rounds(client, arranging.planning), [client, arranging])
  const [tab, choose] = useState('rooms')
  const unseen = useUnseen(tab === 'chat')
  const tabs = [
    { name: 'run', label: t.tabs.run },
    { name: 'rooms', label: t.tabs.rooms },
    { name: 'needs', label: needs_tab(client, view) },
    { name: 'chat', label: unseen ? t.tabs.unread(unseen) : t.tabs.chat },
  ]
  return (
    <ArrangingContext.Provider value={arranging}>
      <RoundsContext.Provider value={rounds}>
        <div class="page" data-testid="staff">
          <a class="skip" href="#rooms-title" onClick={() => choose('rooms')}>
            {t.header.skip_staff}
          </a>
          <RoomHeader>
            <RunBar />
          </RoomHeader>
          <UndoBar />
          <Banners />
          <main class="fac" data-tab={tab}>
            <div class="side" data-panel="run">
              <RunAgenda />
              <Say />
              <QuietPanel />
              <StagePage />
              <SessionControls />
              <LinksPanel />
              <OwnLine />
            </div>
            <RoomsPage />
            <div class="side" data-panel="needs chat">
              <NeedsYou />
              <StaffNotes />
              <Chat />
            </div>
          </main>
          <Tools />
          <Tabs tabs={tabs} current={tab} choose={choose} />
        </div>
      </RoundsContext.Provider>
    </ArrangingContext.Provider>
  )
}
