// What was typed or chosen in a form and is not said yet: it outlives a reload, a move, and a step
// that ends meanwhile.
import { useState } from 'preact/hooks'
import { useClient } from './client_context'

// `place` names the form; without one nothing is kept.
export function useKept(
  place: string | undefined,
  start: string,
): [string, (text: string) => void] {
  const { writing } = useClient().belongings.value!
  const [text, set_text] = useState(() => (place && writing.words(place)) || start)
  const keep = (next: string): void => {
    set_text(next)
    if (place) writing.keep_words(place, next)
  }
  return [text, keep]
}
