// English words of the page that shows what is kept about a person; they come with that page.
import { act_said } from './en_acts'
import { count, messages, quoted } from './english'

export const receipt_en = {
  title: 'What is kept about you',
  calm: 'This is everything that carries your name. Nobody else is shown it in this form.',
  anonymous: 'What you gave without your name is not here: nobody can tell that it is yours.',
  reading: 'Looking…',
  gone: 'Nothing is kept about you here.',
  later: 'The server cannot answer just now. Please try again in a moment.', again: 'Try again',
  you: 'How you were shown', joined: (when: string) => `You came in ${when}.`,
  rooms: 'Rooms you were in',
  room: (name: string, round: number) => `${name}, round ${round}`,
  headline: (text: string) => `You were named to say ${quoted(text)}`,
  cards: 'Your cards with your name', quotes: 'Sentences that may be quoted with your name',
  acts: 'What staff did',
  act_said,
  acts_before: (n: number) => `${count(n, 'thing', 'things')} before these.`,
  because: (reason: string) => `Reason: ${reason}`,
  passing: 'What goes by itself',
  forget: 'What you wrote is erased when the session closes.',
  keep_days: (n: number) =>
    `What you wrote is erased ${count(n, 'day', 'days')} after the session has closed.`,
  was_forgotten: 'What you wrote was erased when the session closed.',
  messages: (n: number) => messages(n),
  takeaways: (n: number) =>
    `${count(n, 'note', 'notes')} for the debrief. The words stay with the room, without your name.`,
  flags: (n: number) => `${count(n, 'thing', 'things')} that you told the staff is wrong.`,
  letters: (n: number) => `${count(n, 'letter', 'letters')} between you and the staff.`,
  checkin: (text: string) => `Your check-in answer ${quoted(text)}`,
  erase: 'Take it all out',
  erase_note:
    'Your name, your cards and what you wrote are removed for good, and you leave the session. ' +
    'What your room noted together stays, without your name.',
  erase_title: 'Take everything about you out?', erase_yes: 'Yes, take it out',
  staff: 'You acted for others here, so what you did stays on record.',
}
