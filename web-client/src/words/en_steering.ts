// English words about taking back what staff did, and about who facilitates.
import { list } from './english'

export const a_role = (role: string): string => `a${/^a/i.test(role) ? 'n' : ''} ${role.toLowerCase()}`

const are = (names: string[]): string => (names.length === 1 ? 'is' : 'are')

export const undoing = {
  label: 'What you can take back', button: (words: string) => `Undo ${words}`,
  left: (s: number) => `${s} s`,
  offered: (words: string) => `You can undo ${words} for 30 seconds.`,
  with_key: 'Press U.',
  done: (words: string) => `Taken back: ${words}.`,
  by_other: (name: string, words: string) => `${name} has taken back: ${words}.`,
  // What was done, to stand behind "Undo".
  of: {
    'agenda.go': 'the step', 'agenda.extend': 'the new time', 'agenda.pause': 'the pause',
    'agenda.resume': 'going on', 'stage.show': 'what is on the stage',
    'agenda.plan': 'the new length of the step', 'debrief.order': 'the new order',
    'debrief.show': 'going to that room in the debrief',
    'rooms.plan': 'the plan', 'plan.assign': 'the change of the plan', 'plan.pin': 'the pin',
    'rooms.open': 'opening the rooms', 'rooms.extend': 'the new time of the rooms',
    'rooms.close': 'closing the rooms', 'participants.move': 'the move',
    'room.visit': 'going to that room', 'participant.mute': 'the mute',
    'participant.unmute': 'lifting the mute', 'participant.remove': 'the removal',
    'message.hide': 'hiding the message', 'message.unhide': 'showing the message',
    'card.approve': 'letting cards onto the board', 'card.group': 'the theme',
    'card.hide': 'hiding the card', 'card.unhide': 'showing the card', 'room.mute': 'the quiet',
    'room.unmute': 'ending the quiet', 'slow.set': 'the change of slow mode', 'session.lock': 'closing the door',
    'session.unlock': 'opening the door', 'session.close': 'closing the session',
    'board.open': 'opening the board', 'board.close': 'closing the board',
    'role.grant': 'the new role', 'participants.swap': 'the swap',
    'rooms.reopen': 'opening the rooms again', 'room.add': 'the new room',
    'room.change': 'the change of the room', 'room.remove': 'removing the room',
    'rooms.merge': 'merging the rooms',
  } as Record<string, string>,
}

export const steering = {
  who: (names: string[]) => `${list(names)} ${names.length === 1 ? 'facilitates' : 'facilitate'}.`,
  away: (names: string[]) => `${list(names)} ${are(names)} away just now.`,
  nobody: 'No facilitator is here just now. The clocks go on.',
  deputy: 'Should the facilitators be away, you will be asked to take over.',
  offer_title: 'Nobody facilitates just now',
  offer: 'Take over if you can. The facilitators can come back at any time; then you both steer.',
  accept: 'Take over', accepted: 'You facilitate now.',
  offer_spoken: 'Nobody facilitates just now. You can take over.',
  make: {
    facilitator: 'Make facilitator', moderator: 'Make moderator', attendee: 'Make attendee',
  },
  given: (name: string, role: string) => `${name} is ${a_role(role)} now.`,
  name_deputy: 'Ask to stand in', no_deputy: 'No longer stands in',
  is_deputy: (name: string) => `${name} is asked to take over when no facilitator is here.`,
  was_deputy: (name: string) => `${name} no longer stands in.`,
  new_role: (role: string) => `You are ${a_role(role)} now.`,
}
