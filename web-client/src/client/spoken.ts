// What of the news is said to people who do not see the screen, besides chat and countdowns.
import type { Notification, View } from '../session/view'
import { t } from '../words/t'
import type { Notices } from './notices'

export function hear_aloud(
  notices: Notices,
  { method, params }: Notification,
  before: View,
  after: View,
): void {
  const me = after.me.id
  if (method === 'broadcast.sent' && params.from.id !== me) {
    notices.say(t.broadcast.spoken(params.from.name, params.text))
  } else if (method === 'phase.started') {
    const phase = after.agenda.phases.find((item) => item.id === params.phase)
    notices.say(t.agenda.started(phase?.title ?? ''))
  } else if (method === 'participant.muted' && params.participant === me) {
    notices.say(t.muted.title)
  } else if (method === 'participant.unmuted' && params.participant === me) {
    notices.tell(t.muted.lifted)
  } else if (method === 'help.resolved' && before.me.help && !after.me.help) {
    if (params.by && params.by.id !== me) notices.tell(t.help.answered(params.by.name))
  } else if (method === 'help.requested' && after.staff_only && params.from.id !== me) {
    notices.say(t.needs.help_spoken(params.from.name))
  } else if (method === 'session.closing') {
    notices.say(t.session.closing_spoken)
  } else if (method === 'rooms.closing' && concerns_us(params.rooms, after)) {
    notices.say(t.grace.spoken)
  }
}

const concerns_us = (rooms: string[], view: View): boolean => rooms.includes(view.room.id)
