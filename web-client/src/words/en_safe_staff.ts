// Words of the staff's pages about keeping people safe.
import { act_said } from './en_acts'
import { people, span } from './english'

export const safe_staff = {
  flag: {
    about: (name: string) => `About ${name}`, about_card: 'About a card without a name',
    from: (name: string) => `${name} told you`, from_nobody: 'Somebody told you',
    before: 'Said just before', flagged: 'What it is about', cut: '(only its beginning)',
    hide: 'Hide it', mute: (name: string) => `Mute ${name}`, done: 'Answer and close', you: 'you',
    hidden: (by: string) => `Hidden${by && ` by ${by}`}.`,
    muted: (by: string, until: string) => `Muted${by && ` by ${by}`}${until && ` until ${until}`}.`,
    outcome: 'What came of it (who told you reads it)',
    outcome_missing: 'Please say in a few words what came of it.',
    outcomes: ['We spoke with them.', 'It is hidden now.', 'We looked at it and leave it as it is.'],
    own: 'This is about you, so somebody else of the staff looks at it.',
  },
  letters: {
    from: (name: string) => `${name} writes to the staff`, answer: 'Answer',
    field: (name: string) => `What you write to ${name}`, sent: (name: string) => `${name} can read it now.`,
    send: 'Send',
    write: 'Write to them', title: (name: string) => `${name} and the staff`,
    note: 'Only this person and the staff read it.',
  },
  notes: {
    title: (fresh: number) => (fresh ? `Among the staff (${fresh} new)` : 'Among the staff'),
    field: 'A note to the other staff', send: 'Tell the staff',
    none: 'Nothing noted yet. Attendees never see this.',
  },
  lobby: {
    title: (n: number) => `${people(n)} at the door`, admit: 'Let in', refuse: 'Send away', all: 'Let all in',
    some: (n: number) => `Let in the ${n} chosen`, refuse_title: (name: string) => `Send ${name} away?`,
    refuse_note: 'They cannot come in again, and this cannot be taken back.',
    away: 'not connected just now',
  },
  quiet: {
    title: 'Quiet and slow', mute_all: 'Make all rooms quiet', unmute_all: 'Let everyone write again',
    mute_main: 'Make the main room quiet', unmute_main: 'Let the main room write',
    mute: 'Make it quiet', unmute: 'Let it write again', yes: 'Make it quiet',
    only_staff: 'only staff write',
    note: 'Only the staff write then, until you lift it. Everyone there is told, and can still ask for help.',
    reason: 'Why (everyone there reads it)',
    pace: 'Between two messages of one person', pace_main: 'In the main room', no_pace: 'no wait',
    wait: (s: number) => span(s), pace_of_all: (s: number) => `as in all rooms: ${span(s)}`,
    slow: 'Slow mode',
  },
  log: {
    button: 'What the staff did', title: 'What the staff did', older: 'Show earlier', none: 'Nothing yet.',
    note: 'Nobody can change this list. It becomes part of the session’s record.',
    act_said, main_room: 'the main room', all_rooms: 'all rooms',
  },
}
