// The session's life, its agenda and what is on the stage.
import { change, omit, present } from './lists'
import { with_deadlines } from './fold_rooms'
import type { Agenda, Phase, Session, View } from './view'
import type { Rule } from './fold'

const session = (view: View, changed: Partial<Session>): View => ({
  ...view,
  session: { ...view.session, ...changed },
})

const agenda = (view: View, changed: Partial<Agenda>): View => ({
  ...view,
  agenda: { ...view.agenda, ...changed },
})

const change_phase = (phases: Phase[], id: string | null | undefined, to: (p: Phase) => Phase) =>
  change(phases, (phase) => phase.id === id, to)

const ended = ({ phases, phase }: Agenda, at: number): Phase[] =>
  change_phase(phases, phase, (current) => ({ ...current, ended_at: at }))

const going_on = (phases: Phase[], phase: string | null | undefined): Phase[] =>
  change_phase(phases, phase, (current) => omit(current, 'ended_at'))

export const agenda_rules: Record<string, Rule> = {
  'session.opened': (view, { opened_at }) => session(view, { state: 'open', opened_at }),

  // Nothing starts any more.
  'session.closing': (view, { closes_at, at }) => ({
    ...session(view, { state: 'closing', closes_at }),
    agenda: { ...omit(view.agenda, 'next'), phases: ended(view.agenda, at) },
  }),

  // A closing that was undone: what waited for the rooms waits again.
  'session.reopened': (view, { next }) => ({
    ...view,
    session: { ...omit(view.session, 'closes_at'), state: 'open' },
    agenda: present({
      ...view.agenda,
      phases: going_on(view.agenda.phases, view.agenda.phase),
      next,
    }),
  }),

  'session.locked': (view) => session(view, { locked: true }),

  'session.unlocked': (view) => session(view, { locked: false }),

  'phase.started': (view, { phase, started_at, ends_at, debrief }) => {
    const phases = change_phase(ended(view.agenda, started_at), phase, (next) => ({
      ...omit(next, 'ended_at'),
      began_at: next.began_at ?? started_at,
    }))
    return {
      ...omit(view, 'debrief_now'),
      agenda: present({ phases, phase, started_at, ends_at }),
      debrief: debrief ?? view.debrief,
      stage: 'none',
    }
  },

  'phase.planned': (view, { phase, minutes, first_minutes }) =>
    agenda(view, {
      phases: change_phase(view.agenda.phases, phase, (planned) =>
        present({ ...planned, minutes, first_minutes }),
      ),
    }),

  // A step that was undone: the one before is there again as it was.
  'phase.returned': (view, params) => {
    const { phase, started_at, ends_at, paused_at, next, stage, debrief, debrief_now } = params
    const { undone } = params
    const before = change_phase(view.agenda.phases, undone.phase, (step) => {
      const { began_at, ended_at } = undone
      return present({ ...omit(step, 'began_at', 'ended_at'), began_at, ended_at })
    })
    const phases = going_on(before, phase)
    return {
      ...omit(view, 'debrief_now'),
      ...(debrief_now ? { debrief_now } : {}),
      agenda: present({ phases, phase, started_at, ends_at, paused_at, next }),
      debrief: debrief ?? [],
      stage,
    }
  },

  'phase.extended': (view, { ends_at }) => agenda(view, { ends_at }),

  'phase.paused': (view, { paused_at }) => agenda(view, { paused_at }),

  'phase.resumed': (view, { ends_at, rooms, round, next, debrief_until }) => {
    const shifted = next ? { ends_at, next } : { ends_at }
    const turn = view.debrief_now && { ...view.debrief_now, until: debrief_until }
    const running = {
      ...(turn ? { ...view, debrief_now: turn } : view),
      agenda: { ...omit(view.agenda, 'paused_at'), ...shifted },
    }
    return with_deadlines(running, rooms ?? [], round === undefined ? view.round : round)
  },

  'stage.shown': (view, { show }) => ({ ...view, stage: show }),
}
