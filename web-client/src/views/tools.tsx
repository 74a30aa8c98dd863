// At the bottom of the page: hand, help, keyboard, leave.
import { useState } from 'preact/hooks'
import type { View } from '../session/view'
import { t } from '../words/t'
import { BroadcastsDialog, unread_broadcasts } from './broadcasts_dialog'
import { useClient, useHouse, useView } from './client_context'
import { Confirm } from './confirm'
import { HelpDialog } from './help_dialog'
import { later } from './later'
import { LettersButton } from './letters_button'
import { ShortcutsDialog } from './shortcuts_dialog'
import { useShortcuts } from './shortcuts'

// Staff speak when they like. One that was raised before somebody became staff can be lowered.
const has_hand = ({ me }: View): boolean => me.role === 'attendee' || !!me.hand

export function toggle_hand(client: ReturnType<typeof useClient>): void {
  if (!has_hand(client.view.value!)) return
  const up = !!client.view.value?.me.hand
  void client.act(up ? 'hand.lower' : 'hand.raise')
}

type Open = 'help' | 'broadcasts' | 'keys' | 'receipt' | 'leave' | null

const ReceiptDialog = later(() => import('./receipt_dialog').then((part) => part.ReceiptDialog))

export function Tools() {
  const { client, entrance } = useHouse()
  const view = useView()
  const { me, session } = view
  const [open, set_open] = useState<Open>(null)
  const close = (): void => set_open(null)
  useShortcuts(() => set_open('keys'))
  const running = session.state === 'open'
  return (
    <footer class="tools">
      {running && (
        <>
          {has_hand(view) && (
            <button aria-pressed={!!me.hand} onClick={() => toggle_hand(client)} data-testid="hand">
              {me.hand ? t.hand.lower : t.hand.raise}
            </button>
          )}
          {me.role === 'attendee' && (
            <button aria-pressed={!!me.help} onClick={() => set_open('help')} data-testid="help">
              {me.help ? t.help.waiting : t.help.button}
            </button>
          )}
        </>
      )}
      {me.role === 'attendee' && <LettersButton />}
      {me.role === 'attendee' && view.broadcasts.length > 0 && (
        <button onClick={() => set_open('broadcasts')} data-testid="broadcasts">
          {t.broadcast.history(unread_broadcasts(view).length)}
        </button>
      )}
      {session.state === 'closing' && (
        <button onClick={() => set_open('receipt')} data-testid="receipt-open">
          {t.session.receipt}
        </button>
      )}
      <button class="hide-s" onClick={() => set_open('keys')} data-testid="shortcuts">
        {t.shortcuts.button} <kbd>?</kbd>
      </button>
      <button class="bad end" onClick={() => set_open('leave')} data-testid="leave">
        {t.leave.button}
      </button>
      {open === 'help' && <HelpDialog close={close} />}
      {open === 'broadcasts' && <BroadcastsDialog close={close} />}
      {open === 'keys' && <ShortcutsDialog close={close} />}
      {open === 'receipt' && <ReceiptDialog close={close} />}
      {open === 'leave' && (
        <Confirm
          title={t.leave.title}
          note={t.leave.note}
          yes={t.leave.confirm}
          testid="leave-dialog"
          act={() => void entrance.leave()}
          close={close}
        />
      )}
    </footer>
  )
}
