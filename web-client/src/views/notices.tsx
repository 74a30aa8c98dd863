// Toasts, and the regions that screen readers listen to. While a dialog is open, nothing outside of it
// can be reached or heard: then they stand in it.
import { useState } from 'preact/hooks'
import { t } from '../words/t'
import { useClient } from './client_context'

function Regions() {
  const { notices } = useClient()
  // What was said elsewhere is not said again here.
  const [before] = useState(notices.count)
  return (
    <>
      <section class="toasts" aria-label={t.notices.label} aria-live="polite">
        {notices.shown.value.map(({ number, text, kind }) => (
          <div key={number} class={`toast is-${kind}`} data-testid="notice">
            <span>{text}</span>
            <button aria-label={t.dismiss} onClick={() => notices.dismiss(number)}>
              ✕
            </button>
          </div>
        ))}
      </section>
      <div class="vh" role="status" aria-atomic="false" data-testid="spoken">
        {notices.spoken.value.map(
          ({ number, text }) => number > before && <p key={number}>{text}</p>,
        )}
      </div>
    </>
  )
}

// `depth`: how many dialogs these are in.
export function NoticesShown({ depth }: { depth: number }) {
  return useClient().notices.dialogs.value === depth ? <Regions /> : null
}
