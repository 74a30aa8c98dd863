// The grounding assumptions: each can be agreed to; how many do is counted without names.
import { t } from '../words/t'
import { useClient, useView } from './client_context'

export function Assumptions() {
  const client = useClient()
  const { session, me, live } = useView()
  if (!session.assumptions.length) return null
  const open = session.state === 'open'
  return (
    <>
      <h3>{t.check_in.assumptions}</h3>
      <ol class="assumptions" data-testid="assumptions" lang={session.lang}>
        {session.assumptions.map((text, index) => {
          const on = me.accepted.includes(index)
          const count = Math.max(live.assumptions[index] ?? 0, on ? 1 : 0)
          return (
            <li key={index}>
              <span>{text}</span>
              {open && (
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={on}
                    onChange={() => void client.act('assumptions.accept', { index, on: !on })}
                  />
                  {t.check_in.accept}
                  <span class="vh">: {text}</span>
                  {count > 0 && <span class="mute">{t.check_in.accepted(count)}</span>}
                </label>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
