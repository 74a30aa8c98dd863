// How long one waits between two messages, in all rooms or in one of them: its own pace goes before
// that of all.
import { pace_in } from '../../session/safety'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'

const paces = [10, 30, 60, 120, 300]

// One pace that was set by a program is shown, too.
const with_pace = (every_s: number): number[] =>
  !every_s || paces.includes(every_s) ? paces : [...paces, every_s].sort((a, b) => a - b)

// `label`: where the words before it do not say of which room.
export function PaceSelect({ room, label, testid }: {
  room: string
  label?: string
  testid: string
}) {
  const client = useClient()
  const view = useView()
  const words = t_staff.safe.quiet
  const own = view.session.slow?.find((pace) => pace.room === room)?.every_s ?? 0
  const of_all = room === 'all' ? 0 : pace_in(view, 'all')
  const choose = async (list: HTMLSelectElement): Promise<void> => {
    const every_s = Number(list.value)
    const done = await client.act('slow.set', room === 'all' ? { every_s } : { every_s, room })
    if (!done) list.value = String(own)
  }
  return (
    <select
      class="sm"
      aria-label={label}
      value={String(own)}
      onChange={(event) => void choose(event.currentTarget)}
      data-testid={testid}
    >
      <option value="0">{of_all ? words.pace_of_all(of_all) : words.no_pace}</option>
      {with_pace(own).map((seconds) => (
        <option key={seconds} value={String(seconds)}>
          {words.wait(seconds)}
        </option>
      ))}
    </select>
  )
}
