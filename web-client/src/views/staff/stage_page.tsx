// What attendees see: what is on the stage, the board's state, and the step itself to look at.
import { current_phase } from '../../session/steps'
import type { BreakoutsPhase, FramePhase, View } from '../../session/view'
import { t_staff } from '../../words/t_staff'
import { useClient, useView } from '../client_context'
import { Stage } from '../stage'
import { CardsButton } from './cards_dialog'

// Everything that can be put on the stage, as the wire names it.
function choices({ agenda }: View): [string, string][] {
  const frame = agenda.phases.find((phase): phase is FramePhase => phase.kind === 'frame')
  const rounds = agenda.phases.filter((p): p is BreakoutsPhase => p.kind === 'breakouts')
  const breakouts = rounds.find((phase) => phase === current_phase(agenda)) ?? rounds[0]
  const slides = (frame?.slides ?? []).map((slide, at): [string, string] => [
    `slide:${at + 1}`,
    t_staff.stage_page.slide(at + 1, slide.title ?? ''),
  ])
  const questions = (breakouts?.questions ?? []).map((_, at): [string, string] => [
    `question:${at + 1}`,
    t_staff.stage_page.question(at + 1),
  ])
  const whole: [string, string][] = frame ? [['frame', t_staff.stage_page.frame]] : []
  return [['none', t_staff.stage_page.none], ...whole, ...slides, ...questions]
}

function BoardButtons() {
  const client = useClient()
  const { board, session, live } = useView()
  if (session.state !== 'open') return null
  const button = (words: string, method: string) => (
    <button class="sm" onClick={() => void client.act(method)} data-testid={method}>
      {words}
    </button>
  )
  const { state } = board
  return (
    <>
      <h3>{t_staff.stage_page.board}</h3>
      <p class="mute">{t_staff.stage_page.counts(live.cards, live.survey)}</p>
      <p class="row tight">
        {(state === 'none' || state === 'closed') && button(t_staff.stage_page.open_board, 'board.open')}
        {state === 'open' &&
          session.settings.cards !== 'on_approval' &&
          button(t_staff.stage_page.reveal, 'board.reveal')}
        {(state === 'open' || state === 'revealed') &&
          button(t_staff.stage_page.close_board, 'board.close')}
      </p>
    </>
  )
}

export function StagePage() {
  const client = useClient()
  const view = useView()
  const facilitates = client.facilitates.value
  const all = choices(view)
  const now = all.find(([show]) => show === view.stage)?.[1] ?? t_staff.stage_page.none
  return (
    <section class="card" aria-labelledby="stage-page-title" data-testid="stage-page">
      <h2 id="stage-page-title">{t_staff.stage_page.title}</h2>
      <p class="mute">{t_staff.stage_page.now(now)}</p>
      {facilitates && view.session.state === 'open' && (
        <label class="row tight">
          {t_staff.stage_page.show}
          <select
            class="sm"
            value={view.stage}
            onChange={(event) => void client.act('stage.show', { show: event.currentTarget.value })}
            data-testid="stage-show"
          >
            {all.map(([show, words]) => (
              <option key={show} value={show}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
      {facilitates && <BoardButtons />}
      <CardsButton />
      <details class="panel preview">
        <summary>{t_staff.stage_page.preview}</summary>
        <Stage />
      </details>
    </section>
  )
}
