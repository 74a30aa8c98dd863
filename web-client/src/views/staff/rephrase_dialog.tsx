// A wish to the author of a card, who may be unknown: for other words.
import { useState } from 'preact/hooks'
import { rephrase_max } from '../../session/limits'
import type { Card } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { useClient } from '../client_context'
import { Confirm } from '../confirm'
import { TextField } from '../text_field'

function RephraseDialog({ card, close }: { card: Card; close: () => void }) {
  const client = useClient()
  const words = t_staff.cards.rephrase
  const [wish, set_wish] = useState('')
  const ask = async (): Promise<void> => {
    const text = wish.trim() || words.wishes[0]
    const asked = await client.act('card.rephrase', { card: card.card, text })
    if (asked) client.notices.tell(words.done)
  }
  return (
    <Confirm
      title={words.title}
      note={card.from ? words.named(card.from.name) : words.nameless}
      yes={words.ask}
      testid="rephrase-dialog"
      act={() => void ask()}
      close={close}
    >
      <p class="note words">{card.text}</p>
      <p class="row tight">
        {words.wishes.map((each) => (
          <button key={each} type="button" class="sm" onClick={() => set_wish(each)}>
            {each}
          </button>
        ))}
      </p>
      <TextField label={words.field} most={rephrase_max} value={wish} change={set_wish} />
    </Confirm>
  )
}

export function RephraseButton({ card }: { card: Card }) {
  const [asking, ask] = useState(false)
  const words = t_staff.cards.rephrase
  return (
    <>
      <button
        class="sm"
        aria-label={words.for_card(words.ask, card.text)}
        onClick={() => ask(true)}
        data-testid="card-rephrase"
      >
        {words.ask}
      </button>
      {asking && <RephraseDialog card={card} close={() => ask(false)} />}
    </>
  )
}

// What was asked already.
export function Asked({ card }: { card: Card }) {
  const { rephrase } = card
  if (!rephrase) return null
  return (
    <span class="mute">{t_staff.cards.rephrase.asked(rephrase.by?.name ?? '', rephrase.text)}</span>
  )
}
