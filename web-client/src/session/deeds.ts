// What staff did, read off the events that came of it: the request that may have caused an event,
// and who asked for it, where the server says so. What fell due by itself is nobody's deed.
import type { Notification, Person, View } from './view'

export interface Deed {
  request: string // As the contract names it.
  by: Person | null
}

type Told = Record<string, any>

const moves: Record<string, string> = { moved: 'participants.move', swapped: 'participants.swap' }

// Rooms whose time had not come were closed by hand; none falls due while the clocks stand.
function closed_by_hand({ rooms, at }: Told, { rooms: before, agenda }: View): boolean {
  const due = before.filter(({ room, closes_at }) => rooms.includes(room) && closes_at <= at)
  return !due.length || !!agenda.paused_at
}

// The step that waited for the rooms came by itself.
const had_waited = ({ phase, at }: Told, { agenda: { next } }: View): boolean =>
  next?.phase === phase && next!.at <= at

const requests: Record<string, string | ((told: Told, before: View) => string | null)> = {
  'phase.started': (told, before) => (had_waited(told, before) ? null : 'agenda.go'),
  'phase.extended': 'agenda.extend',
  'phase.paused': 'agenda.pause',
  'phase.resumed': 'agenda.resume',
  'phase.planned': 'agenda.plan',
  'stage.shown': 'stage.show',
  'debrief.ordered': 'debrief.order',
  'debrief.shown': 'debrief.show',
  'rooms.planned': 'rooms.plan',
  'plan.changed': ({ pins }) => (pins ? 'plan.pin' : 'plan.assign'),
  'rooms.opened': ({ again }) => (again ? 'rooms.reopen' : 'rooms.open'),
  'rooms.extended': 'rooms.extend',
  'rooms.closing': ({ next }) => (next ? 'agenda.go' : 'rooms.close'),
  'rooms.closed': (told, before) => (closed_by_hand(told, before) ? 'rooms.close' : null),
  'room.added': 'room.add',
  'room.changed': 'room.change',
  'room.removed': 'room.remove',
  'rooms.merged': 'rooms.merge',
  'participant.moved': ({ why }) => moves[why] ?? null,
  'participant.muted': 'participant.mute',
  'participant.unmuted': 'participant.unmute',
  'participant.removed': 'participant.remove',
  'message.hidden': 'message.hide',
  'card.approved': 'card.approve',
  'cards.grouped': 'card.group',
  'session.locked': 'session.lock',
  'session.unlocked': 'session.unlock',
  'session.closing': 'session.close',
  'board.opened': 'board.open',
  'board.closed': 'board.close',
  'role.granted': ({ participant, by }) => (by?.id === participant.id ? null : 'role.grant'),
}

// Null: nobody's deed, or none that can be taken back.
export function deed_of({ method, params }: Notification, before: View): Deed | null {
  const row = requests[method]
  const request = typeof row === 'function' ? row(params, before) : row
  return request ? { request, by: params.by ?? null } : null
}
