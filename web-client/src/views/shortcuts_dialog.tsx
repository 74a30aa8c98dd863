import { useState } from 'preact/hooks'
import { t } from '../words/t'
import { useClient } from './client_context'
import { CloseRow, Dialog } from './dialog'
import { set_shortcuts, shortcuts_on } from './shortcuts'

export function ShortcutsDialog({ close }: { close: () => void }) {
  const client = useClient()
  const not_ours = client.is_staff.value ? 'h' : 'u'
  const [on, set_on] = useState(shortcuts_on(client))
  const change = (next: boolean): void => {
    set_on(next)
    set_shortcuts(client, next)
  }
  return (
    <Dialog title={t.shortcuts.title} testid="shortcuts-dialog" close={close}>
      <dl class="keys">
        {Object.entries(t.shortcuts.keys).filter(([key]) => key !== not_ours).map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="mute">
        {t.shortcuts.note} {t.chat.enter_note}
      </p>
      <label class="choice">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {t.shortcuts.switch}
      </label>
      <CloseRow close={close} primary />
    </Dialog>
  )
}
