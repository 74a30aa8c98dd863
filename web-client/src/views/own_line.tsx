// "Shown as …", under the agenda, with a way to change it.
import { useState } from 'preact/hooks'
import { t } from '../words/t'
import { useView } from './client_context'
import { ProfileDialog } from './profile_dialog'
import { WhoFacilitates } from './steering'

export function OwnLine() {
  const { me } = useView()
  const [open, set_open] = useState(false)
  return (
    <>
      <WhoFacilitates />
      {me.deputy && <p class="mute">{t.steering.deputy}</p>}
      <p class="mute own">
        {t.agenda.shown_as(me.name)} {t.agenda.pass}{' '}
        <button class="sm" onClick={() => set_open(true)} data-testid="change-profile">
          {t.agenda.change_profile}
        </button>
        {open && <ProfileDialog close={() => set_open(false)} />}
      </p>
    </>
  )
}
