import type { Refused } from '../connection/wire'
import { people } from './english'

// What a refusal (contract, part 4) means to the person, and what to do next.
export function refusal({ reason, more, message }: Refused): string {
  const sentences: Record<string, string> = {
    not_allowed: message || 'This is not possible for you here.',
    not_joined: 'You are not in the session any more. Please load the page again.',
    link_invalid: 'This link does not lead anywhere. Please check the invitation.',
    session_full: 'Every place is taken just now. Please try again in a few minutes.',
    session_locked: 'The door is closed for now. Please try again later.',
    session_closed: 'The session has ended.', removed: 'You have been removed from this session.',
    // Who is: the person, or the room.
    muted: message || 'You cannot write messages, notes or cards for now.',
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
      (['name', 'pronouns'].includes(more.field) &&
        'There is a sign in it that cannot be seen, as in some emoji. Please write it without.') ||
      'Something in it could not be read. Please check what you wrote.',
    internal: 'The server had a problem. Please try again.',
  }
  return sentences[reason] ?? message
}
