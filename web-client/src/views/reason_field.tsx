// Why staff do something about somebody or something: optional, always.
import { reason_max } from '../session/limits'
import { t } from '../words/t'

export function ReasonField({ label, reason, change }: {
  label: string
  reason: string
  change: (reason: string) => void
}) {
  return (
    <label class="field">
      {label} {t.optional}
      <input
        maxLength={reason_max}
        value={reason}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </label>
  )
}

// As a request takes it.
export const with_reason = (reason: string): { reason?: string } =>
  reason.trim() ? { reason: reason.trim() } : {}
