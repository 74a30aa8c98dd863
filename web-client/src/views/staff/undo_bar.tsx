// Taking back what was done, as long as it can be: what one did oneself with a press, and what a
// colleague did, with their name on it, after a question. Its line stays while it is empty, so that
// nothing moves away under a pointer when a button comes or goes.
import { useMemo, useState } from 'preact/hooks'
import type { Client } from '../../client/client'
import { Colleagues, seconds_left } from '../../client/colleagues'
import type { ColleaguesAction } from '../../client/colleagues'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Confirm } from '../confirm'

// So many fit into one line; a phone shows one of each kind.
const own_at_most = 3
const all_at_most = 4

interface ButtonProps {
  seq: number // of what it takes back; tests know it by that
  words: string
  seconds: number
  at: number
  class?: string
  testid: string
  press: () => void
}

function UndoButton({ seq, words, seconds, at, class: look = '', testid, press }: ButtonProps) {
  return (
    <button
      class={`sm ${look} ${at ? 'hide-s' : ''}`}
      onClick={press}
      data-testid={testid}
      data-seq={seq}
    >
      {words}
      <span class="mute" aria-hidden="true">
        {' '}
        {t.undoing.left(seconds)}
      </span>
    </button>
  )
}

const name_of = ({ by }: ColleaguesAction): string => by?.name ?? t_staff.colleague.name
const words_of = ({ request }: ColleaguesAction): string => t.undoing.of[request!] ?? ''

function UndoTheirs({ action, close }: { action: ColleaguesAction; close: () => void }) {
  const client = useClient()
  const name = name_of(action)
  const undo = async (): Promise<void> => {
    client.colleagues?.drop(action)
    const undone = await client.act('action.undo', { seq: action.first })
    if (undone) client.notices.tell(t_staff.colleague.done(name, words_of(action)))
  }
  return (
    <Confirm
      title={t_staff.colleague.title(name)}
      note={t_staff.colleague.note(words_of(action), seconds_left(action, client.second.value))}
      yes={t_staff.colleague.yes}
      testid="undo-theirs-dialog"
      act={() => void undo()}
      close={close}
    />
  )
}

function useTheirs(client: Client): { action: ColleaguesAction; seconds: number }[] {
  const colleagues = useMemo(() => (client.colleagues ??= new Colleagues()), [client])
  const now = client.second.value // counted down each second, the own ones as well
  return colleagues.list.value
    .map((action) => ({ action, seconds: seconds_left(action, now) }))
    .filter(({ action, seconds }) => seconds && words_of(action))
}

export function UndoBar() {
  const client = useClient()
  const [asking, ask] = useState<ColleaguesAction | null>(null)
  const { undos } = client
  const { session } = useView()
  const own = undos.list.value.slice(0, own_at_most)
  const theirs = useTheirs(client).slice(0, all_at_most - own.length)
  const none = own.length + theirs.length === 0
  if (none && !asking && session.state !== 'open') return null
  return (
    <div class={`undo-line${none ? ' hide-s' : ''}`}>
      {none ? (
        <p class="mute">{t_staff.staff.undo_hint}</p>
      ) : (
        <section class="undos" aria-label={t.undoing.label} data-testid="undos">
          {own.map((item, at) => (
            <UndoButton
              key={item.seq}
              seq={item.seq}
              words={t.undoing.button(item.words)}
              seconds={undos.seconds_left(item)}
              at={at}
              testid="undo"
              press={() => void undos.undo(item)}
            />
          ))}
          {theirs.map(({ action, seconds }, at) => (
            <UndoButton
              key={action.first}
              seq={action.first}
              words={t_staff.colleague.undo(name_of(action), words_of(action))}
              seconds={seconds}
              at={at}
              class="theirs"
              testid="undo-theirs"
              press={() => ask(action)}
            />
          ))}
        </section>
      )}
      {asking && <UndoTheirs action={asking} close={() => ask(null)} />}
    </div>
  )
}
