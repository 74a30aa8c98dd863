// Toasts, and the regions that screen readers listen to.
import { t } from '../words/t'
import { useClient } from './client_context'

export function NoticesShown() {
  const { notices } = useClient()
  return (
    <>
      <section class="toasts" aria-label={t.notices.label} aria-live="polite">
        {notices.shown.value.map(({ number, text, kind }) => (
          <div
            key={number}
            class={`toast is-${kind}`}
            role={kind === 'error' ? 'alert' : undefined}
            data-testid="notice"
          >
            <span>{text}</span>
            <button aria-label={t.dismiss} onClick={() => notices.dismiss(number)}>
              ✕
            </button>
          </div>
        ))}
      </section>
      <p class="vh" role="status" aria-live="polite" data-testid="spoken">
        <span key={notices.spoken.value.number}>{notices.spoken.value.text}</span>
      </p>
    </>
  )
}
