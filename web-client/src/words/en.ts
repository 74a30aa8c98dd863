// All words of the page in English. Written for someone who is nervous about speaking: calm,
// short, kind. Numbers and names come in through functions.
import type { Refused } from '../connection/wire'
import { steering, undoing } from './en_steering'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
const quoted = (text: string): string => `“${text}”`
const list = (names: string[]): string => {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}
const minutes = (n: number): string => count(n, 'minute', 'minutes')
const people = (n: number): string => count(n, 'person', 'people')
const rooms = (n: number): string => count(n, 'room', 'rooms')
const messages = (n: number): string => count(n, 'message', 'messages')

export const en = {
  product: 'Chats for Change',
  refusal, people, rooms, list, undoing, steering,
  min: (n: number) => `${n} min`, you: (name: string) => `${name} (you)`,
  roles: { attendee: 'Attendee', moderator: 'Moderator', facilitator: 'Facilitator' },
  close: 'Close', cancel: 'Cancel', save: 'Save', send: 'Send', edit: 'Edit', remove: 'Remove',
  dismiss: 'Dismiss', optional: '(optional)',
  letters_left: (n: number) => `${count(n, 'character', 'characters')} left`,
  too_many_letters: (n: number) => `${count(n, 'character', 'characters')} too many`,
  loading: 'One moment…', reload: 'Load the page again',
  could_not_load: 'A part of the page did not load. Your connection may be weak.',

  link: {
    connecting: 'Connecting…', joined: 'Connected',
    waiting: (s: number) => (s > 0 ? `Connection lost. Trying again in ${s} s` : 'Connecting…'),
    waiting_note: 'The connection is lost. You can keep writing; it will be sent when you are back.',
    back: 'You are connected again.',
    not_saving: 'The server cannot save just now. What you send is kept here until it can.',
  },
  join: {
    looking: 'Looking at your link…', with: (names: string[]) => `With ${list(names)}.`,
    starts: (when: string) => `Starts ${when}.`,
    running: 'It has begun. You can come in now.', about_title: 'What this is',
    about:
      'A guided conversation in writing. You meet in a main room, talk in small groups for a ' +
      'while, and come back together. You may pass on anything, and leave at any time.',
    kept_title: 'What is kept',
    forget:
      'What is written here is erased when the session closes. What stays is a short record: ' +
      'who took part, what the groups noted, the board, and survey answers without names.',
    keep_days: (n: number) =>
      `What is written here is kept for ${count(n, 'day', 'days')} after the session and then ` +
      'erased. A short record stays: who took part, what the groups noted, the board, and survey ' +
      'answers without names.',
    as: (role: string) => `You join as ${role.toLowerCase()}.`,
    name: 'Your name', name_note: 'As others will see it.',
    name_missing: 'Please write a name that others may call you by.', pronouns: 'Pronouns',
    position: 'What you do', affiliation: 'Where you come from', not_said: 'Rather not say',
    enter: 'Come in', enter_waiting: 'Go to the waiting page', entering: 'Letting you in…',
    who_sees: 'Your name and pronouns are shown to the others. Only staff see the rest.',
  },
  ended: {
    no_link_title: 'A link is needed',
    no_link: 'Please open the whole link from your invitation, with everything behind the # sign.',
    unreachable_title: 'We cannot reach the server',
    unreachable: 'Your connection may be weak, or the server is starting again. Nothing is lost.',
    try_again: 'Try again', wrong_title: 'This link does not lead anywhere',
    wrong:
      'It may be mistyped or cut off. Please copy the whole link from your invitation, or ask ' +
      'the person who sent it for a new one.',
    full_title: 'The session is full',
    full: 'Every place is taken just now. Someone may leave; please try again in a few minutes.',
    locked_title: 'The door is closed',
    locked: 'The facilitators have closed the door for now. Please write to the person who ' +
      'invited you, or try again later.',
    closed_title: 'This session has ended',
    closed: 'Thank you for being part of it. What was written has been handled as it said on the ' +
      'join page. You can close this page.',
    removed_title: 'You have been removed from this session',
    removed:
      'A facilitator decided this. If you think it is a mistake, or want to talk about it, ' +
      'please write to the person who invited you.',
    elsewhere_title: 'The session is open in another place',
    elsewhere: 'You have opened it in many tabs or devices, so this one was paused.',
    use_here: 'Use it here', broken_title: 'Something went wrong between this page and the server',
    broken: 'It is not your fault. Loading the page again usually helps; what you typed is kept.',
    left_title: 'You have left the session',
    left: 'Thank you for coming. You can close this page, or come back while the session runs.',
    come_back: 'Come back',
  },
  waiting: {
    title: 'You are in. We have not begun yet.',
    starts: (when: string) => `We start ${when}, your time.`,
    stay: 'Leave this page open. It changes by itself when we begin.',
    assumptions: 'To read while you wait: what we assume of each other',
  },
  header: {
    skip: 'Skip to the message box', skip_staff: 'Skip to the rooms',
    room: (name: string, n: number) => (n ? `${name} · ${people(n)}` : name),
    main_room: 'Main room',
    tab: (room: string, title: string) => `${room} · ${title}`,
  },
  timer: {
    time_left: 'Time left', paused: 'Paused', over: (n: number) => `${minutes(n)} over plan`,
    what_next: (title: string) => `Next: ${title}`,
  },
  marks: {
    five_minutes: 'Five minutes left.', one_minute: 'One minute left.', time_up: 'The time is up.',
  },
  tabs: {
    label: 'Parts of the page', step: 'Now', chat: 'Chat', agenda: 'Agenda', run: 'Run',
    rooms: 'Rooms',
    unread: (n: number) => `Chat (${n})`,
  },
  agenda: {
    title: 'Agenda', done: 'Done',
    shown_as: (name: string) => `Shown as ${quoted(name)}.`,
    pass: 'You can pass or leave at any time.', change_profile: 'Change name',
    started: (title: string) => `Next step: ${title}`,
    returned: (title: string) => `Back to the step: ${title}`, not_begun: 'The first step starts soon.',
    ends: (when: string) => `Ends ${when}, as planned`,
    ends_over: (when: string, n: number) => `Ends ${when}, ${minutes(n)} over`,
    ends_early: (when: string, n: number) => `Ends ${when}, ${minutes(n)} early`,
    over: (n: number) => `This step runs ${minutes(n)} over.`,
    planned: (from: string, to: string) => `plan ${from}–${to}`,
    was: (from: string, to: string) => `was ${from}–${to}`,
    is: (from: string, to: string) => `now ${from}–${to}`,
    will_be: (from: string, to: string) => `expected ${from}–${to}`,
    passed_over: 'passed over', make_up: 'To end on time',
    shorten: (title: string, n: number) => `Shorten ${quoted(title)} to ${n} min`,
    each: (changes: string[]) => `A little from each: ${list(changes)}`,
    to: (title: string, n: number) => `${title} ${n} min`,
    wins: (n: number, of: number) => ` (wins ${n} of ${of} min)`,
    change_time: 'Change the time of a step', step: 'Step', minutes: 'Minutes', set: 'Set',
    planned_anew: (title: string, n: number) => `${title} now takes ${minutes(n)}.`,
    used: (used: number, planned: number) => `${used} of ${planned} min`,
    go: (title: string) => `Go to ${quoted(title)}`,
    next_at: (title: string, when: string) => `${title} begins when the rooms close, at ${when}.`,
  },
  session: {
    closing_title: 'We are closing',
    closing: (when: string) => `Thank you. The survey stays open until ${when}, then we end.`,
    closing_spoken: 'The session is closing. The survey stays open for a while.',
    reopened: 'The session goes on after all.',
    locked: 'The door is closed for newcomers',
  },
  check_in: {
    answer: 'Your answer',
    as_named: (name: string) => `Everyone will see your name, ${quoted(name)}, next to it.`,
    as_anonymous: 'Nobody will know it is yours, not even the facilitators.',
    anonymous: 'Answer without my name', submit: 'Share my answer', change: 'Change my answer',
    shared: 'Shared.', answers: (n: number) => count(n, 'answer', 'answers'),
    no_name: 'Without a name', assumptions: 'What we assume of each other',
    accept: 'I can agree to this',
    accepted: (n: number) => `${people(n)} agree${n === 1 ? 's' : ''}`,
  },
  frame: {
    definitions: 'Words we use', source: (text: string) => `Source: ${text}`, slides: 'Slides',
    slide: (n: number) => `Slide ${n}`,
  },
  breakouts: {
    questions: 'Guiding questions', start_with: 'Your room may start with',
    with_you: 'With you in this room', away: 'away', hand_up: 'hand up',
    in_main: 'The small rooms are open. You are in the main room.', choose: 'Choose a room',
    choose_note: 'You can change until the rooms close.', go_in: (name: string) => `Go to ${name}`,
    soon: 'The small rooms open soon. You will be taken there; nothing to click.',
    here_now: 'You are here',
  },
  takeaways: {
    title: 'Notes for the debrief',
    note: 'What should the others hear? Your name is shown with it.', add: 'Add a note',
    field: 'A note for the debrief', none: 'Nothing noted yet.',
    change: (text: string) => `Change the note ${quoted(text)}`,
    remove: (text: string) => `Remove the note ${quoted(text)}`,
    by: (name: string) => `noted by ${name}`,
  },
  headline: {
    title: 'Headline', label: 'Your room’s headline is asked for',
    ask: 'What is the one sentence from your room, and who says it in the debrief?',
    ask_speaker: (name: string) => `${name} is not in your room any more. Who says your headline?`,
    write: 'Write the headline', field: 'Your room’s headline, in one sentence',
    who: 'Who says it', nobody: 'Choose a person',
    who_missing: 'Please choose who says it. It may be you.',
    save: 'Save the headline', saved: 'The headline is saved.', change: 'Change the headline',
    note: 'You can change it until the rooms close.',
    says: (name: string) => `${name} says it`, you_say: 'You say it',
    set_by: (name: string) => `${name} wrote your room’s headline.`,
    you_speak: (name: string) => `${name} named you to say your room’s headline.`,
    none: 'no headline',
  },
  debrief: {
    now: (room: string) => `Now: ${room}`, with: (names: string[]) => `With ${list(names)}.`,
    with_more: (names: string[], n: number) => `With ${names.join(', ')} and ${n} more.`,
    your_turn: 'It is your room’s turn. You say its headline.',
    time_left: 'Time for this room', turn_over: 'The time for this room is up.',
    shown: 'heard', now_spoken: (room: string) => `The debrief is about ${room} now.`,
    all_spoken: 'The debrief is about all rooms now.',
    panel: 'Rooms in the debrief', next: (room: string) => `Next room: ${room}`,
    all_heard: 'All rooms were heard.', all_at_once: 'All rooms at once',
    time: 'Time for each', shared: 'Share the time', more_time: '+1 min',
    more_time_label: 'One more minute for this room',
    show: 'Show', earlier: 'Earlier', later: 'Later',
    of_room: (action: string, room: string) => `${action}: ${room}`,
    moved: (room: string, n: number, of: number) => `${room} is number ${n} of ${of} now.`,
    gone: (name: string) => `${name} is not here now.`,
    title: 'What the rooms noted',
    none: 'The rooms did not note anything. That is fine; we can talk about it here.',
    room_none: 'No notes.',
  },
  board: {
    title: 'Reflection board', learn: 'Learn', unlearn: 'Unlearn',
    not_open: 'The board opens soon.',
    hidden: 'Cards stay hidden until the facilitators reveal them.',
    closed: 'The board is closed. You can still read it.',
    field: { learn: 'Something you take with you', unlearn: 'Something you let go of' },
    added_unseen: 'It is on the board. You will see it when the cards are revealed.',
    add: 'Add to the board', anonymous: 'Add it without my name',
    always_anonymous: 'Cards have no names here: nobody will know which ones are yours.',
    hidden_named: 'Facilitators see it with your name now; the others once it is revealed.',
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
  chat: {
    title: (room: string) => `${room} chat`, log: 'Messages',
    field: (room: string) => `Message to ${room}`,
    empty: 'Nobody has written yet. You may be the first, or just read.',
    from_now: 'You see what is written from the moment you came in.', older: 'Show older messages',
    sending: 'Sending…', waiting: 'Waiting for the connection. It will be sent then.',
    kept: 'The server cannot save just now. Your message is kept here.',
    failed: 'Not sent.', try_again: 'Try again', drop: 'Delete',
    new: (n: number) => count(n, 'new message', 'new messages'), new_divider: 'New',
    spoken_one: (name: string, text: string) => `${name}: ${text}`,
    spoken_many: (n: number) => count(n, 'new message', 'new messages'),
    typing: (names: string[], more: number) => {
      const who = more ? [...names, `${more} more`] : names
      return `${list(who)} ${who.length === 1 && more < 2 ? 'is' : 'are'} writing…`
    },
    edited: 'edited', deleted: 'This message was taken back.',
    hidden: 'A facilitator has hidden this message.',
    hidden_staff: (by: string, reason: string) => `Hidden by ${by}${reason ? `: ${reason}` : ''}`,
    reply: 'Reply',
    replying: (name: string, text: string) => `Replying to ${name}: ${quoted(text)}`,
    replied_gone: 'An earlier message', stop_reply: 'Do not reply',
    edit_field: 'Change your message',  reactions: 'Choose a reaction',
    reaction: (emoji: string, n: number) => `${emoji} ${n}`,
    more: (name: string) => `More for the message by ${name}`,
    enter_note: 'Enter sends, Shift+Enter starts a new line.',
    stranded: (room: string, text: string) => `You were writing in ${room}: ${quoted(text)}`,
    use_here: 'Use it here', closing: 'The conversation has ended. Thank you for what you shared.',
    scheduled: 'You can write once the session has begun.',
  },
  hand: { raise: 'Raise hand', lower: 'Lower hand' },

  help: {
    button: 'Ask for help', waiting: 'Help asked', title: 'Ask for help',
    note: 'Someone of the staff will come to your room or write to you.',
    kinds: {
      question: 'I have a question', conflict: 'There is a conflict',
      technical: 'Something does not work', unsafe: 'I do not feel safe',
    },
    // Who will know.
    staff_only: 'Only moderators and facilitators will know.',
    room_too: 'Your room sees that this was asked, not by whom and not your words.',
    never_the_room: 'Only moderators and facilitators will know. Your room learns nothing of it.',
    text: 'What would help them to know', ask: 'Ask',
    label: 'Help', asked: 'The staff know. You can go on meanwhile.',
    cancel: 'I no longer need help',
    room_asked: {
      question: 'Somebody here has asked the staff a question.',
      conflict: 'Somebody here has told the staff of a conflict.',
      technical: 'Somebody here has told the staff that something does not work.',
    } as Record<string, string>,
    you_asked: 'You have asked for help.',
    unclaimed: 'The staff know.',
    claimed: (name: string) => `${name} is taking care of it.`,
    released: (name: string) => `${name} cannot take care of it now. The other staff know that you wait.`,
    answer: (name: string) => `${name} answers:`,
    answer_spoken: (name: string, text: string) => `${name} answers: ${text}`,
    resolved: (name: string) => `${name} has taken care of your request for help.`,
  },
  broadcast: {
    label: 'Message from the facilitators', from: (name: string) => `${name} says to everyone:`,
    from_rooms: (name: string) => `${name} says to your room:`, ack: 'I have read it',
    spoken: (name: string, text: string) => `Message from ${name}: ${text}`,
    again_at: (when: string) => `sent again at ${when}`,
    // The number is of those not acknowledged yet.
    history: (n: number) => (n ? `Said to everyone (${n})` : 'Said to everyone'),
    history_title: 'Said to everyone', to_rooms: 'to some rooms',
    more: (n: number) => `and ${count(n, 'earlier message', 'earlier messages')}`,
  },
  grace: {
    label: 'The rooms are closing',
    title: (s: number) => `You will return to the main room in ${count(s, 'second', 'seconds')}.`,
    note: 'Finish your thought; what you have typed is kept.', more_time: 'Ask for more time',
    asked: 'The facilitators know that you would like more time.',
    ready_text: 'We would like a little more time.',
    spoken: 'Your room closes soon. What you have typed is kept.',
  },
  move: {
    label: 'You have moved', now_in: (room: string) => `You are now in ${room}.`,
    why: {
      opened: 'The small rooms have opened.', closed: 'The small rooms have closed.',
      reopened: 'The small rooms are open again.', swapped: 'You changed places with somebody.',
      merged: 'Two rooms have become one.', removed: 'Your room is gone; this one had space.',
      moved: 'A facilitator moved you.', visit: 'You are visiting.', chosen: 'You chose this room.',
      late: 'We placed you in a room with a free seat.',
      undone: 'A facilitator took back the last change.',
    } as Record<string, string>,
    visit_over: 'Your visit is over.',
    moved_by: (name: string) => `${name} moved you.`,
    undone_by: (name: string) => `${name} took back the last change.`,
    by: (why: string, name: string) => `${why} ${name} arranged it.`,
    renamed: (room: string) => `Your room is called ${room} now.`,
    asked: (question: string) => `A new question for your room: ${question}`,
  },
  muted: {
    title: 'You cannot post messages, points or cards for now.', until: (when: string) => `Until ${when}.`,
    until_lifted: 'Until a facilitator lifts it.', reason: (text: string) => `Reason: ${text}`,
    still: 'You can still read, raise your hand, ask for help and answer the survey. ' +
      'The others are not told.',
    lifted: 'You can write again.',
  },
  leave: {
    button: 'Leave', title: 'Leave the session?',
    note: 'You can come back with the same link while it runs. What you wrote stays.',
    confirm: 'Leave now',
  },
  profile: {
    title: 'How you are shown', saved: 'Saved.',
  },
  shortcuts: {
    button: 'Keyboard', title: 'Keyboard shortcuts', switch: 'Single-key shortcuts are on',
    note: 'They work when you are not typing in a field.',
    keys: {
      '?': 'Show this list', m: 'Go to the message box', l: 'Go to the messages',
      h: 'Raise or lower your hand', u: 'Undo what you did last (staff)', a: 'Go to the agenda', s: 'Go to the current step',
    } as Record<string, string>,
  },
  notices: { label: 'Notices' },

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
    close_then: (s: number, title: string) => `Close rooms in ${s} s, then ${title}`,
    rooms_closing: (title: string) => `${title} begins when the rooms are closed`,
     previous_to: (title: string) => `Back to ${title}`,
    plus_two: '+2 min', plus_two_label: 'Two more minutes', pause: 'Pause', resume: 'Go on',
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
      `${people(n)} will go to ${into} at once, with what they noted. What was said in their room ` +
      'is gone.',
    merge_note_planned: (n: number, into: string) =>
      `${people(n)} will be planned into ${into}.`,
    merged: (room: string, into: string) => `${room} is now part of ${into}`,
    reopen: (n: number) => `Open the same rooms again for ${minutes(n)}`,
    reopen_note: 'The same people, questions and notes. What was said before is gone.',
    reopened: (n: number) => `${rooms(n)} open again`,
    clear: 'Choose nobody', show_more: (n: number) => `Show ${n} more`,
    show_fewer: 'Show fewer', drop_here: 'Drop here', staff_word: 'staff', away: 'away',
    muted: 'muted', hand: 'hand up', closes_in: 'closes in',
  },
  plan: {
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
  },
  needs: {
    title: (n: number) => (n ? `Needs you (${n})` : 'Needs you'),
    none: 'Nobody needs you right now.', help: (room: string) => `in ${room}`,
    with_urgent: (n: number, urgent: number) => `Needs you (${n}, ${urgent} urgent)`,
    urgent_alone: (n: number) => `Needs you (${n} urgent)`,
    help_spoken: (name: string, what: string) => `${name} ${what}.`,
    urgent: 'Urgent: nobody has taken this yet',
    urgent_spoken: (name: string, more: number) =>
      `Urgent: ${more ? `${name} and ${more} more have` : `${name} has`} waited for a minute, ` +
      'and nobody has taken it yet.',
    left: 'has left',
    claimed: (name: string) => `${name} is on it`, claimed_by_you: 'You are on it',
    claimed_spoken: (name: string, asker: string) => `${name} is on the request of ${asker}.`,
    released_spoken: (name: string, asker: string) =>
      `${name} no longer looks after the request of ${asker}.`,
    claim: 'I take it', release: 'Give it back', on_my_way: 'On my way', answer: 'Answer…',
    answer_field: (name: string) => `Your answer to ${name}`, send_answer: 'Send the answer',
    answer_to_room: 'The whole room reads it.', answer_to_one: (name: string) => `Only ${name} reads it.`,
    answered: (name: string) => `${name} answered:`,
    waits: (clock: string) => `waits for ${clock}`,
    kinds: {
      question: 'has a question', conflict: 'reports a conflict',
      technical: 'has a technical problem', unsafe: 'does not feel safe',
    },
    visit: 'Visit room', resolve: 'Done', hand: (name: string) => `${name} has a hand up`,
    late: (name: string) => `${name} is in the main room while the rooms are open`,
    placed: (name: string, room: string) => `${name} came late and is in ${room}`,
    lower: 'Lower hand', for_whom: (action: string, name: string) => `${action}: ${name}`,
    ago: (m: number) => (m < 1 ? 'just now' : `${m} min ago`),
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
    remove: 'Remove from the session', reason: 'Reason (the person reads it)',
    reason_staff: 'Reason (for staff)', mute_title: (name: string) => `Mute ${name}`,
    muted: (name: string) => `${name} is muted`,
    unmuted: (name: string) => `${name} can write again`,
    remove_title: (name: string) => `Remove ${name}?`,
    remove_note: 'Their page closes at once. What they wrote stays.',
    ban: 'Do not let them come back with this link',
    removed: (name: string) => `${name} was removed`, joined: (when: string) => `joined ${when}`,
  },
  hide: {
    button: 'Hide this message', title: 'Hide this message?',
    note: 'The others no longer see its words. Staff who were in the room still can.',
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

// What a refusal (contract, part 4) means to the person, and what to do next.
function refusal({ reason, more, message }: Refused): string {
  const sentences: Record<string, string> = {
    not_allowed: message || 'This is not possible for you here.',
    not_joined: 'You are not in the session any more. Please load the page again.',
    link_invalid: 'This link does not lead anywhere. Please check the invitation.',
    session_full: 'Every place is taken just now. Please try again in a few minutes.',
    session_locked: 'The door is closed for now. Please try again later.',
    session_closed: 'The session has ended.', removed: 'You have been removed from this session.',
    muted: 'You cannot post messages, points or cards for now.',
    too_fast: 'That was a little fast. Please wait a moment and try again.',
    too_long:
      more.field === 'kind'
        ? 'Very many people are asking just now. Please try again in a minute.'
        : more.field === 'participants'
          ? `Up to ${people(more.limit ?? 0)} at once.`
          : `This is too long. Up to ${more.limit ?? ''} characters fit.`,
    not_found: 'It is no longer there.', wrong_phase: 'This is not possible in this step.',
    room_closed: 'That room has closed.',
    // Who did what and when.
    already_done: message || 'This was already done.',
    read_only: 'The server cannot save just now. Please try again in a moment.',
    // Pins that cannot all be kept, two who are in one room: the server knows.
    invalid_params:
      (['pins', 'b'].includes(more.field) && message) ||
      'Something in it could not be read. Please check what you wrote.',
    internal: 'The server had a problem. Please try again.',
  }
  return sentences[reason] ?? message
}
