// English words about planning rooms, for staff alone.
import { count, list, minutes, people, rooms } from './english'

export const plan = {
  title: 'Plan the rooms', note: 'Nobody sees the plan until you open the rooms.',
  method: 'How people are spread',
  methods: {
    random: 'By chance', balanced: 'Mixed in every way',
    by_affiliation: 'Same affiliation together', mixed_affiliation: 'Affiliations mixed',
    self: 'People choose for themselves',
    same_again: 'The same groups again', fresh_faces: 'New faces',
    assigned: 'As assigned beforehand',
  },
  what_it_does: {
    random: 'Anyone may meet anyone.',
    balanced: 'Positions and affiliations are spread evenly over the rooms.',
    by_affiliation: 'People of one affiliation sit together, as far as the sizes allow.',
    mixed_affiliation: 'People of each affiliation are spread over all rooms.',
    self: 'The rooms open empty, and everyone picks one.',
    same_again: 'The groups of the last round meet again; who came later joins the smallest.',
    fresh_faces: 'As few people as possible meet somebody from an earlier round.',
    assigned: 'Who is on the list goes where it says; the others join the smallest rooms.',
  },
  sets_aside: 'What was assigned beforehand is left aside.',
  assigned: (n: number, of: number) => `Assigned beforehand: ${rooms(n)}, ${people(of)}.`,
  who_is_missing: 'Who is not here yet', all_here: 'Everybody on the list is here.',
  on_list: (name: string, room: string) => `${name}: ${room}`,
  unclear: (name: string, room: string, n: number) =>
    `${name}: ${room}. ${people(n)} could be meant, so nobody is placed.`,
  no_list: 'The list could not be fetched. Please try again.',
  by: 'Make', by_size: 'people per room', by_rooms: 'rooms', number: 'People or rooms',
  staff: 'Staff in each room', make: 'Make a plan', again: 'Shuffle again',
  making: 'Making the plan…',
  sizes: (n: number, least: number, most: number) => {
    if (n === 1) return `One room of ${most}.`
    if (least === most) return `Rooms of ${most}.`
    return `Rooms of ${least} ${most - least > 1 ? 'to' : 'or'} ${most}.`
  },
  choice: (n: number) => `${rooms(n)} to choose from.`,
  fewest_affiliations: (n: number) =>
    n < 2
      ? 'At least one room has a single affiliation.'
      : `No room has fewer than ${n} affiliations.`,
  most_affiliations: (n: number) =>
    n < 2 ? 'Each room has a single affiliation.' : `No room has more than ${n} affiliations.`,
  fewest_positions: (n: number) =>
    n < 2 ? 'At least one room has a single position.' : `No room has fewer than ${n} positions.`,
  met_before: (n: number) =>
    n ? `${count(n, 'pair has', 'pairs have')} met before.` : 'Nobody has met before.',
  staff_everywhere: 'Staff in each room.', staff_nowhere: 'No staff in the rooms.',
  no_staff_in: (names: string[]) => `No staff in ${list(names)}.`,
  no_staff_in_many: (n: number) => `No staff in ${rooms(n)}.`,
  pins_kept: 'All pins kept.',
  pins_broken: (n: number) => `${count(n, 'pin is', 'pins are')} not kept in this plan.`,
  changed_by: (name: string, when: string) =>
    `${name} changed the plan at ${when}; look at it again.`,
  rooms_at_most: (n: number) => `There can be at most ${rooms(n)} now.`,
  too_small: (n: number) => `That would make more than ${rooms(n)}.`,
  pins: 'Pins', pins_note: 'Each new plan keeps them. To pin, choose people in the rooms below.',
  pins_at_most: (n: number) => `At most ${people(n)} at once.`,
  attendees_only: 'Staff can be kept in a room, but not together with people or apart from them.',
  pin: {
    together: (names: string[]) => `${list(names)} stay together`,
    apart: (names: string[]) => `${list(names)} stay apart`,
  },
  stays_in: (name: string, room: string) => `${name} stays in ${room}`,
  stay_there: (names: string[]) =>
    names.length === 1 ? `${names[0]} stays in this room` : `${list(names)} stay where they are`,
  not_kept: 'not kept; shuffle again', gone_room: 'a room that is gone', gone_person: 'Somebody',
  unpin: (words: string) => `Remove: ${words}`,
  unpinned: (words: string) => `No longer: ${words}`,
  keep: { together: 'Keep together', apart: 'Keep apart' }, keep_there: 'Keep in this room',
  keep_there_many: 'Keep in these rooms',
  unassigned: (n: number) => `${people(n)} in no room yet`,
  minutes: 'Minutes', grace: 'Grace, seconds',
  open: (n: number, length: number) => `Open ${rooms(n)} for ${minutes(length)}`,
}
