// Asking for a new link, and showing it the one time that it is told.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Role } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient } from '../client_context'
import { Confirm } from '../confirm'
import { CloseRow, Dialog } from '../dialog'

const uses_most = 10_000

interface Replacing {
  role: Role
  made: (secret: string | null) => void
  close: () => void
}

export function ReplaceLinkDialog({ role, made, close }: Replacing) {
  const client = useClient()
  const [lasts_s, set_lasts] = useState(0)
  const [uses, set_uses] = useState('')
  const rotate = async (): Promise<void> => {
    const terms = { ...(lasts_s ? { lasts_s } : {}), ...(uses ? { uses_max: Number(uses) } : {}) }
    const result = await client.act('link.rotate', { role, ...terms })
    if (result) made(result.secret ?? null)
  }
  return (
    <Confirm
      title={t_staff.links.replace_title(role)}
      note={t_staff.links.replace_note}
      yes={t_staff.links.replace_yes}
      testid="rotate-dialog"
      act={() => void rotate()}
      close={close}
    >
      <label class="field">
        {t_staff.links.lasts}
        <select
          value={lasts_s}
          onChange={(event) => set_lasts(Number(event.currentTarget.value))}
          data-testid="link-lasts"
        >
          <option value={0}>{t_staff.links.as_long}</option>
          {Object.entries(t_staff.links.spans).map(([span, text]) => (
            <option key={span} value={span}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t_staff.links.uses_max} {t.optional}
        <input
          type="number"
          min={1}
          max={uses_most}
          step={1}
          placeholder={t_staff.links.no_limit}
          value={uses}
          onInput={(event) => set_uses(event.currentTarget.value)}
          data-testid="link-uses"
        />
      </label>
    </Confirm>
  )
}

interface Made {
  role: Role
  secret: string | null
  close: () => void
}

export function NewLinkDialog({ role, secret, close }: Made) {
  const client = useClient()
  const field = useRef<HTMLInputElement>(null)
  const [said, set_said] = useState('')
  useEffect(() => field.current?.select(), [])
  const copy = async (): Promise<void> => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(field.current!.value)
      set_said(t_staff.links.copied)
      client.notices.tell(t_staff.links.copied)
    } catch {
      set_said(t_staff.links.not_copied)
    }
  }
  return (
    <Dialog title={t_staff.links.new_title(role)} testid="new-link" close={close}>
      <p>{secret ? t_staff.links.new_note : t_staff.links.told}</p>
      {secret && (
        <p class="row">
          <input
            ref={field}
            readOnly
            aria-label={t_staff.links.new_title(role)}
            value={`${location.origin}/join#${secret}`}
            data-testid="new-link-url"
          />
          <button class="p" onClick={() => void copy()}>
            {t_staff.links.copy}
          </button>
        </p>
      )}
      <p class="mute" role="status">
        {said}
      </p>
      <CloseRow close={close} testid="new-link-close" />
    </Dialog>
  )
}
