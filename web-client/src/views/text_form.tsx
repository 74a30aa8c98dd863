// A field for a short text with its button. The text stays until it was taken; what is left of
// the bound is told near the end.
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../words/t'
import { useKept } from './kept'
import { useSilence } from './silence'

interface Props {
  label: string
  button: string
  most: number
  testid: string
  start?: string
  // Names what is kept until it was taken.
  keep?: string
  rows?: number
  note?: string
  hide_label?: boolean
  // Not while we are muted, nor in a quiet room.
  in_public?: boolean
  // True when the text was taken.
  submit: (text: string) => Promise<boolean> | boolean
  cancel?: () => void
  children?: ComponentChildren
}

export function TextForm(props: Props) {
  const { label, button, most, testid, start = '', rows = 2, note, submit, cancel } = props
  const [text, set_text] = useKept(props.keep, start)
  const [busy, set_busy] = useState(false)
  const silence = useSilence()
  const silent = props.in_public ? silence : null
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const left = most - [...text.normalize('NFC')].length
  // It stands in the place of what was pressed for it.
  useEffect(() => {
    if (cancel) field.current!.focus()
  }, [])
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!text.trim()) return field.current!.focus()
    if (left < 0 || busy || silent) return
    set_busy(true)
    if (await submit(text.trim())) set_text('')
    set_busy(false)
  }
  return (
    <form class="stack" onSubmit={send} data-testid={testid}>
      <label class={props.hide_label ? 'vh' : ''} for={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={rows}
        value={text}
        aria-describedby={`${id}n`}
        onInput={(event) => set_text(event.currentTarget.value)}
      />
      <p class="mute" id={`${id}n`}>
        {note}
        {left < 40 && (
          <span class={left < 0 ? 'bad' : ''}>
            {' '}
            {left < 0 ? t.too_many_letters(-left) : t.letters_left(left)}
          </span>
        )}
      </p>
      {props.children}
      {silent && <p class="mute">{silent}</p>}
      <p class="row">
        <button type="submit" class="p" aria-disabled={busy || !!silent}>
          {button}
        </button>
        {cancel && (
          <button type="button" onClick={cancel}>
            {t.cancel}
          </button>
        )}
      </p>
    </form>
  )
}
