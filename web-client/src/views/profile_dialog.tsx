// Changing how we are shown, while inside.
import { useState } from 'preact/hooks'
import type { Profile } from '../keeping/seats'
import { t } from '../words/t'
import { useClient, useView } from './client_context'
import { Dialog } from './dialog'
import { ProfileFields } from './profile_fields'

export function ProfileDialog({ close }: { close: () => void }) {
  const client = useClient()
  const { me, session } = useView()
  const [profile, set_profile] = useState<Profile>({
    name: me.name,
    pronouns: me.pronouns ?? '',
    position: me.position ?? '',
    affiliation: me.affiliation ?? '',
  })
  const [problem, set_problem] = useState<string | null>(null)
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!profile.name.trim()) return set_problem(t.join.name_missing)
    if (!(await client.act('profile.update', { ...profile, name: profile.name.trim() }))) return
    client.notices.tell(t.profile.saved)
    close()
  }
  return (
    <Dialog title={t.profile.title} testid="profile-dialog" close={close}>
      <form class="stack" onSubmit={save} noValidate>
        <ProfileFields
          profile={profile}
          lists={session}
          problem={problem}
          change={(changed) => set_profile({ ...profile, ...changed })}
        />
        <p class="row end">
          <button type="button" onClick={close}>
            {t.cancel}
          </button>
          <button type="submit" class="p">
            {t.save}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
