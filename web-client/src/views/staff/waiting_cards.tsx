// Cards that wait to be read: approve one, some or all, hide one, or ask its author for other words.
import { useEffect, useRef, useState } from 'preact/hooks'
import { all_waiting, waiting_cards } from '../../session/cards'
import { cards_at_once_max } from '../../session/limits'
import type { Card } from '../../session/view'
import { t } from '../../words/t'
import { t_safety } from '../../words/t_safety'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { HideDialog } from '../hide_dialog'
import { Asked, RephraseButton } from './rephrase_dialog'
import { Waits } from './waits'

type Approve = (cards: Card[]) => void

function Row({ card, chosen, choose, approve }: {
  card: Card
  chosen: boolean
  choose: () => void
  approve: Approve
}) {
  const client = useClient()
  const [hiding, hide] = useState(false)
  const words = t_staff.cards
  const label = (what: string): string => words.rephrase.for_card(what, card.text)
  return (
    <li data-testid="waiting-card" data-card={card.card}>
      <label class="choice">
        {client.facilitates.value && (
          <input
            type="checkbox"
            checked={chosen}
            onChange={choose}
            aria-label={words.themes.choose(card.text)}
          />
        )}
        <b>{card.from?.name ?? t.check_in.no_name}</b>{' '}
        <span class="mute">{t.board[card.column]}</span>
      </label>
      <Waits since={card.at} />
      <p class="words">{card.text}</p>
      <Asked card={card} />
      <p class="row tight">
        {client.facilitates.value && (
          <button
            class="sm p"
            aria-label={label(words.waiting.approve)}
            onClick={() => approve([card])}
            data-testid="card-approve"
          >
            {words.waiting.approve}
          </button>
        )}
        <button
          class="sm"
          aria-label={label(t_safety.hide.short)}
          onClick={() => hide(true)}
          data-testid="waiting-hide"
        >
          {t_safety.hide.short}
        </button>
        <RephraseButton card={card} />
      </p>
      {hiding && <HideDialog card={card.card} close={() => hide(false)} />}
    </li>
  )
}

// Said once for as many as come while others wait.
function useSpoken(count: number): void {
  const client = useClient()
  const before = useRef(count)
  useEffect(() => {
    if (count && !before.current) client.notices.say(t_staff.cards.waiting.spoken)
    before.current = count
  }, [count])
}

export function WaitingCards() {
  const client = useClient()
  const view = useView()
  const older = client.older_waiting?.list.value ?? []
  const [chosen, set_chosen] = useState<string[]>([])
  const all = all_waiting(view, older)
  useSpoken(waiting_cards(view).length)
  const picked = all.filter(({ card }) => chosen.includes(card))
  const approve: Approve = async (cards) => {
    const some = cards.slice(0, cards_at_once_max)
    const done = await client.act('card.approve', { cards: some.map(({ card }) => card) })
    if (!done) return
    set_chosen([])
    client.notices.tell(t_staff.cards.waiting.done(some.length))
  }
  const look = async (): Promise<void> => {
    const found = await client.older_waiting?.look(view)
    if (found === false) client.notices.tell(t_staff.cards.waiting.none_older)
  }
  const choose = (id: string) => (): void =>
    set_chosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  const may_be_older = !!view.board.older && view.session.settings.cards === 'on_approval'
  if (!all.length && !may_be_older) return null
  const words = t_staff.cards.waiting
  return (
    <section data-testid="waiting-cards">
      <h3>{words.title(all.length)}</h3>
      <p class="mute">{words.note}</p>
      {client.facilitates.value && all.length > 1 && (
        <p class="row tight">
          <button class="sm p" onClick={() => approve(all)} data-testid="approve-all">
            {words.all(Math.min(all.length, cards_at_once_max))}
          </button>
          <button
            class="sm"
            disabled={!picked.length}
            onClick={() => approve(picked)}
            data-testid="approve-chosen"
          >
            {words.chosen(picked.length)}
          </button>
        </p>
      )}
      <ol class="queue">
        {all.map((card) => (
          <Row
            key={card.card}
            card={card}
            chosen={chosen.includes(card.card)}
            choose={choose(card.card)}
            approve={approve}
          />
        ))}
      </ol>
      {may_be_older && (
        <button class="sm" onClick={() => void look()} data-testid="older-waiting">
          {words.older}
        </button>
      )}
    </section>
  )
}
