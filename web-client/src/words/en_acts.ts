// What staff did, in sentences that begin after who did it: in the list of what the staff did, and in
// what is kept about a person. Both load them with their page.
import { a_role } from './en_steering'
import { quoted } from './english'

// Names of people are '' where none is told. `about`: a role; a step; a breakout; a theme; `place`: a
// room that has no name of its own.
export interface ActTold {
  by: string
  on: string
  about: string
  place: string
}

type Words = string | ((told: ActTold) => string)

const person = ({ on }: ActTold): string => on || 'somebody'
const where = ({ about, place }: ActTold): string => (about ? quoted(about) : place)
const after = (word: string, what: string): string => (what ? ` ${word} ${what}` : '')
const of = ({ on }: ActTold): string => after('of', on)
const a_card = ({ on }: ActTold): string => (on ? `a card of ${on}` : 'a card without a name')
const cards = ({ on }: ActTold): string => (on ? `a card of ${on}` : 'cards')

// Of several cards no author is told.
function themed(told: ActTold): string {
  const { about } = told
  return about ? `put ${cards(told)} under ${quoted(about)}` : `took ${cards(told)} out of their theme`
}

function given_role(told: ActTold): string {
  const { by, on, about } = told
  if (by === on) return `became ${a_role(about)}`
  return about ? `made ${person(told)} ${a_role(about)}` : `gave ${person(told)} another role`
}

const acts: Record<string, Words> = {
  'session.opened': 'opened the session', 'session.closing': 'closed the session',
  'session.reopened': 'took back the closing', 'session.locked': 'closed the door',
  'session.unlocked': 'opened the door',
  'link.rotated': ({ about }) => `made a new link for the role ${quoted(about)}`,
  'phase.started': (told) => `went to the step ${where(told)}`,
  'phase.returned': (told) => `went back to the step ${where(told)}`,
  'phase.planned': (told) => `changed how long the step ${where(told)} takes`,
  'phase.extended': 'changed the time of the step',
  'phase.paused': 'paused', 'phase.resumed': 'went on after the pause',
  'rooms.opened': 'opened rooms', 'rooms.unopened': 'took back the opening of rooms',
  'rooms.reopened': 'opened rooms again', 'rooms.returned': 'took back the closing of rooms',
  'rooms.extended': (told) => `changed the time of ${where(told) || 'the rooms'}`,
  'rooms.closing': 'began to close rooms', 'rooms.closed': 'closed rooms',
  'room.added': (told) => `added the room ${where(told)}`,
  'room.changed': (told) => `changed the name or question of ${where(told)}`,
  'room.removed': (told) => `removed the room ${where(told)}`,
  'rooms.merged': (told) => `merged rooms into ${where(told)}`,
  'participant.moved': (told) => `moved ${person(told)}${after('to', where(told))}`,
  'participant.muted': (told) => `muted ${person(told)}`,
  'participant.unmuted': (told) => `let ${person(told)} write again`,
  'participant.removed': (told) => `removed ${person(told)}`,
  'participant.banned': (told) => `removed ${person(told)} for good`,
  'participant.readmitted': (told) => `took back the removal of ${person(told)}`,
  'participant.admitted': (told) => `let in ${person(told)}`,
  'participant.refused': (told) => `sent away ${person(told)}`,
  'role.granted': given_role,
  'deputy.named': ({ on }) =>
    on ? `asked ${on} to stand in for the facilitators` : 'asked nobody to stand in any more',
  'hand.lowered': (told) => `lowered the hand of ${person(told)}`,
  'help.answered': (told) => `answered the call for help of ${person(told)}`,
  'help.resolved': (told) => `closed the call for help of ${person(told)}`,
  'broadcast.sent': 'sent a broadcast', 'broadcast.repeated': 'sent a broadcast again',
  'message.hidden': (told) => `hid a message${of(told)}${after('in', where(told))}`,
  'message.unhidden': (told) => `showed a message${of(told)}${after('in', where(told))} again`,
  'card.hidden': (told) => `hid ${a_card(told)}`,
  'card.unhidden': (told) => `showed ${a_card(told)} again`,
  'card.approved': (told) => `approved ${cards(told)}`,
  'card.withheld': (told) => `took back the approval of ${cards(told)}`,
  'cards.grouped': themed,
  'card.rephrase_asked': (told) => `asked for other words on ${a_card(told)}`,
  'board.opened': 'opened the board', 'board.revealed': 'showed the board to everyone',
  'board.closed': 'closed the board', 'board.returned': 'took back a change of the board',
  'room.muted': (told) => `asked for quiet${after('in', where(told))}`,
  'room.unmuted': (told) => `ended the quiet${after('in', where(told))}`,
  'slow.set': (told) => `changed slow mode${after('in', where(told))}`,
  'flag.resolved': ({ on }) => `answered a flag about ${on || 'a card without a name'}`,
  'staff.written': (told) => `wrote to ${person(told)}`,
}

// One that a newer server tells goes by its name.
export function act_said(act: string, told: ActTold): string {
  const words = acts[act] ?? act
  return typeof words === 'string' ? words : words(told)
}
