// English words of the staff's pages alone; they come with those pages.
import { count, messages, minutes, people, rooms } from './english'
import { staff_cards } from './en_cards_staff'
import { links } from './en_links'
import { plan } from './en_plan'
import { safe_staff } from './en_safe_staff'

export const staff_en = {
  plan, links,
  safe: safe_staff, cards: staff_cards,
  staff: {
    open_session: (title: string) => `Open the session: ${title}`, close_session: 'Close the session',
    close_title: 'Close the session for everyone?',
    close_note:
      'People can no longer write. The survey stays open for a while, then the session ends ' +
      'and what was written is handled as the join page says. You can undo it for 30 seconds.',
    scheduled: 'People who come early see a waiting page.', lock: 'Close the door',
    unlock: 'Open the door',
    lock_note: 'Newcomers wait outside. Whoever is in can still come back.',
    next: (title: string) => `Next: ${title}`, start: (title: string) => `Start: ${title}`,
    open_rooms: (n: number, size: number, length: number) =>
      `Open ${rooms(n)} of ${size} for ${minutes(length)}`,
    open_planned: (n: number, length: number) =>
      `Open ${rooms(n)} as planned for ${minutes(length)}`,
    open_choice: (length: number) => `Open rooms to choose from for ${minutes(length)}`,
    close_then: (s: number, title: string) =>
      s ? `Close rooms in ${s} s, then ${title}` : `Close rooms now, then ${title}`,
    rooms_closing: (title: string) => `${title} begins when the rooms are closed`,
    previous_to: (title: string) => `Back to ${title}`,
    plus_two: '+2 min', plus_two_label: 'Two more minutes', pause: 'Pause', resume: 'Go on',
    undo_hint: 'What you or a colleague did can be taken back here for 30 seconds.',
  },
  colleague: {
    name: 'a colleague',
    undo: (name: string, words: string) => `Undo what ${name} did: ${words}`,
    title: (name: string) => `Undo what ${name} did?`,
    note: (words: string, s: number) =>
      `It was ${words}. You have ${count(s, 'second', 'seconds')} to take it back; whoever did ` +
      'it reads that you did.',
    yes: 'Undo it',
    done: (name: string, words: string) => `Taken back for ${name}: ${words}.`,
  },
  rooms_page: {
    title: 'Rooms', note: 'Drag a person, or use “Move to…”.', find: 'Find a person',
    found: (n: number) => `${people(n)} found`,
    none_found: 'Nobody by that name.', extend_all: 'All +2 min', close_soon: 'Close all in 60 s',
    close_now: 'Close all now', close_now_title: 'Close all rooms at once?',
    close_now_note: 'People are cut off in mid-sentence. Closing in 60 seconds is kinder.',
    open: (n: number) => `${people(n)} in it`,
    pulse: (n: number) => (n ? `${messages(n)} in the last minute` : 'quiet'),
    quiet: (n: number) => `quiet for ${n} min`,
    silent: (n: number) =>
      n ? `${n} ${n === 1 ? 'has' : 'have'} not written yet` : 'everyone has written',
    voices: (n: number) => {
      const words =
        n >= 85 ? 'even' : n >= 70 ? 'quite even' : n >= 45 ? 'a few voices lead' : 'one voice leads'
      return `voices ${n} of 100: ${words}`
    },
    voices_note: 'Voices: 100 when everyone writes as much as the others, 0 when one writes alone.',
    noted: (n: number) => `${count(n, 'note', 'notes')} for the debrief`,
    help_asked: (ago: string) => `Help asked ${ago}`,
    visit: 'Visit', visiting: 'You are here', back_to_main: 'Back to the main room',
    plus_two: '+2 min', close_one: 'Close in 60 s', close_one_now: 'Close now',
    of_room: (action: string, room: string) => `${action}: ${room}`, move_to: 'Move to…',
    move_keys: 'With the keyboard: choose, then press Enter.',
    move: (name: string) => `Move ${name} to`, move_many: (n: number) => `Move ${people(n)} to`,
    moved: (who: string, room: string) => `${who} moved to ${room}`, unassigned: 'Not assigned',
    choose: (name: string) => `Choose ${name}`, chosen: (n: number) => `${people(n)} chosen`,
    everyone_to: 'Move everyone to…', move_everyone: (room: string) => `Move everyone in ${room} to`,
    swap: 'Swap these two', swapped: (who: string) => `${who} changed places`,
    more: 'This room…', change: 'Name and question',
    change_title: (room: string) => `Change ${room}`, room_name: 'Name of the room',
    room_question: 'Its question', changed: (room: string) => `${room} is changed`,
    add: 'Add a room', added: (room: string) => `${room} is added; nobody is in it yet`,
    remove: 'Remove the room', remove_title: (room: string) => `Remove ${room}?`,
    remove_note: (n: number) =>
      n
        ? `${people(n)} will go to the smallest rooms at once. What they noted stays.`
        : 'Nobody is in it. What was noted stays.',
    remove_note_planned: (n: number) =>
      n ? `${people(n)} will be planned into the smallest rooms.` : 'Nobody is planned into it.',
    removed: (room: string, n: number) =>
      n ? `${room} is removed; ${people(n)} went to the smallest rooms` : `${room} is removed`,
    into: 'Merge into…', merge: 'Merge', merge_into: (room: string) => `Merge ${room} into`,
    merge_title: (room: string, into: string) => `Merge ${room} into ${into}?`,
    merge_note: (n: number, into: string) =>
      n
        ? `${people(n)} will go to ${into} at once, with what they noted. What was said in their ` +
          'room is gone.'
        : `Nobody is in it. What was noted goes to ${into}.`,
    merge_note_planned: (n: number, into: string) =>
      n ? `${people(n)} will be planned into ${into}.` : 'Nobody is planned into it.',
    merged: (room: string, into: string) => `${room} is now part of ${into}`,
    reopen: (n: number) => `Open the same rooms again for ${minutes(n)}`,
    reopen_note: 'The same people, questions and notes. What was said before is gone.',
    reopened: (n: number) => `${rooms(n)} open again`,
    clear: 'Choose nobody', show_more: (n: number) => `Show ${n} more`,
    show_fewer: 'Show fewer', drop_here: 'Drop here', staff_word: 'staff', away: 'away',
    muted: 'muted', hand: 'hand up', closes_in: 'closes in',
  },
  say: {
    title: 'Say to everyone', field: 'Your message', all: 'All rooms', to: 'To',
    send: 'Send to all', send_some: (n: number) => `Send to ${rooms(n)}`,
    seen: (n: number, of: number) => `seen by ${n} of ${of}`,
    delivered: (n: number) => `delivered to ${n}`,
    again: (n: number) => `Send again to the ${n} who ${n === 1 ? 'has' : 'have'} not seen it`,
    sent_again: 'It was sent again.',
    history: 'Sent so far', per_room: 'By room', none: 'Nothing sent yet.',
  },
  person: {
    more: (name: string) => `More for ${name}`,
    mute_five: 'Mute for 5 minutes', mute: 'Mute until I lift it', unmute: 'Let write again',
    remove: 'Remove from the session', reason: 'Reason, which they read',
    mute_title: (name: string) => `Mute ${name}`,
    unmuted: (name: string) => `${name} can write again`,
    remove_title: (name: string) => `Remove ${name}?`,
    remove_note: 'Their page closes at once, and their link lets them in no more. What they wrote stays.',
    ban: 'Never let them in again, not even by a new link',
    removed: (name: string) => `${name} was removed`, joined: (when: string) => `joined ${when}`,
  },
  stage_page: {
    title: 'What attendees see', now: (what: string) => `Now: ${what}`,
    none: 'The step as a whole', frame: 'The frame',
    slide: (n: number, title: string) => (title ? `Slide ${n}: ${title}` : `Slide ${n}`),
    question: (n: number) => `Question ${n}`,
    show: 'Show', preview: 'Show the step as attendees see it', board: 'Reflection board',
    open_board: 'Open the board', reveal: 'Reveal the cards', close_board: 'Close the board',
    counts: (cards: number, survey: number) =>
      `${count(cards, 'card', 'cards')}, ${count(survey, 'survey answer', 'survey answers')}`,
  },
}
