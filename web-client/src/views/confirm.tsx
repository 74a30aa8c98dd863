// Asks before something that cannot be taken back.
import type { ComponentChildren } from 'preact'
import { t } from '../words/t'
import { Dialog } from './dialog'

interface Props {
  title: string
  note?: string
  yes: string
  testid: string
  act: () => void
  close: () => void
  children?: ComponentChildren
}

export function Confirm({ title, note, yes, testid, act, close, children }: Props) {
  const confirmed = (event: Event): void => {
    event.preventDefault()
    act()
    close()
  }
  return (
    <Dialog title={title} testid={testid} close={close}>
      <form onSubmit={confirmed}>
        {note && <p>{note}</p>}
        {children}
        <p class="row end">
          <button type="button" onClick={close}>
            {t.cancel}
          </button>
          <button type="submit" class="p" data-testid={`${testid}-yes`}>
            {yes}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
