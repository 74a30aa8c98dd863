// A part of the page that is loaded when it is first shown.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../words/t'

export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function Later(props: Props) {
    const [Part, set_part] = useState<ComponentType<Props> | 'failed' | null>(null)
    useEffect(() => {
      load().then(
        (part) => set_part(() => part),
        () => set_part('failed'),
      )
    }, [])
    if (Part === 'failed') return <p role="alert">{t.could_not_load}</p>
    return Part ? <Part {...props} /> : <p role="status">{t.loading}</p>
  }
}
