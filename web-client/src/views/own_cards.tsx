// What we wrote without a name and the others do not see, and what the staff ask about it. Nobody but
// this browser knows that it is ours, so it is asked for with the cards' own keys.
import { useEffect, useState } from 'preact/hooks'
import { author_keys_max } from '../session/limits'
import type { Card } from '../session/view'
import { t } from '../words/t'
import { t_board } from '../words/t_board'
import { CardEdit, CardNews, OwnButtons } from './board_card'
import { useClient, useView } from './client_context'

function OwnCard({ card }: { card: Card }) {
  const client = useClient()
  const { board, session } = useView()
  const [editing, set_editing] = useState(false)
  const signed = { author_key: client.belongings.value!.authorship.key_for(card.card) }
  const open = session.state === 'open' && (board.state === 'open' || board.state === 'revealed')
  return (
    <li class="note" data-testid="own-card" data-card={card.card}>
      {editing ? (
        <CardEdit card={card} signed={signed} close={() => set_editing(false)} />
      ) : (
        <>
          <span class="mute">{t.board[card.column]}</span>
          <span class="words">{card.text}</span>
          <CardNews card={card} />
          {open && (
            <span class="row">
              <OwnButtons card={card} signed={signed} edit={() => set_editing(true)} />
            </span>
          )}
        </>
      )}
    </li>
  )
}

// Read again when we changed one, when we hear of one, and when one appears on the board or leaves
// it; not for each "me too".
function useOwnCards(): Card[] {
  const client = useClient()
  const { cards } = useView().board
  const { authorship, nameless } = client.belongings.value!
  const [own, set_own] = useState<Card[]>([])
  const ids = authorship.cards()
  const seen = cards.filter(({ card }) => ids.includes(card)).map(({ card }) => card)
  useEffect(() => {
    let late = false
    const read = async (): Promise<void> => {
      const author_keys = ids.slice(-author_keys_max).map((id) => authorship.key_for(id))
      const page = author_keys.length ? await client.act('board.list', { author_keys }) : null
      if (!late) set_own(page?.cards ?? [])
    }
    void read()
    return () => void (late = true)
  }, [nameless.value, seen.join()])
  return own.filter((card) => !card.hidden && (card.rephrase || card.waiting))
}

export function OwnCards() {
  const own = useOwnCards()
  if (!own.length) return null
  return (
    <section class="stack" data-testid="own-cards">
      <h3>{t_board.own.title}</h3>
      <p class="mute">{t_board.own.note}</p>
      <ul>
        {own.map((card) => (
          <OwnCard key={card.card} card={card} />
        ))}
      </ul>
    </section>
  )
}
