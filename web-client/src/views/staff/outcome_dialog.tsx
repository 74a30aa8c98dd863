// Answers a flag and closes it. Who told us reads it: so something has to be said.
import { useId, useState } from 'preact/hooks'
import { flag_outcome_max } from '../../session/limits'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { useClient } from '../client_context'
import { Dialog } from '../dialog'
import { TextField } from '../text_field'

export function OutcomeDialog({ flag, close }: { flag: string; close: () => void }) {
  const client = useClient()
  const [outcome, set_outcome] = useState('')
  const [missing, set_missing] = useState(false)
  const problem = useId()
  const resolve = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!outcome.trim()) return set_missing(true)
    if (await client.act('flag.resolve', { flag, outcome: outcome.trim() })) close()
  }
  return (
    <Dialog title={t_staff.safe.flag.done} testid="outcome-dialog" close={close}>
      <form class="stack" onSubmit={resolve} aria-describedby={problem}>
        <p class="row tight">
          {t_staff.safe.flag.outcomes.map((words) => (
            <button key={words} type="button" class="sm" onClick={() => set_outcome(words)}>
              {words}
            </button>
          ))}
        </p>
        <TextField
          label={t_staff.safe.flag.outcome}
          most={flag_outcome_max}
          value={outcome}
          change={set_outcome}
        />
        <p class="bad" role="alert" id={problem}>
          {missing && !outcome.trim() && t_staff.safe.flag.outcome_missing}
        </p>
        <p class="row end">
          <button type="button" onClick={close}>
            {t.cancel}
          </button>
          <button type="submit" class="p" data-testid="outcome-dialog-yes">
            {t_staff.safe.flag.done}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
