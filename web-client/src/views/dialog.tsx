// A native modal dialog: the browser keeps focus inside and gives it back on closing.
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

interface Props {
  title: string
  testid: string
  close: () => void
  children: ComponentChildren
}

export function Dialog({ title, testid, close, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    const dialog = box.current
    dialog?.showModal()
    return () => {
      // While it is open, nothing outside of it can take the focus.
      dialog?.close()
      before?.focus?.()
    }
  }, [])
  return (
    <dialog ref={box} aria-labelledby={heading} data-testid={testid} onClose={close}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  )
}
