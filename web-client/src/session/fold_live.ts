// Signals: absolute values, never stored, told anew when they change.
import type { Live, View } from './view'
import type { Rule } from './fold'

const live = (view: View, changed: Partial<Live>): View => ({
  ...view,
  live: { ...view.live, ...changed },
})

export const live_rules: Record<string, Rule> = {
  presence: (view, { online, here }) => live(view, { online, here }),

  counts: (view, { assumptions, checkins, cards, survey }) =>
    live(view, { assumptions, checkins, cards, survey }),

  'room.pulse': (view, { rooms }) => live(view, { pulse: rooms }),

  'session.health': (view, { saving }) => live(view, { saving }),
}
