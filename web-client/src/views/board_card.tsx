// One card: its words, "me too", and for its author what the staff wish, edit and remove, also when
// anonymous.
import { useState } from 'preact/hooks'
import { card_max } from '../session/limits'
import type { Card } from '../session/view'
import { t } from '../words/t'
import { t_board } from '../words/t_board'
import { CardSafety, HiddenCard } from './card_safety'
import { useClient, useView } from './client_context'
import { PersonName } from './person_name'
import { TextForm } from './text_form'

// How we show that a card is ours: by name, or by the key that only this browser has.
function useOwnership(card: Card): Record<string, string> | null {
  const client = useClient()
  const { me } = useView()
  if (card.from) return card.from.id === me.id ? {} : null
  const author_key = client.belongings.value?.authorship.key_of(card.card)
  return author_key ? { author_key } : null
}

export function OwnButtons({ card, signed, edit }: {
  card: Card
  signed: Record<string, string>
  edit: () => void
}) {
  const client = useClient()
  const remove = async (): Promise<void> => {
    const gone = await client.act('card.remove', { card: card.card, ...signed })
    if (!gone) return
    client.belongings.value?.authorship.forget(card.card)
    client.nameless_news()
  }
  return (
    <>
      <button class="sm" aria-label={t_board.board.change(card.text)} onClick={edit}>
        {t.edit}
      </button>
      <button class="sm" aria-label={t_board.board.remove(card.text)} onClick={() => void remove()}>
        {t.remove}
      </button>
    </>
  )
}

// What an author reads beside their card: that it waits, and what the staff wish.
export function CardNews({ card }: { card: Card }) {
  return (
    <>
      {card.waiting && <span class="mute">{t_board.board.waits}</span>}
      {card.rephrase && (
        <span data-testid="rephrase">
          <b>{t_board.board.wish}</b> <q class="words">{card.rephrase.text}</q>
        </span>
      )}
    </>
  )
}

export function CardEdit({ card, signed, close }: {
  card: Card
  signed: Record<string, string>
  close: () => void
}) {
  const client = useClient()
  const waits = useView().session.settings.cards === 'on_approval'
  const save = async (text: string): Promise<boolean> => {
    const taken = await client.act('card.edit', { card: card.card, text, ...signed })
    if (!taken) return false
    if (waits) client.notices.tell(t_board.board.waits_again)
    client.nameless_news()
    close()
    return true
  }
  return (
    <TextForm
      label={t_board.board.field[card.column]}
      button={t.save}
      most={card_max}
      in_public
      testid="card-edit"
      start={card.text}
      hide_label
      note={card.rephrase ? `${t_board.board.wish} ${card.rephrase.text}` : undefined}
      submit={save}
      cancel={close}
    />
  )
}

export function BoardCard({ card }: { card: Card }) {
  const client = useClient()
  const { board, session } = useView()
  const [editing, set_editing] = useState(false)
  const signed = useOwnership(card)
  const open = session.state === 'open' && (board.state === 'open' || board.state === 'revealed')
  if (editing && signed) {
    return (
      <li class="note">
        <CardEdit card={card} signed={signed} close={() => set_editing(false)} />
      </li>
    )
  }
  if (card.hidden) {
    return (
      <li class="note" data-testid="card" data-card={card.card}>
        <HiddenCard card={card} />
      </li>
    )
  }
  const support = (): void =>
    void client.act('card.support', { card: card.card, on: !card.mine_support })
  return (
    <li class="note" data-testid="card" data-card={card.card}>
      <span class="words">{card.text}</span>
      <span class="mute">
        {card.from ? <PersonName person={card.from} /> : t.check_in.no_name}
        {!card.from && signed && ` (${t_board.board.yours})`}
      </span>
      {(signed || client.is_staff.value) && <CardNews card={card} />}
      <span class="row">
        <button
          class="sm"
          aria-pressed={card.mine_support}
          aria-label={t_board.board.support(card.support, card.text)}
          disabled={!open || !!card.waiting}
          onClick={support}
        >
          {card.support ? t_board.board.me_too_count(card.support) : t_board.board.me_too}
        </button>
        {open && signed && (
          <OwnButtons card={card} signed={signed} edit={() => set_editing(true)} />
        )}
        {!signed && <CardSafety card={card} />}
      </span>
    </li>
  )
}
