// The cast, always the same: Mira facilitates, Theo moderates, Jonas and Aylin take part, Pavel
// comes late.
import type { SessionLink } from '../src/session/links'
import type { Achieved, Message, Person, RosterRow, View } from '../src/session/view'

// Of a plan with nobody in it.
export const achieved_nothing: Achieved = {
  sizes: [0, 0],
  met_before: 0,
  pins_broken: [],
  without_staff: [],
}

export const mira: Person = { id: 'p2', name: 'Mira', role: 'facilitator' }
export const theo: Person = { id: 'p3', name: 'Theo', role: 'moderator' }
export const jonas: Person = { id: 'p4', name: 'Jonas', pronouns: 'he/him', role: 'attendee' }
export const aylin: Person = { id: 'p5', name: 'Aylin', role: 'attendee' }
export const pavel: Person = { id: 'p9', name: 'Pavel', role: 'attendee' }

export const ten_o_clock = 1_796_324_400_000

export const row = (person: Person, room = 'main'): RosterRow => ({
  ...person,
  room,
  joined_at: ten_o_clock,
  link: { role: person.role, at: ten_o_clock },
  away: false,
  left: false,
  accepted: [],
})

// As they are made with the session; two came in by that for attendees, one by each other.
export const links = (): SessionLink[] => [
  { role: 'attendee', at: ten_o_clock, uses: 2 },
  { role: 'moderator', at: ten_o_clock, uses: 1 },
  { role: 'facilitator', at: ten_o_clock, uses: 1 },
]

export const message = (number: number, from: Person, text: string): Message => ({
  message: `m${number}`,
  at: ten_o_clock + number,
  from,
  text,
  reactions: [],
})

export function view_of(me: Person, changed: Partial<View> = {}): View {
  const staff = me.role !== 'attendee'
  return {
    session: {
      id: 's1',
      title: 'Say what you mean',
      lang: 'en',
      state: 'open',
      starts_at: ten_o_clock,
      opened_at: ten_o_clock,
      locked: false,
      positions: ['Student', 'Faculty'],
      affiliations: ['North', 'South'],
      assumptions: ['We listen.', 'We may pass.'],
      emoji: ['👍', '❤️', '👏', '🙏', '💡', '🤔', '😊', '😢', '😮', '🙌', '✅', '👀'],
      settings: {
        lobby: 'open',
        late_comers: 'smallest_room',
        transcript: 'forget',
        anonymous_cards: 'allowed',
        cards: 'at_once',
      },
    },
    me: { ...me, room: 'main', entered_seq: 4, accepted: [], acked: [] },
    agenda: {
      phases: [
        { id: 'hello', kind: 'check_in', title: 'Check-in', minutes: 10, prompt: 'How are you?' },
        {
          id: 'talk',
          kind: 'breakouts',
          title: 'Small rooms',
          minutes: 20,
          questions: ['What did you notice?'],
          rooms: { size: 5, method: 'random', grace_s: 60 },
        },
        { id: 'back', kind: 'debrief', title: 'Debrief', minutes: 15 },
        { id: 'board', kind: 'reflection', title: 'Reflection', minutes: 10 },
        {
          id: 'end',
          kind: 'survey',
          title: 'Survey',
          minutes: 5,
          questions: [{ id: 'q1', text: 'I felt heard.' }],
        },
      ],
    },
    stage: 'none',
    round: null,
    rooms: [],
    room: { id: 'main', name: 'Main room', closing: false, people: [], takeaways: [], helps: [], messages: [] },
    staff: [mira, theo],
    broadcasts: [],
    checkins: [],
    debrief: [],
    board: { state: 'none', cards: [] },
    ...(staff
      ? {
          staff_only: {
            roster: [row(mira), row(theo), row(jonas), row(aylin)],
            plan: null,
            pins: [],
            helps: [],
            takeaways: [],
            acks: {}, links: links(), offered: [],
          },
        }
      : {}),
    live: {
      online: 4,
      here: 4,
      assumptions: [0, 0],
      checkins: 0,
      cards: 0,
      survey: 0,
      saving: true,
    },
    ...changed,
  }
}

// The same, inside breakout r3 with Jonas and Aylin.
export function inside_r3(me: Person): View {
  const view = view_of(me)
  const closes_at = ten_o_clock + 600_000
  return {
    ...view,
    me: { ...view.me, room: 'r3', entered_seq: 20 },
    round: { number: 1, method: 'random', closes_at, grace_s: 60 },
    rooms: [
      { room: 'r3', name: 'Room 1', closes_at, closing: false },
      { room: 'r4', name: 'Room 2', closes_at, closing: false },
    ],
    room: {
      id: 'r3',
      name: 'Room 1',
      closes_at,
      closing: false,
      people: [
        { ...jonas, away: false },
        { ...aylin, away: false },
      ],
      takeaways: [],
      helps: [],
      messages: [],
    },
  }
}
