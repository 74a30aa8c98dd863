// Taking back what one did: a button for each, the latest first, as long as it can be undone.
import { t } from '../../words/t'
import { useClient } from '../client_context'

const shown_at_most = 3

export function UndoBar() {
  const client = useClient()
  const undoable = client.undos.list.value.slice(0, shown_at_most)
  client.second.value // counted down each second
  if (!undoable.length) return null
  return (
    <section class="undos" aria-label={t.undoing.label} data-testid="undos">
      {undoable.map((item) => (
        <button
          key={item.seq}
          class="sm"
          onClick={() => void client.undos.undo(item)}
          data-testid="undo"
        >
          {t.undoing.button(item.words)}
          <span class="mute" aria-hidden="true">
            {' '}
            {t.undoing.left(client.undos.seconds_left(item))}
          </span>
        </button>
      ))}
    </section>
  )
}
