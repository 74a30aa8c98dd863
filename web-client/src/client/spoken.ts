// What of the news is said to people who do not see the screen, besides chat and countdowns.
// Loaded with the pages inside, which bring it to the client.
import { room_on } from '../session/debrief'
import type { HelpKind } from '../session/help'
import type { Notification, View } from '../session/view'
import { t } from '../words/t'
import type { Notices } from './notices'
import { hear_of_safety } from './spoken_safety'

export type HearAloud = typeof hear_aloud

export function hear_aloud(
  notices: Notices,
  { method, params }: Notification,
  before: View,
  after: View,
): void {
  const me = after.me.id
  if (hear_of_safety(notices, { method, params }, before, after)) return
  if (method === 'broadcast.sent' && params.from.id !== me) {
    notices.say(t.broadcast.spoken(params.from.name, params.text))
  } else if (method === 'phase.started') {
    notices.say(t.agenda.started(title_of(params.phase, after)))
  } else if (method === 'participant.muted' && params.participant === me) {
    notices.say(t.muted.title)
  } else if (method === 'participant.unmuted' && params.participant === me) {
    notices.tell(t.muted.lifted)
  } else if (method.startsWith('help.')) {
    hear_of_help(notices, { method, params }, before, after)
  } else if (method === 'takeaway.headline_set' && params.room === after.room.id) {
    if (params.by?.id === me) return
    if (params.speaker.id === me) notices.tell(t.headline.you_speak(params.by.name))
    else notices.say(t.headline.set_by(params.by.name))
  } else if (method === 'debrief.shown') {
    hear_turn(notices, after)
  } else if (method === 'phase.planned' && after.staff_only) {
    notices.say(t.agenda.planned_anew(title_of(params.phase, after), params.minutes))
  } else if (method === 'room.changed' && params.room === after.room.id) {
    if (after.room.name !== before.room.name) notices.tell(t.move.renamed(after.room.name))
    const { question } = after.room
    if (question && question !== before.room.question) notices.tell(t.move.asked(question))
  } else if (method === 'participant.joined' && after.me.role === 'facilitator') {
    const { name, room } = params.participant
    const placed = after.rooms.find((each) => each.room === room)
    if (placed) notices.tell(t.needs.placed(name, placed.name))
  } else if (method === 'session.closing') {
    notices.say(t.session.closing_spoken)
  } else if (method === 'session.reopened') {
    notices.say(t.session.reopened)
  } else if (method === 'phase.returned') {
    notices.say(t.agenda.returned(title_of(params.phase, after)))
  } else if (method === 'facilitator.offered' && after.me.offered && !before.me.offered) {
    notices.say(t.steering.offer_spoken)
  } else if (method === 'role.granted' && before.me.role !== after.me.role) {
    notices.tell(t.steering.new_role(t.roles[after.me.role]))
  } else if (method === 'rooms.closing' && concerns_us(params.rooms, after)) {
    notices.say(t.grace.spoken)
  }
}

function hear_turn(notices: Notices, view: View): void {
  const room = room_on(view)
  if (room?.headline?.speaker.id === view.me.id) notices.tell(t.debrief.your_turn)
  else notices.say(room ? t.debrief.now_spoken(room.name) : t.debrief.all_spoken)
}

const title_of = (id: string, { agenda }: View): string =>
  agenda.phases.find((phase) => phase.id === id)?.title ?? ''
// A request is our own, our room's, or one of the queue that staff have.
function hear_of_help(
  notices: Notices,
  { method, params }: Notification,
  before: View,
  after: View,
): void {
  const { help, by } = params
  if (by?.id === after.me.id || params.from?.id === after.me.id) return
  const mine = before.me.help?.help === help
  const ours = mine || before.room.helps.some((each) => each.help === help)
  const queued = before.staff_only?.helps.find((each) => each.help === help)
  if (method === 'help.requested') {
    if (after.staff_only) notices.say(t.needs.help_spoken(params.from.name, kind_words(params.kind)))
    else notices.say(t.help.room_asked[params.kind] ?? '')
  } else if (method === 'help.claimed') {
    if (queued) notices.say(t.needs.claimed_spoken(by.name, queued.from.name))
    else if (ours) notices.say(t.help.claimed(by.name))
  } else if (method === 'help.released') {
    if (queued) notices.say(t.needs.released_spoken(by.name, queued.from.name))
    else if (ours) notices.say(t.help.released(by.name))
  } else if (method === 'help.answered') {
    if (ours) notices.say(t.help.answer_spoken(by.name, params.text))
  } else if (method === 'help.resolved' && mine && by) {
    notices.tell(t.help.resolved(by.name))
  }
}

const kind_words = (kind: HelpKind): string => t.needs.kinds[kind]

const concerns_us = (rooms: string[], view: View): boolean => rooms.includes(view.room.id)
