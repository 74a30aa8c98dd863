// The reflection board: two columns, learn and unlearn.
import { Fragment } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { OlderCards } from '../client/older_cards'
import { groups_of } from '../session/cards'
import type { Column, ReflectionPhase } from '../session/view'
import { t } from '../words/t'
import { t_board } from '../words/t_board'
import { BoardCard } from './board_card'
import { CardForm } from './card_form'
import { useClient, useView } from './client_context'
import { useFocusOnward } from './focus_onward'
import { OwnCards } from './own_cards'

const columns: Column[] = ['learn', 'unlearn']

function useOlder(): OlderCards {
  const client = useClient()
  return useMemo(
    () => (client.older_cards ??= new OlderCards((method, params) => client.act(method, params))),
    [client],
  )
}

function BoardColumn({ column, prompt }: { column: Column; prompt: string }) {
  const { board, session } = useView()
  const all_older = useOlder()
  const older = all_older.pages.value[column]
  const shown = board.cards.filter((card) => card.column === column)
  const cards = [...older.cards, ...shown]
  const may_be_older = board.older && older.more
  const open = board.state === 'open' || board.state === 'revealed'
  const list = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusOnward(list, heading)
  return (
    <section ref={list} class="column" aria-label={t.board[column]} data-testid={`column-${column}`}>
      <h3 ref={heading}>{t.board[column]}</h3>
      {prompt && <p lang={session.lang}>{prompt}</p>}
      {open && session.state === 'open' && <CardForm column={column} prompt={prompt} />}
      {may_be_older && (
        <button class="sm" onClick={() => void all_older.read(column, cards[0]?.card)}>
          {t_board.board.older}
        </button>
      )}
      {groups_of(cards).map(({ theme, cards: together }) => (
        <Fragment key={theme}>
          {theme && <h4 lang={session.lang}>{theme}</h4>}
          <ul aria-label={theme || undefined}>
            {together.map((card) => (
              <BoardCard key={card.card} card={card} />
            ))}
          </ul>
        </Fragment>
      ))}
      {!cards.length && <p class="mute">{t_board.board.empty}</p>}
    </section>
  )
}

export function Board({ phase }: { phase: ReflectionPhase | null }) {
  const belongings = useClient().belongings.value
  const { board, session } = useView()
  const prompts = board.prompts ?? phase?.prompts ?? {}
  const waits = board.state === 'open' && session.settings.cards === 'on_reveal'
  return (
    <>
      {board.state === 'none' && <p class="mute">{t_board.board.not_open}</p>}
      {board.state === 'closed' && <p class="mute">{t_board.board.closed}</p>}
      {waits && <p class="mute">{t_board.board.hidden}</p>}
      <div class="board" data-testid="board" data-state={board.state}>
        {columns.map((column) => (
          <BoardColumn key={column} column={column} prompt={prompts[column] ?? ''} />
        ))}
      </div>
      {belongings && belongings.nameless.value >= 0 && belongings.authorship.cards().length > 0 && (
        <OwnCards />
      )}
    </>
  )
}
