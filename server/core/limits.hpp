// The bounds of a session, each with its unit and its reason. Those of sockets and frames are in
// server/net/limits.hpp. PROTOCOL part 6 and 8 fix the numbers that a client can meet.
#pragma once

#include <chrono>
#include <cstddef>

#include "server/core/window.hpp"

namespace chats::core::limits {

// Texts, in Unicode code points after NFC.
inline constexpr std::size_t name_points_max = 40;
inline constexpr std::size_t pronouns_points_max = 20;
inline constexpr std::size_t message_points_max = 4'000;
inline constexpr std::size_t takeaway_points_max = 500;
inline constexpr std::size_t card_points_max = 500;
inline constexpr std::size_t checkin_points_max = 280;
inline constexpr std::size_t broadcast_points_max = 1'000;
inline constexpr std::size_t reason_points_max = 200;
inline constexpr std::size_t help_points_max = 200;
inline constexpr std::size_t help_answer_points_max = 500;
inline constexpr std::size_t flag_note_points_max = 200;
inline constexpr std::size_t flag_outcome_points_max = 200;
inline constexpr std::size_t theme_points_max = 60;
inline constexpr std::size_t rephrase_points_max = 200;
inline constexpr std::size_t letter_points_max = 500;  // To staff and from them, and their notes.
inline constexpr std::size_t quote_points_max = 500;
inline constexpr std::size_t prompt_points_max = 500;
inline constexpr std::size_t room_name_points_max = 40;
inline constexpr std::size_t room_question_points_max = 500;

// People and rooms.
inline constexpr std::size_t participants_max = 10'000;
inline constexpr std::size_t lobby_max = 300;          // Who waits at the door: staff see all.
inline constexpr std::size_t staff_places = 20;         // Kept free of attendees, so staff get in.
inline constexpr std::size_t rooms_max = 200;           // A facilitator's page still shows them.
inline constexpr std::size_t rooms_of_round_max = 400;  // With those removed and merged since.
inline constexpr std::size_t links_made_max = 200;      // Of a session: each stays in the index.
inline constexpr std::size_t room_size_min = 2;
inline constexpr std::size_t room_size_max = 100;
inline constexpr std::size_t moved_at_once_max = 200;  // One event each: a batch stays small.
inline constexpr std::size_t pins_max = 200;           // Of a session: staff can still read them.
inline constexpr std::size_t pinned_people_max = 20;   // Of one pin: no two apart are 190 pairs.
inline constexpr std::chrono::seconds round_min{60};
inline constexpr std::chrono::seconds round_max{4 * 3600};
inline constexpr std::chrono::seconds grace_max{300};
inline constexpr std::chrono::seconds extension_max{3600};
inline constexpr std::chrono::minutes phase_min{1};
inline constexpr std::chrono::minutes phase_max{240};
inline constexpr std::chrono::seconds debrief_turn_min{30};  // Of one room: enough for a headline.
inline constexpr std::chrono::seconds debrief_turn_max{3600};
inline constexpr std::chrono::seconds link_lasts_min{60};
inline constexpr std::chrono::seconds link_lasts_max{366 * 86'400};
inline constexpr std::chrono::seconds mute_min{30};
inline constexpr std::chrono::seconds mute_max{86'400};
inline constexpr std::chrono::seconds pace_max{600};  // Between two messages of one person.

// What a session holds. Past a bound the oldest goes or the request is refused, so that the
// memory of one session can be computed.
inline constexpr std::size_t main_messages_kept = 10'000;
inline constexpr std::size_t breakout_messages_kept = 2'000;
inline constexpr std::size_t takeaways_per_room_max = 50;
// Of a round, as JSON: one debrief is one message, and staff hold it twice. Each counts with its
// text and what says whose it is and when.
inline constexpr std::size_t takeaway_bytes_max = 300'000;
inline constexpr std::size_t takeaway_frame_bytes = 160;  // Headlines count as they do.
inline constexpr std::size_t cards_max = 5'000;
inline constexpr std::size_t checkins_max = 10'000;
inline constexpr std::size_t surveys_max = 10'000;
inline constexpr std::size_t cards_of_one_max = 100;  // Named ones: their author sees all of them.
inline constexpr std::size_t cards_at_once_max = 200;  // That staff approve or group: a page.
// Open wishes to authors. Windows do not weigh them, so there are few.
inline constexpr std::size_t rephrase_wishes_max = 40;
inline constexpr std::size_t author_keys_max = 60;    // That somebody asks for in one request.
inline constexpr std::size_t broadcasts_kept = 200;   // Past it, none to rooms alone.
// Requests for help that wait: staff are shown all of them. The last places are kept for those who
// do not feel safe.
inline constexpr std::size_t helps_max = 300;
inline constexpr std::size_t helps_kept_for_unsafe = 100;
// Flags that wait: staff are shown all of them, each with the flagged words and what was said just
// before. A long text is shown by its beginning.
inline constexpr std::size_t flags_max = 40;
inline constexpr std::size_t flags_of_one_max = 5;  // That wait; and that their owner is shown.
inline constexpr std::size_t flag_messages_before = 3;
inline constexpr std::size_t flag_bytes_shown = 2'000;         // Of the flagged text itself.
inline constexpr std::size_t flag_before_bytes_shown = 1'000;  // Of each message before.
// Between one person and the staff, the latest; of all threads together so many bytes, as JSON.
inline constexpr std::size_t letters_of_one_kept = 20;
inline constexpr std::size_t letter_bytes_max = 200'000;
inline constexpr std::size_t letter_frame_bytes = 160;
inline constexpr std::size_t staff_notes_kept = 50;
// What staff did, all of it; past a bound they ask a colleague to go on (closing the session is
// always possible). As JSON, each with its frame.
inline constexpr std::size_t acts_of_one_max = 3'000;
inline constexpr std::size_t act_bytes_max = 8'000'000;
inline constexpr std::size_t act_frame_bytes = 160;
inline constexpr std::size_t receipt_acts_max = 500;  // Those of one person, in one message.
inline constexpr std::size_t reactions_per_message_max = 2'000;
inline constexpr std::size_t requests_remembered = 64;  // Per participant (PROTOCOL part 4).

// What a snapshot shows (PROTOCOL part 3; window.hpp): at most so many things, whose texts have at
// most so many bytes as JSON writes them.
inline constexpr WindowBounds messages_shown{.count = 100, .bytes = 160'000};
inline constexpr WindowBounds cards_shown{.count = 300, .bytes = 80'000};
inline constexpr WindowBounds checkins_shown{.count = 300, .bytes = 40'000};
inline constexpr std::size_t broadcasts_shown = 20;
inline constexpr std::size_t roster_shown = 1'000;
// The members of the room that a debrief is about: as many as a plan puts into one.
inline constexpr std::size_t debrief_people_shown = room_size_max;

// A page of what lies before a window.
inline constexpr std::size_t page_max = 200;
inline constexpr std::size_t page_bytes_max = 400'000;  // Of text.

// What is remembered of staff's actions, to undo them: a change counts one, and one for each person
// in what would undo it.
inline constexpr std::size_t undo_weight_max = 50'000;

// Times.
inline constexpr std::chrono::minutes own_words_change{10};   // Edit and delete a message.
inline constexpr std::chrono::seconds away_after{30};         // Without any connection.
inline constexpr std::chrono::seconds help_urgent_after{60};  // Without anybody who claims it.

inline constexpr std::chrono::seconds undo_within{30};  // Staff take back what they did.
// From the facilitators' last sign of life until their role is offered to others.
inline constexpr std::chrono::seconds facilitator_missed_after{60};

}  // namespace chats::core::limits
