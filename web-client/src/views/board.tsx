// The reflection board: two columns, learn and unlearn.
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { cards_shown } from '../session/limits'
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

// Cards from before the window, read on demand.
function useOlder(column: Column) {
  const client = useClient()
  const older = useMemo(() => signal<Page>({ cards: [], more: true }), [])
  const read = async (oldest: string): Promise<void> => {
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
  const may_be_older = board.cards.length >= cards_shown && older.more && cards[0]
  const open = board.state === 'open' || board.state === 'revealed'
  return (
    <section class="column" aria-label={t.board[column]} data-testid={`column-${column}`}>
      <h3>{t.board[column]}</h3>
      {prompt && <p lang={session.lang}>{prompt}</p>}
      {open && session.state === 'open' && <CardForm column={column} prompt={prompt} />}
      {may_be_older && (
        <button class="sm" onClick={() => void read(cards[0]!.card)}>
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
