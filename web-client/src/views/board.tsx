// The reflection board: two columns, learn and unlearn.
import { signal } from '@preact/signals'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { number_of } from '../session/lists'
import type { Card, Column, ReflectionPhase } from '../session/view'
import { t } from '../words/t'
import { BoardCard } from './board_card'
import { CardForm } from './card_form'
import { useClient, useView } from './client_context'

const columns: Column[] = ['learn', 'unlearn']

interface Page {
  cards: Card[]
  more: boolean
}

// Cards from before the window, read on demand; once some were read, what leaves the window joins
// them, so that nothing is missing in between.
function useOlder(column: Column) {
  const client = useClient()
  const { cards } = useView().board
  const older = useMemo(() => signal<Page>({ cards: [], more: true }), [])
  const before = useRef(cards)
  useLayoutEffect(() => {
    const first = cards[0] && number_of(cards[0].card)
    const left = before.current.filter(
      (card) => card.column === column && first && number_of(card.card) < first,
    )
    before.current = cards
    const { cards: read, more } = older.value
    if (read.length && left.length) older.value = { cards: [...read, ...left], more }
  }, [cards])
  const read = async (oldest?: string): Promise<void> => {
    const before = older.value.cards[0]?.card ?? oldest
    const page = await client.act('board.list', { column, before, limit: 100 })
    if (page) older.value = { cards: [...page.cards, ...older.value.cards], more: page.more }
  }
  return { older: older.value, read }
}

function BoardColumn({ column, prompt }: { column: Column; prompt: string }) {
  const { board, session } = useView()
  const { older, read } = useOlder(column)
  const shown = board.cards.filter((card) => card.column === column)
  const cards = [...older.cards, ...shown]
  const may_be_older = board.older && older.more
  const open = board.state === 'open' || board.state === 'revealed'
  return (
    <section class="column" aria-label={t.board[column]} data-testid={`column-${column}`}>
      <h3>{t.board[column]}</h3>
      {prompt && <p lang={session.lang}>{prompt}</p>}
      {open && session.state === 'open' && <CardForm column={column} prompt={prompt} />}
      {may_be_older && (
        <button class="sm" onClick={() => void read(cards[0]?.card)}>
          {t.board.older}
        </button>
      )}
      <ul>
        {cards.map((card) => (
          <BoardCard key={card.card} card={card} />
        ))}
      </ul>
      {!cards.length && <p class="mute">{t.board.empty}</p>}
    </section>
  )
}

export function Board({ phase }: { phase: ReflectionPhase | null }) {
  const { board, session } = useView()
  const prompts = board.prompts ?? phase?.prompts ?? {}
  const waits = board.state === 'open' && session.settings.cards === 'on_reveal'
  return (
    <>
      {board.state === 'none' && <p class="mute">{t.board.not_open}</p>}
      {board.state === 'closed' && <p class="mute">{t.board.closed}</p>}
      {waits && <p class="mute">{t.board.hidden}</p>}
      <div class="board" data-testid="board" data-state={board.state}>
        {columns.map((column) => (
          <BoardColumn key={column} column={column} prompt={prompts[column] ?? ''} />
        ))}
      </div>
    </>
  )
}
