// What has the focus in a list goes once it has done its work, or since somebody else was quicker. The
// focus then goes on to the next button of its item, else to the item, and when that has gone, too,
// to the heading: never to the top of the page.
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

// The item is in sight already, and nothing is to jump.
function focus(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
}

export function useFocusOnward(queue: RefObject<HTMLElement>, heading: RefObject<HTMLElement>): void {
  useEffect(() => {
    // What had the focus last, and where it would go, the nearest first.
    let had: HTMLElement | null = null
    let onward: HTMLElement[] = []
    const remember = ({ target }: FocusEvent): void => {
      const now = target as HTMLElement
      // It gives the focus back.
      if (now.closest('dialog')) return
      had = queue.current!.contains(now) ? now : null
      const item = now.closest('li')
      const buttons = [...(item?.querySelectorAll('button') ?? [])]
      onward = item ? [...buttons.slice(buttons.indexOf(now as HTMLButtonElement) + 1), item] : []
    }
    const go_on = (): void => {
      if (!had || had.isConnected || document.activeElement !== document.body) return
      had = null
      focus(onward.find((element) => element.isConnected) ?? heading.current!)
    }
    const watch = new MutationObserver(go_on)
    watch.observe(queue.current!, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    return () => {
      watch.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}
