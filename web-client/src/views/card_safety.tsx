// What keeps the board safe: tell the staff about a card; for staff, hide it and show it again.
import { useState } from 'preact/hooks'
import type { Card } from '../session/view'
import { t } from '../words/t'
import { t_safety } from '../words/t_safety'
import { useClient } from './client_context'
import { FlagDialog } from './flag_dialog'
import { HideDialog } from './hide_dialog'
import { ShowAgain } from './show_again'

export function HiddenCard({ card }: { card: Card }) {
  const { hidden_by, hidden_reason, text } = card
  if (!hidden_by) return <span class="mute">{t_safety.card_hidden}</span>
  return (
    <>
      <span class="mute">{t.chat.hidden_staff(hidden_by.name, hidden_reason ?? '')}</span>
      <span class="words struck">{text}</span>
      <ShowAgain id={card.card} testid="card-unhide" />
    </>
  )
}

export function CardSafety({ card }: { card: Card }) {
  const client = useClient()
  const [asking, ask] = useState<'flag' | 'hide' | null>(null)
  return (
    <>
      <button
        class="sm"
        aria-label={t_safety.flag.card(card.text)}
        onClick={() => ask('flag')}
        data-testid="card-flag"
      >
        ⚑
      </button>
      {client.is_staff.value && (
        <button
          class="sm"
          aria-label={t_safety.hide.card(card.text)}
          onClick={() => ask('hide')}
          data-testid="card-hide"
        >
          {t_safety.hide.short}
        </button>
      )}
      {asking === 'flag' && <FlagDialog target={card.card} close={() => ask(null)} />}
      {asking === 'hide' && <HideDialog card={card.card} close={() => ask(null)} />}
    </>
  )
}
