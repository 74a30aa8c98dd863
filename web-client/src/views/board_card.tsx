// One card: its words, "me too", and for its author edit and remove, also when anonymous.
import { useState } from 'preact/hooks'
import { card_max } from '../session/limits'
import type { Card } from '../session/view'
import { t } from '../words/t'
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

function OwnButtons({ card, signed, edit }: {
  card: Card
  signed: Record<string, string>
  edit: () => void
}) {
  const client = useClient()
  const remove = async (): Promise<void> => {
    const gone = await client.act('card.remove', { card: card.card, ...signed })
    if (gone) client.belongings.value?.authorship.forget(card.card)
  }
  return (
    <>
      <button class="sm" aria-label={t.board.change(card.text)} onClick={edit}>
        {t.edit}
      </button>
      <button class="sm" aria-label={t.board.remove(card.text)} onClick={() => void remove()}>
        {t.remove}
      </button>
    </>
  )
}

export function BoardCard({ card }: { card: Card }) {
  const client = useClient()
  const { board, session } = useView()
  const [editing, set_editing] = useState(false)
  const signed = useOwnership(card)
  const open = session.state === 'open' && (board.state === 'open' || board.state === 'revealed')
  const save = async (text: string): Promise<boolean> => {
    const taken = await client.act('card.edit', { card: card.card, text, ...signed })
    if (taken) set_editing(false)
    return !!taken
  }
  if (editing) {
    return (
      <li class="note">
        <TextForm
          label={t.board.field[card.column]}
          button={t.save}
          most={card_max}
          in_public
          testid="card-edit"
          start={card.text}
          hide_label
          submit={save}
          cancel={() => set_editing(false)}
        />
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
        {!card.from && signed && ` (${t.board.yours})`}
      </span>
      <span class="row">
        <button
          class="sm"
          aria-pressed={card.mine_support}
          aria-label={t.board.support(card.support, card.text)}
          disabled={!open}
          onClick={support}
        >
          {card.support ? t.board.me_too_count(card.support) : t.board.me_too}
        </button>
        {open && signed && (
          <OwnButtons card={card} signed={signed} edit={() => set_editing(true)} />
        )}
        {!signed && <CardSafety card={card} />}
      </span>
    </li>
  )
}
