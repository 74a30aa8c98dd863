// Words about quiet rooms, slow mode, flags, letters to the staff, and the lobby.
import { quoted } from './english'

export const safety = {
  lobby: {
    title: 'You are at the door', note: 'The staff know that you are here and will let you in.',
    stay: 'Leave this page open. It changes by itself.', starts: (when: string) => `We start ${when}, your time.`,
    in: 'You are in.',
  },
  quiet: {
    title: 'This room is quiet for a while.', all: 'All rooms are quiet for a while.',
    note: 'Only the staff write, until they lift it.',
    still: 'You can read along, raise your hand, ask for help and write to the staff.',
    lifted: 'Everyone can write here again.',
  },
  slow: {
    on: (s: number) => `Slow mode: one message every ${s} seconds.`,
    wait: (s: number) => `You can send again in ${s} s. What you type is kept.`,
    off: 'Slow mode is off.',
  },
  flag: {
    button: 'Tell the staff about this', card: (text: string) => `Tell the staff about the card ${quoted(text)}`,
    title: 'Tell the staff',
    note: 'They see what you flag and what was said just before. Nobody else learns that it was you.',
    what: 'What is it about?', message: 'This message', person: (name: string) => `${name}, as a person`,
    why: 'What should they know?', send: 'Tell the staff',
    sent: 'The staff know. You will read here what came of it.',
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
}
