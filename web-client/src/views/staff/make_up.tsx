// Time to come, planned anew: two or three ways to make up what was lost, and any step by hand.
import { useState } from 'preact/hooks'
import type { Client } from '../../client/client'
import { expected_ending, steps_to_come, ways_to_make_up } from '../../session/timetable'
import type { Way } from '../../session/timetable'
import { t } from '../../words/t'
import { useClient, useView } from '../client_context'

const minutes_max = 240

function way_words({ changes, wins }: Way, late: number): string {
  const [first] = changes
  const words =
    changes.length === 1
      ? t.agenda.shorten(first!.title, first!.minutes)
      : t.agenda.each(changes.map(({ title, minutes }) => t.agenda.to(title, minutes)))
  return wins < late ? words + t.agenda.wins(wins, late) : words
}

async function take(client: Client, way: Way): Promise<void> {
  for (const { phase, minutes } of way.changes) {
    if (!(await client.act('agenda.plan', { phase, minutes }))) return
  }
  // The button goes with the reason for it.
  document.getElementById('agenda-title')?.focus()
  const changed = way.changes.map(({ title, minutes }) => t.agenda.planned_anew(title, minutes))
  client.notices.say(changed.join(' '))
}

function Ways() {
  const client = useClient()
  const { session, agenda } = useView()
  const late = expected_ending(session, agenda, client.second.value)?.late ?? 0
  const ways = ways_to_make_up(agenda, late)
  if (!ways.length) return null
  return (
    <div role="group" aria-labelledby="make-up-title" class="stack" data-testid="make-up">
      <h3 id="make-up-title">{t.agenda.make_up}</h3>
      {ways.map((way) => (
        <button key={way_words(way, late)} class="sm" onClick={() => void take(client, way)}>
          {way_words(way, late)}
        </button>
      ))}
    </div>
  )
}

function ChangeTime() {
  const client = useClient()
  const { agenda, session } = useView()
  const to_come = steps_to_come(agenda)
  const [chosen, set_chosen] = useState('')
  const [minutes, set_minutes] = useState<string | null>(null)
  const phase = to_come.find(({ id }) => id === chosen) ?? to_come[0]
  if (!phase) return null
  const wanted = Number(minutes ?? phase.minutes)
  const set = async (event: Event): Promise<void> => {
    event.preventDefault()
    const taken = await client.act('agenda.plan', { phase: phase.id, minutes: wanted })
    if (taken) set_minutes(null)
  }
  return (
    <details class="panel">
      <summary>{t.agenda.change_time}</summary>
      <form class="row" onSubmit={(event) => void set(event)} data-testid="change-time">
        <label class="field">
          {t.agenda.step}
          <select
            class="sm"
            value={phase.id}
            lang={session.lang}
            onChange={(event) => (set_chosen(event.currentTarget.value), set_minutes(null))}
            data-testid="change-time-step"
          >
            {to_come.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {t.agenda.minutes}
          <input
            class="sm number"
            type="number"
            min={1}
            max={minutes_max}
            required
            value={minutes ?? phase.minutes}
            onInput={(event) => set_minutes(event.currentTarget.value)}
            data-testid="change-time-minutes"
          />
        </label>
        <button class="sm" type="submit">
          {t.agenda.set}
        </button>
      </form>
    </details>
  )
}

export function MakeUp() {
  const { session } = useView()
  if (session.state !== 'open' && session.state !== 'scheduled') return null
  return (
    <>
      <Ways />
      <ChangeTime />
    </>
  )
}
