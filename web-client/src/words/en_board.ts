// Words of the reflection board and the survey; they come with those.
import { people, quoted } from './english'

export const board_en = {
  board: {
    not_open: 'The board opens soon.',
    hidden: 'Cards stay hidden until the facilitators reveal them.',
    closed: 'The board is closed. You can still read it.',
    field: { learn: 'Something you take with you', unlearn: 'Something you let go of' },
    added_unseen: 'It is on the board. You will see it when the cards are revealed.',
    add: 'Add to the board', anonymous: 'Add it without my name',
    always_anonymous: 'Cards have no names here: nobody will know which ones are yours.',
    hidden_named: 'Facilitators see it with your name now; the others once it is revealed.',
    first_read: 'A facilitator reads it first.',
    waits: 'It waits until a facilitator has read it.',
    waits_again: 'Changed. It waits until a facilitator has read it again.',
    wish: 'The staff ask you for other words:',
    me_too: 'Me too', me_too_count: (n: number) => `Me too, ${n}`,
    support: (n: number, text: string) => `Me too: ${quoted(text)}, ${people(n)}`,
    empty: 'Nothing here yet.', older: 'Show older cards', yours: 'yours',
    change: (text: string) => `Change your card ${quoted(text)}`,
    remove: (text: string) => `Remove your card ${quoted(text)}`,
  },
  survey: {
    scale: 'From 1, not at all, to 5, very much', low: 'not at all',
    high: 'very much', quote: 'One sentence, if you like',
    quote_note: 'What would you tell a friend about today?',
    may_quote: 'May we quote this sentence?',
    may: { no: 'No, please do not', unnamed: 'Yes, without my name', named: 'Yes, with my name' },
    anonymous: 'Your answers are counted without your name.', submit: 'Send my answers',
    missing: 'Please choose a number for each question. A guess is fine.',
    thanks: 'Thank you. Your answers are counted.', change: 'Change my answers',
  },
  own: {
    title: 'Yours, without your name', note: 'Only this browser knows that they are yours.',
  },
}
