// Writing a card, named or anonymous. Who will know is said next to the button.
import { card_max } from '../session/limits'
import type { Column } from '../session/view'
import { t } from '../words/t'
import { t_board } from '../words/t_board'
import { useClient, useView } from './client_context'
import { useKept } from './kept'
import { TextForm } from './text_form'

export function CardForm({ column, prompt }: { column: Column; prompt: string }) {
  const client = useClient()
  const { session, me, board } = useView()
  const { anonymous_cards, cards } = session.settings
  // With what is kept of a card: it was not written to be named.
  const [unnamed, set_unnamed] = useKept(`card.${column}.unnamed`, '')
  const wished = !!unnamed
  const anonymous = anonymous_cards === 'always' || (anonymous_cards === 'allowed' && wished)
  // Then its author does not see it either: nobody knows whose it is.
  const waits = cards === 'on_reveal' && board.state === 'open' && me.role === 'attendee'
  const add = async (text: string): Promise<boolean> => {
    const { authorship } = client.belongings.value!
    const author_key = anonymous ? authorship.new_key() : null
    const signed = author_key ? { author_key } : {}
    const added = await client.act('card.add', { column, text, ...signed })
    if (added && author_key) {
      authorship.keep(added.card, author_key)
      client.nameless_news()
    }
    if (added && author_key && waits) client.notices.tell(t_board.board.added_unseen)
    return !!added
  }
  const named = cards === 'on_reveal' ? t_board.board.hidden_named : t.check_in.as_named(me.name)
  const nameless = anonymous_cards === 'always' ? t_board.board.always_anonymous : t.check_in.as_anonymous
  return (
    <TextForm
      label={prompt || t_board.board.field[column]}
      hide_label={!!prompt}
      button={t_board.board.add}
      most={card_max}
      in_public
      keep={`card.${column}`}
      testid={`card-form-${column}`}
      submit={add}
    >
      {anonymous_cards === 'allowed' && (
        <label class="choice">
          <input
            type="checkbox"
            checked={wished}
            onChange={(event) => set_unnamed(event.currentTarget.checked ? 'yes' : '')}
          />
          {t_board.board.anonymous}
        </label>
      )}
      <p class="mute" role="status">
        {anonymous ? nameless : named} {cards === 'on_approval' && t_board.board.first_read}
      </p>
    </TextForm>
  )
}
