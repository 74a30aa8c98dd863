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

// The loss is said by the client, once, however often coming back is tried: not counted down. The
// region is always there, or a screen reader would not notice what comes into it.
export function LinkBanner() {
  const client = useClient()
  const lost = client.lost.value
  const cannot_save = client.view.value?.live.saving === false
  return (
    <>
      {lost && (
        <div class="banner" data-testid="link-banner">
          {t.link.waiting_note}
        </div>
      )}
      <div role="status">
        {!lost && cannot_save && (
          <div class="banner" data-testid="link-banner">
            {t.link.not_saving}
          </div>
        )}
      </div>
    </>
  )
}
