// What of keeping people safe is said to whom: true when this was such news.
import { quiet_here } from '../session/safety'
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
  'slow.set': (notices, { every_s, room }, _before, after) => {
    if (after.staff_only || (room !== 'all' && room !== after.room.id)) return
    notices.say(every_s ? t_safety.slow.on(every_s) : t_safety.slow.off)
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
  'participant.waits': (notices, { participant }) => {
    if (!participant.away) notices.say(t_safety.spoken.waits(participant.name))
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
