// The links that let newcomers in: how many came by each, and a new one in its place.
import { useState } from 'preact/hooks'
import type { SessionLink } from '../../session/links'
import { t_staff } from '../../words/t_staff'
import { day_and_time } from '../../words/times'
import { useClient, useView } from '../client_context'
import { NewLinkDialog, ReplaceLinkDialog } from './link_dialogs'

function terms(link: SessionLink, now: number): string {
  const until = link.expires_at && day_and_time(link.expires_at)
  return [
    t_staff.links.uses(link.uses, link.uses_max),
    until && (link.expires_at! > now ? t_staff.links.until(until) : t_staff.links.over),
    link.by && t_staff.links.made(day_and_time(link.at), link.by.name),
  ]
    .filter(Boolean)
    .join(' · ')
}

function LinkRow({ link, replace }: { link: SessionLink; replace: () => void }) {
  const client = useClient()
  return (
    <li data-testid={`link-${link.role}`}>
      <b>{t_staff.links.of(link.role)}</b>{' '}
      <span class="mute">{terms(link, client.second.value)}</span>{' '}
      {client.facilitates.value && (
        <button
          class="sm"
          onClick={replace}
          aria-label={t_staff.links.replace_label(link.role)}
          data-testid={`rotate-${link.role}`}
        >
          {t_staff.links.replace}
        </button>
      )}
    </li>
  )
}

interface Made {
  role: SessionLink['role']
  secret: string | null
}

export function LinksPanel() {
  const { staff_only } = useView()
  const [replacing, set_replacing] = useState<SessionLink['role'] | null>(null)
  // Told once: null when it was told before.
  const [made, set_made] = useState<Made | null>(null)
  if (!staff_only) return null
  return (
    <div class="card stack" data-testid="links">
      <h3>{t_staff.links.title}</h3>
      <ul>
        {staff_only.links.map((link) => (
          <LinkRow key={link.role} link={link} replace={() => set_replacing(link.role)} />
        ))}
      </ul>
      {replacing && (
        <ReplaceLinkDialog
          role={replacing}
          made={(secret) => set_made({ role: replacing, secret })}
          close={() => set_replacing(null)}
        />
      )}
      {made && <NewLinkDialog {...made} close={() => set_made(null)} />}
    </div>
  )
}
