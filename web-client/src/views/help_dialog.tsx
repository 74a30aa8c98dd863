// Asking for help: four kinds, a few words if one likes, and who will see it.
import { useId, useState } from 'preact/hooks'
import { help_text_max } from '../session/limits'
import type { HelpKind } from '../session/help'
import { t } from '../words/t'
import { useClient, useView } from './client_context'
import { Dialog } from './dialog'
import { useOneAtATime } from './one_at_a_time'

const kinds: HelpKind[] = ['question', 'conflict', 'technical', 'unsafe']

function who_knows(kind: HelpKind, in_breakout: boolean): string {
  if (!in_breakout) return t.help.staff_only
  return kind === 'unsafe' ? t.help.never_the_room : t.help.room_too
}

// So that two do not ask for the same.
function RoomAsked() {
  const { room } = useView()
  return (
    <>
      {room.helps.map(({ help, kind, claimed }) => (
        <p key={help} class="mute">
          {t.help.room_asked[kind]}{' '}
          {claimed ? t.help.claimed(claimed.by.name) : t.help.unclaimed}
        </p>
      ))}
    </>
  )
}

function Asked({ close }: { close: () => void }) {
  const client = useClient()
  const { help } = useView().me
  const cancel = async (): Promise<void> => {
    if (await client.act('help.cancel')) close()
  }
  return (
    <>
      <p>{help?.claimed ? t.help.claimed(help.claimed.by.name) : t.help.asked}</p>
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
  const in_breakout = useView().room.id !== 'main'
  const id = useId()
  const ask = useOneAtATime(async (): Promise<void> => {
    const told = text.trim() ? { text: text.trim() } : {}
    if (!(await client.act('help.request', { kind, ...told }))) return
    client.notices.tell(t.help.asked)
    close()
  })
  const submit = (event: Event): void => {
    event.preventDefault()
    void ask()
  }
  return (
    <form onSubmit={submit} class="stack">
      <p>{t.help.note}</p>
      <RoomAsked />
      <fieldset>
        <legend class="vh">{t.help.title}</legend>
        {kinds.map((each) => (
          <div key={each}>
            <label class="choice">
              <input
                type="radio"
                name={`${id}kind`}
                value={each}
                checked={kind === each}
                aria-describedby={`${id}${each}`}
                onChange={() => set_kind(each)}
              />
              {t.help.kinds[each]}
            </label>
            <p class="mute who-knows" id={`${id}${each}`}>
              {who_knows(each, in_breakout)}
            </p>
          </div>
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
