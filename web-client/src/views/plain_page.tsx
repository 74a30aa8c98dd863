// A page with a heading, a sentence or two, and what to do next: wrong link, full, closed, left …
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../words/t'

interface Props {
  title: string
  testid: string
  text?: string
  // Shown for a moment only: the focus stays where it is.
  passing?: boolean
  children?: ComponentChildren
}

export function PlainPage({ title, testid, text, passing, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t.product}`
    if (!passing) heading.current?.focus()
  }, [title])
  return (
    <main class="plain" data-testid={testid}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {text && <p>{text}</p>}
      {children}
    </main>
  )
}
