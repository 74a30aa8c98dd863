// The current step's content. What the facilitator puts on the stage (a slide, the frame, a
// question) comes first, whatever step runs.
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { current_phase } from '../session/steps'
import type { BreakoutsPhase, FramePhase, Phase } from '../session/view'
import { t } from '../words/t'
import { Board } from './board'
import { BreakoutAside, Breakouts } from './breakouts'
import { CheckIn } from './check_in'
import { useView } from './client_context'
import { Debrief } from './debrief'
import { Frame, SlideCard } from './frame'
import { Markdown } from './markdown'
import { Survey } from './survey'

function PhaseContent({ phase }: { phase: Phase }) {
  switch (phase.kind) {
    case 'check_in':
      return <CheckIn phase={phase} />
    case 'topic':
      return <Markdown text={phase.body ?? ''} />
    case 'frame':
      return <Frame phase={phase} />
    case 'breakouts':
      return <Breakouts phase={phase} />
    case 'debrief':
      return <Debrief phase={phase} />
    case 'reflection':
      return <Board phase={phase} />
    case 'survey':
      return <Survey phase={phase} />
  }
}

// `slide:3`, `frame`, `question:2`, `none`: numbers count through the frame's slides and the
// breakouts' questions.
function Shown() {
  const { stage, agenda, session } = useView()
  const [what, number] = stage.split(':')
  const at = Number(number ?? 1) - 1
  const current = current_phase(agenda)
  const frame = agenda.phases.find((phase): phase is FramePhase => phase.kind === 'frame')
  const rounds = agenda.phases.filter((p): p is BreakoutsPhase => p.kind === 'breakouts')
  const breakouts = rounds.find((phase) => phase === current) ?? rounds[0]
  const slide = what === 'slide' ? frame?.slides?.[at] : undefined
  const question = what === 'question' ? breakouts?.questions[at] : undefined
  const whole = what === 'frame' && frame && frame !== current ? frame : undefined
  if (!slide && !question && !whole) return null
  return (
    <div class="shown" data-testid="shown" lang={session.lang}>
      {slide && <SlideCard slide={slide} number={at + 1} />}
      {question && <p class="big">{question}</p>}
      {whole && <Frame phase={whole} />}
    </div>
  )
}

// A new step, and a new room, begins at its top; but not under the hands of whoever writes there.
function useTop(stage: RefObject<HTMLElement>, what: string): void {
  const before = useRef(what)
  useEffect(() => {
    if (before.current === what) return
    before.current = what
    const writing = document.activeElement?.matches('textarea, input') ? document.activeElement : null
    if (stage.current!.contains(writing)) return
    for (const scrolled of [stage.current!, stage.current!.closest('main')]) {
      if (scrolled) scrolled.scrollTop = 0
    }
  }, [what])
}

export function Stage() {
  const { agenda, session, board, room } = useView()
  const stage = useRef<HTMLElement>(null)
  const phase = current_phase(agenda)
  const survey = agenda.phases.find((each) => each.kind === 'survey')
  // While closing, only the survey is left to do.
  const shown = session.state === 'closing' && survey ? survey : phase
  const board_aside = shown && shown.kind !== 'reflection' && board.state !== 'none'
  useTop(stage, `${shown?.id} ${room.id}`)
  return (
    <section
      ref={stage}
      class="stage"
      aria-labelledby="stage-title"
      tabIndex={0}
      data-panel="step"
      data-testid="stage"
    >
      {phase?.kind !== 'breakouts' && <BreakoutAside />}
      <div class="card" lang={session.lang}>
        <h2 id="stage-title" tabIndex={-1}>
          {shown?.title ?? t.agenda.title}
        </h2>
        <Shown />
        {shown ? <PhaseContent phase={shown} /> : <p class="mute">{t.agenda.not_begun}</p>}
      </div>
      {board_aside && (
        <div class="card">
          <h2>{t.board.title}</h2>
          <Board phase={null} />
        </div>
      )}
    </section>
  )
}
