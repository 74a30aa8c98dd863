// The session's life, its agenda and what is on the stage.
import { omit, present } from './lists'
import { with_deadlines } from './fold_rooms'
import type { Agenda, Session, View } from './view'
import type { Rule } from './fold'

const session = (view: View, changed: Partial<Session>): View => ({
  ...view,
  session: { ...view.session, ...changed },
})

const agenda = (view: View, changed: Partial<Agenda>): View => ({
  ...view,
  agenda: { ...view.agenda, ...changed },
})

export const agenda_rules: Record<string, Rule> = {
  'session.opened': (view, { opened_at }) => session(view, { state: 'open', opened_at }),

  // Nothing starts any more.
  'session.closing': (view, { closes_at }) => ({
    ...session(view, { state: 'closing', closes_at }),
    agenda: omit(view.agenda, 'next'),
  }),

  'session.locked': (view) => session(view, { locked: true }),

  'session.unlocked': (view) => session(view, { locked: false }),

  'phase.started': (view, { phase, started_at, ends_at, debrief }) => ({
    ...view,
    agenda: present({ phases: view.agenda.phases, phase, started_at, ends_at }),
    debrief: debrief ?? view.debrief,
    stage: 'none',
  }),

  'phase.extended': (view, { ends_at }) => agenda(view, { ends_at }),

  'phase.paused': (view, { paused_at }) => agenda(view, { paused_at }),

  'phase.resumed': (view, { ends_at, rooms, round, next }) => {
    const shifted = next ? { ends_at, next } : { ends_at }
    const running = { ...view, agenda: { ...omit(view.agenda, 'paused_at'), ...shifted } }
    return with_deadlines(running, rooms ?? [], round === undefined ? view.round : round)
  },

  'stage.shown': (view, { show }) => ({ ...view, stage: show }),
}
