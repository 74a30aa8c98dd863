// A native modal dialog: the browser keeps focus inside and gives it back on closing.
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../words/t'
import { useClient } from './client_context'
import { NoticesShown } from './notices'

interface Props {
  title: string
  testid: string
  close: () => void
  children: ComponentChildren
}

export function Dialog({ title, testid, close, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const { dialogs } = useClient().notices
  const [depth, set_depth] = useState(0)
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    const dialog = box.current
    dialog?.showModal()
    dialogs.value += 1
    set_depth(dialogs.value)
    return () => {
      dialogs.value -= 1
      // While it is open, nothing outside of it can take the focus.
      dialog?.close()
      before?.focus?.()
    }
  }, [])
  return (
    <dialog ref={box} aria-labelledby={heading} data-testid={testid} onClose={close}>
      <h2 id={heading}>{title}</h2>
      {children}
      {depth > 0 && <NoticesShown depth={depth} />}
    </dialog>
  )
}

// The last row of a dialog in which there is nothing to decide. `primary`: nothing else in it is to
// be pressed.
export function CloseRow(props: { close: () => void; primary?: boolean; testid?: string }) {
  return (
    <p class="row end">
      <button class={props.primary ? 'p' : undefined} onClick={props.close} data-testid={props.testid}>
        {t.close}
      </button>
    </p>
  )
}
