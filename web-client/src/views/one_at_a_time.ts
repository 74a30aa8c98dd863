// What is pressed again before its answer has come, as on a slow line, is asked once.
import { useRef } from 'preact/hooks'

export function useOneAtATime<Given extends unknown[]>(
  act: (...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  const busy = useRef(false)
  return async (...given) => {
    if (busy.current) return
    busy.current = true
    try {
      await act(...given)
    } finally {
      busy.current = false
    }
  }
}
