// At the bottom of the page: to the staff, with the number of letters not read yet.
import { useState } from 'preact/hooks'
import { number_of } from '../session/lists'
import { t_safety } from '../words/t_safety'
import { useView } from './client_context'
import { LettersDialog } from './letters_dialog'

export function LettersButton() {
  const { me } = useView()
  const [open, set_open] = useState(false)
  const [read, set_read] = useState(0)
  const letters = me.letters ?? []
  const latest = letters.length ? number_of(letters[letters.length - 1]!.letter) : 0
  // What came after our own latest, and after what we have looked at.
  const own = letters.filter(({ from }) => from.id === me.id).map(({ letter }) => number_of(letter))
  const seen = Math.max(read, ...own)
  const fresh = letters.filter(({ letter }) => number_of(letter) > seen).length
  const close = (): void => {
    set_read(latest)
    set_open(false)
  }
  return (
    <>
      <button onClick={() => set_open(true)} data-testid="letters">
        {t_safety.letters.button(open ? 0 : fresh)}
      </button>
      {open && <LettersDialog close={close} />}
    </>
  )
}
