// Why a request was refused: the rule that stood against it, and what a person may want to know.
// protocol/rejection_codec.cpp has the wire's reason and a sentence for each rule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "server/core/deed.hpp"
#include "server/core/ids.hpp"
#include "server/core/instant.hpp"
#include "server/core/pin_conflict.hpp"

namespace chats::core {

enum class Rule : std::uint8_t {
  // who
  link_unknown,              // link_invalid
  link_is_replaced,          // link_invalid (at): there is a newer one for this role
  link_has_expired,          // link_invalid (at)
  link_is_used_up,           // link_invalid (limit): it let in as many as it was meant for
  session_is_full,           // session_full
  session_is_locked,         // session_locked
  session_is_closed,         // session_closed
  was_removed,               // removed
  waits_at_the_door,         // not_allowed: until staff let them in
  is_muted,                  // muted (until)
  room_is_muted,             // muted
  facilitators_only,         // not_allowed
  staff_only,                // not_allowed
  server_only,               // not_allowed
  not_ones_own,              // not_allowed: somebody else's words or card
  not_in_that_room,          // not_allowed: one speaks only where one is
  not_on_equals,             // not_allowed: staff act on roles below their own
  not_about_oneself,         // not_allowed: a flag about them is for other staff to resolve
  not_the_last_facilitator,  // not_allowed
  not_the_last_room,         // not_allowed: rooms that are open have one at least
  anonymous_not_allowed,     // not_allowed: cards are named here
  names_not_allowed,         // not_allowed: cards are anonymous here
  too_late_to_change,        // not_allowed: own words change within 10 minutes
  not_undoable,              // not_allowed: not that, or not any more
  not_offered,               // not_allowed: the facilitator's role (by: who has it)
  staff_stay_on_record,      // not_allowed: what staff did is not theirs to take away
  // what
  field_is_wrong,       // invalid_params (field)
  in_one_room,          // invalid_params (field): these two are in the same room
  two_rooms_needed,     // invalid_params (field): a room cannot be merged with itself
  id_used_for_another,  // invalid_request (field id)
  text_too_long,        // too_long (field, limit)
  too_many,             // too_long (field, limit): a count rather than a text
  not_there,            // not_found (field)
  // when
  session_not_open,    // wrong_phase
  only_at_the_end,     // wrong_phase: while the session is closing
  not_in_this_phase,   // wrong_phase
  no_rooms_open,       // wrong_phase
  not_self_select,     // wrong_phase
  board_not_open,      // wrong_phase
  agenda_is_paused,    // wrong_phase
  agenda_not_paused,   // wrong_phase
  nobody_to_place,     // wrong_phase
  no_round_yet,        // wrong_phase: no groups that could meet again
  nothing_assigned,    // wrong_phase: nobody was assigned beforehand
  no_phase_there,      // wrong_phase: no next after the last, no previous before the first
  room_is_closed,      // room_closed
  room_has_closed,     // room_closed: what was asked of the room, not said in it
  done_already,        // already_done (by, at)
  hidden_already,      // already_done (by)
  assigned_already,    // already_done (at): rooms were assigned, and not set aside
  plan_has_changed,    // already_done (by, at): by somebody else, since the asker saw it
  agenda_has_changed,  // already_done (by, at): likewise
  undone_already,      // already_done (by, at)
  changed_since,       // already_done (by?, at): the same thing, after what would be undone
  nothing_to_undo,     // already_done: nobody and nothing is left that it changed
  card_has_changed,    // already_done: by its author, since the asker read it
  help_is_claimed,     // already_done (by, at): somebody else was quicker
  pins_contradict,     // invalid_params (pins)
  people_come_and_go,  // too_fast (retry_after): no plan is of the people who are here
  // the server
  pace_is_slow,  // too_fast (retry_after): slow mode
  too_fast,     // too_fast (retry_after)
  cannot_save,  // read_only (retry_after)
  went_wrong,   // internal
};

struct Rejection {
  Rule rule;
  std::string field{};                        // The param at fault, where one is.
  std::optional<Instant> until{};             // Muted until then.
  std::optional<milliseconds> retry_after{};  // Try again after that.
  std::optional<std::size_t> limit{};         // The bound that was passed.
  std::optional<ParticipantId> by{};          // Who did it before.
  std::optional<Instant> at{};                // When they did.
  std::optional<PinConflict> conflict{};      // Pins that cannot be kept.
  std::optional<Deed> deed{};                 // What they did, …
  std::optional<ParticipantId> on{};          // … to whom, …
  std::optional<seconds> ago{};               // … and how long before this request.
  bool own = false;                           // It was the asker's own.
};

}  // namespace chats::core
