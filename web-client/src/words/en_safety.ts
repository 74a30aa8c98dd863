// English words about keeping people safe: the lobby, quiet rooms, slow mode, what is hidden, flags
// and letters to the staff. They come with the pages inside.
import { people, quoted, span } from './english'

export const safety_en = {
  lobby: {
    title: 'You are at the door', note: 'The staff know that you are here. They can let you in at any moment.',
    stay: 'Leave this page open. It changes by itself.', starts: (when: string) => `We start ${when}, your time.`,
    in: 'You are in.', closing: 'This session is ending, so nobody is let in any more.',
  },
  quiet: {
    title: 'This room is quiet for a while.', all: 'All rooms are quiet for a while.',
    note: 'Only the staff write, until they lift it.',
    still: 'You can read along, raise your hand, ask for help, write to the staff, and answer the survey.',
    lifted: 'Everyone can write here again.',
  },
  people: { button: 'Who is here', title: 'In the main room', more: 'Show more people' },
  slow: {
    on: (s: number) => `Slow mode: each of us waits ${span(s)} between two messages.`,
    wait: (clock: string) => `You can send again in ${clock}. What you type is kept.`,
    off: 'Slow mode is off.',
  },
  flag: {
    button: 'Tell the staff about this', card: (text: string) => `Tell the staff about the card ${quoted(text)}`,
    about: (name: string) => `Tell the staff about ${name}`, title: 'Tell the staff',
    note: 'They see what you flag, what was said just before, and your name. Nobody else learns that it was you.',
    note_person: 'They see whom it is about, what you write here, and your name. Nobody else learns that it was you.',
    note_about_staff: 'This is about one of the staff. All of them see what you flag and what you write here, ' +
      'but not who told them.',
    what: 'What is it about?', message: 'This message', person: (name: string) => `${name}, as a person`,
    why: 'What should they know?', send: 'Tell the staff',
    sent: 'The staff know. What came of it will stand under “Write to the staff”.',
    sent_by_staff: 'It is among what needs the staff.',
    outcome: (text: string) => `What you told the staff about: ${text}`,
    yours: 'What you told the staff about', waits: 'The staff have not answered yet.',
  },
  letters: {
    button: (n: number) => (n ? `Write to the staff (${n})` : 'Write to the staff'),
    title: 'You and the staff', note: 'Only you, moderators and facilitators read this.',
    field: 'Your message to the staff', send: 'Send to the staff', none: 'Nothing written yet.',
    heard: (name: string) => `${name} has written to you. Only you and the staff read it.`,
  },
  card_hidden: 'This card is hidden.',
  hide: {
    short: 'Hide', card: (text: string) => `Hide the card ${quoted(text)}`,
    card_title: 'Hide this card?', card_note: 'The others no longer see its words. Staff still can.',
    button: 'Hide this message', unhide: 'Show it again', title: 'Hide this message?', reason: 'Reason, for the staff',
    note: 'The others no longer see its words. Staff who were in the room still can.',
  },
  // To staff who do not see the screen.
  spoken: {
    flag: 'Somebody has told the staff that something is wrong.',
    letter: (name: string) => `${name} has written to the staff.`,
    note: (name: string, text: string) => `${name} notes for the staff: ${text}`,
    waits: (name: string, more: number) =>
      more ? `${name} and ${people(more)} more are at the door.` : `${name} is at the door.`,
  },
}
