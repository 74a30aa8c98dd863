// What staff did, in words that stand after who did it and before to whom: in the list of what the
// staff did, and in what is kept about a person. Both load them with their page.

export const acts: Record<string, string> = {
  'session.opened': 'opened the session', 'session.closing': 'closed the session',
  'session.reopened': 'took back the closing', 'session.locked': 'closed the door',
  'session.unlocked': 'opened the door', 'link.rotated': 'made a new link for the role',
  'phase.started': 'went to the step', 'phase.returned': 'went back to the step',
  'phase.planned': 'changed how long a step takes:', 'phase.extended': 'changed the time of the step',
  'phase.paused': 'paused', 'phase.resumed': 'went on after the pause',
  'rooms.opened': 'opened rooms', 'rooms.unopened': 'took back the opening of rooms',
  'rooms.reopened': 'opened rooms again', 'rooms.returned': 'took back the closing of rooms',
  'rooms.extended': 'gave more time to', 'rooms.closing': 'is closing rooms',
  'rooms.closed': 'closed rooms', 'room.added': 'added a room:', 'room.changed': 'renamed a room:',
  'room.removed': 'removed a room:', 'rooms.merged': 'merged rooms into',
  'participant.moved': 'moved', 'participant.muted': 'muted',
  'participant.unmuted': 'gave the word back to', 'participant.removed': 'removed',
  'participant.banned': 'removed for good', 'participant.readmitted': 'took back the removal of',
  'participant.admitted': 'let in', 'participant.refused': 'sent away',
  'role.granted': 'gave another role to', 'deputy.named': 'named a deputy:',
  'hand.lowered': 'lowered the hand of', 'help.answered': 'answered the call for help of',
  'help.resolved': 'closed the call for help of', 'broadcast.sent': 'sent a broadcast',
  'broadcast.repeated': 'sent a broadcast again', 'message.hidden': 'hid a message of',
  'message.unhidden': 'showed again a message of', 'card.hidden': 'hid a card of',
  'card.unhidden': 'showed again a card of', 'card.approved': 'approved cards',
  'card.withheld': 'took back an approval', 'cards.grouped': 'put cards under a theme:',
  'card.rephrase_asked': 'asked for other words on a card of', 'board.opened': 'opened the board',
  'board.revealed': 'showed the board to everyone', 'board.closed': 'closed the board',
  'board.returned': 'took back a change of the board', 'room.muted': 'asked for quiet in',
  'room.unmuted': 'ended the quiet in', 'slow.set': 'changed slow mode in',
  'flag.resolved': 'answered a flag about', 'staff.written': 'wrote to',
}

// Cards without a name are nobody's, also where somebody flagged them.
const of_cards = ['card.hidden', 'card.unhidden', 'card.rephrase_asked', 'flag.resolved']

export const whom = (act: string, name: string): string =>
  name || (of_cards.includes(act) ? 'somebody without a name' : '')
