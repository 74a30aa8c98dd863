// Signals: absolute values, never stored, told anew when they change.
import type { Live, Reach, View } from './view'
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

  // Only the broadcasts whose figures have changed.
  'broadcast.seen': (view, { broadcasts }) => {
    const news = new Map((broadcasts as Reach[]).map((each) => [each.broadcast, each]))
    const others = (view.live.seen ?? []).filter((each) => !news.has(each.broadcast))
    const listed = new Set(view.broadcasts.map((each) => each.broadcast))
    const seen = [...others, ...news.values()].filter((each) => listed.has(each.broadcast))
    return live(view, { seen })
  },

  'session.health': (view, { saving }) => live(view, { saving }),
}
