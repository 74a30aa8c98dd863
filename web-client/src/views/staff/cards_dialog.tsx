// All cards of the board: choose some and put them under a theme, and ask for other words. Boxes, a
// field and buttons: it works by keyboard and on a phone as it is.
import { useId, useState } from 'preact/hooks'
import { groups_of, themes_of } from '../../session/cards'
import { theme_max } from '../../session/limits'
import type { Card } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { CloseRow, Dialog } from '../dialog'
import { Asked, RephraseButton } from './rephrase_dialog'

function CardRow({ card, chosen, choose }: { card: Card; chosen: boolean; choose: () => void }) {
  const client = useClient()
  const { session } = useView()
  const words = t_staff.cards.themes
  return (
    <li class="note" data-testid="theme-card" data-card={card.card}>
      <label class="choice">
        {client.facilitates.value && <input type="checkbox" checked={chosen} onChange={choose} />}
        <span class={card.hidden ? 'words struck' : 'words'}>{card.text}</span>
      </label>
      <span class="mute">
        {t.board[card.column]}, {card.from?.name ?? t.check_in.no_name} {card.waiting && words.waits}
      </span>
      <Asked card={card} />
      {session.state === 'open' && !card.hidden && (
        <span class="row">
          <RephraseButton card={card} />
        </span>
      )}
    </li>
  )
}

function ThemeForm({ chosen, done }: { chosen: string[]; done: () => void }) {
  const client = useClient()
  const { board } = useView()
  const [theme, set_theme] = useState('')
  const id = useId()
  const words = t_staff.cards.themes
  const group = async (name: string): Promise<void> => {
    if (!(await client.act('card.group', { cards: chosen, theme: name }))) return
    client.notices.tell(name ? words.grouped(chosen.length, name) : words.taken(chosen.length))
    done()
  }
  const put = (event: Event): void => {
    event.preventDefault()
    if (theme.trim() && chosen.length) void group(theme.trim())
  }
  return (
    <form class="stack" onSubmit={put} data-testid="theme-form">
      <label class="field">
        {words.field}
        <input
          list={id}
          maxLength={theme_max}
          value={theme}
          onInput={(event) => set_theme(event.currentTarget.value)}
        />
      </label>
      <datalist id={id}>
        {themes_of(board.cards).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <p class="row tight">
        <button class="p" aria-disabled={!chosen.length || !theme.trim()} data-testid="theme-put">
          {words.put(chosen.length)}
        </button>
        <button
          type="button"
          disabled={!chosen.length}
          onClick={() => void group('')}
          data-testid="theme-take"
        >
          {words.take(chosen.length)}
        </button>
      </p>
    </form>
  )
}

export function CardsDialog({ close }: { close: () => void }) {
  const client = useClient()
  const { board } = useView()
  const [chosen, set_chosen] = useState<string[]>([])
  const words = t_staff.cards.themes
  const there = chosen.filter((id) => board.cards.some(({ card }) => card === id))
  const choose = (id: string) => (): void =>
    set_chosen(there.includes(id) ? there.filter((each) => each !== id) : [...there, id])
  return (
    <Dialog title={words.title} testid="cards-dialog" close={close}>
      {!board.cards.length && <p class="mute">{words.none}</p>}
      {client.facilitates.value && board.cards.length > 0 && <p>{words.note}</p>}
      {groups_of(board.cards)
        .filter(({ cards }) => cards.length)
        .map(({ theme, cards }) => (
          <fieldset key={theme} data-testid="theme-group">
            <legend>{theme || words.no_theme}</legend>
            <ul>
              {cards.map((card) => (
                <CardRow
                  key={card.card}
                  card={card}
                  chosen={there.includes(card.card)}
                  choose={choose(card.card)}
                />
              ))}
            </ul>
          </fieldset>
        ))}
      {client.facilitates.value && board.cards.length > 0 && (
        <ThemeForm chosen={there} done={() => set_chosen([])} />
      )}
      <CloseRow close={close} testid="cards-close" />
    </Dialog>
  )
}

export function CardsButton() {
  const { board } = useView()
  const [open, set_open] = useState(false)
  if (board.state === 'none') return null
  return (
    <>
      <button class="sm" onClick={() => set_open(true)} data-testid="cards-and-themes">
        {t_staff.cards.themes.button}
      </button>
      {open && <CardsDialog close={() => set_open(false)} />}
    </>
  )
}
