// Whether we are connected, in words.
import { t } from '../words/t'
import { useClient } from './client_context'

export function LinkState() {
  const client = useClient()
  const { link, back_at } = client.link.value
  client.second.value // Counts down.
  const seconds = back_at ? Math.ceil((back_at - Date.now()) / 1000) : 0
  const words = link === 'waiting' ? t.link.waiting(seconds) : t.link[link]
  return (
    <span class={`pill link-${link}`} data-testid="link-state">
      <span aria-hidden="true">{link === 'joined' ? '●' : '○'}</span> {words}
    </span>
  )
}

// Once for each loss, and only when it lasts: said, not counted down.
export function LinkBanner() {
  const client = useClient()
  const view = client.view.value
  const lost = client.link.value.link === 'waiting'
  const cannot_save = view?.live.saving === false
  if (!lost && !cannot_save) return null
  return (
    <div class="banner" role="status" data-testid="link-banner">
      {lost ? t.link.waiting_note : t.link.not_saving}
    </div>
  )
}
