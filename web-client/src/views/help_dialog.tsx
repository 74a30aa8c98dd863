// Asking for help: four kinds, a few words if one likes, and who will see it.
import { useId, useState } from 'preact/hooks'
import { help_text_max } from '../session/limits'
import type { HelpKind } from '../session/view'
import { t } from '../words/t'
import { useClient, useView } from './client_context'
import { Dialog } from './dialog'

const kinds: HelpKind[] = ['question', 'conflict', 'technical', 'unsafe']

function Asked({ close }: { close: () => void }) {
  const client = useClient()
  const cancel = async (): Promise<void> => {
    if (await client.act('help.cancel')) close()
  }
  return (
    <>
      <p>{t.help.asked}</p>
      <p class="row end">
        <button onClick={() => void cancel()} data-testid="help-cancel">
          {t.help.cancel}
        </button>
        <button class="p" onClick={close}>
          {t.close}
        </button>
      </p>
    </>
  )
}

function Ask({ close }: { close: () => void }) {
  const client = useClient()
  const [kind, set_kind] = useState<HelpKind>('question')
  const [text, set_text] = useState('')
  const id = useId()
  const ask = async (event: Event): Promise<void> => {
    event.preventDefault()
    const told = text.trim() ? { text: text.trim() } : {}
    if (!(await client.act('help.request', { kind, ...told }))) return
    client.notices.tell(t.help.asked)
    close()
  }
  return (
    <form onSubmit={ask} class="stack">
      <p>{t.help.note}</p>
      <fieldset>
        <legend class="vh">{t.help.title}</legend>
        {kinds.map((each) => (
          <label key={each} class="choice">
            <input
              type="radio"
              name={`${id}kind`}
              value={each}
              checked={kind === each}
              onChange={() => set_kind(each)}
            />
            {t.help.kinds[each]}
          </label>
        ))}
      </fieldset>
      <label for={id}>
        {t.help.text} <span class="mute">{t.optional}</span>
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={help_text_max}
        value={text}
        onInput={(event) => set_text(event.currentTarget.value)}
      />
      <p class="row end">
        <button type="button" onClick={close}>
          {t.cancel}
        </button>
        <button type="submit" class="p" data-testid="help-ask">
          {t.help.ask}
        </button>
      </p>
    </form>
  )
}

export function HelpDialog({ close }: { close: () => void }) {
  const { me } = useView()
  const [asked] = useState(!!me.help)
  return (
    <Dialog title={t.help.title} testid="help-dialog" close={close}>
      {asked ? <Asked close={close} /> : <Ask close={close} />}
    </Dialog>
  )
}
