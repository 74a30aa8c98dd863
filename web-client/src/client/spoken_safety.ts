// What of keeping people safe is said to whom: true when this was such news.
import { pace_in, quiet_here } from '../session/safety'
import type { Notification, View } from '../session/view'
import { t_safety } from '../words/t_safety'
import type { Notices } from './notices'

type Hear = (notices: Notices, params: Record<string, any>, before: View, after: View) => void

const quiet_changed: Hear = (notices, _params, before, after) => {
  const now = quiet_here(after)
  if (now && !quiet_here(before)) {
    notices.say(now.room === 'all' ? t_safety.quiet.all : t_safety.quiet.title)
  } else if (!now && quiet_here(before)) {
    notices.tell(t_safety.quiet.lifted)
  }
}

const news: Record<string, Hear> = {
  'room.muted': quiet_changed,
  'room.unmuted': quiet_changed,
  'slow.set': (notices, _params, before, after) => {
    const every = pace_in(after, after.room.id)
    if (after.staff_only || every === pace_in(before, before.room.id)) return
    notices.say(every ? t_safety.slow.on(every) : t_safety.slow.off)
  },
  'flag.raised': (notices, { mine }, _before, after) => {
    if (!mine && after.staff_only) notices.say(t_safety.spoken.flag)
  },
  'flag.resolved': (notices, { mine, outcome }) => {
    if (mine) notices.tell(t_safety.flag.outcome(outcome))
  },
  'staff.written': (notices, { participant, from }, _before, after) => {
    if (from.id === after.me.id) return
    if (participant.id === after.me.id) notices.tell(t_safety.letters.heard(from.name))
    else if (participant.id === from.id) notices.say(t_safety.spoken.letter(from.name))
  },
  'staff.noted': (notices, { from, text }, _before, after) => {
    if (from.id !== after.me.id) notices.say(t_safety.spoken.note(from.name, text))
  },
  // Not again whenever their connection comes and goes; of many, how many they are.
  'participant.waits': (notices, { participant }, before, after) => {
    const known = before.staff_only?.lobby?.some(({ id }) => id === participant.id)
    const waiting = after.staff_only?.lobby?.length ?? 0
    if (!known && waiting) notices.say(t_safety.spoken.waits(participant.name, waiting - 1))
  },
  'participant.admitted': (notices, _params, before) => {
    if (before.me.waiting) notices.tell(t_safety.lobby.in)
  },
}

export function hear_of_safety(
  notices: Notices,
  { method, params }: Notification,
  before: View,
  after: View,
): boolean {
  const hear = news[method]
  hear?.(notices, params, before, after)
  return !!hear
}
