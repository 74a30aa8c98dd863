// Who did what: the acts of staff that concern others, as `moderation.log` and the closing record
// tell them. They follow from the events alone, so nobody can change one or leave one out.
#pragma once

#include <optional>

#include "server/core/event.hpp"
#include "server/core/state.hpp"

namespace chats::core {

// None: no act of staff. What they plan is none before rooms open; neither is what they say, show
// on the stage or note for themselves. `before`: the state without the event.
std::optional<StaffAct> act_of(const SessionState& before, const Event& event);

// The message or card that it hid, while that is hidden.
std::optional<FlagTarget> still_hidden(const SessionState&, const StaffAct&);

// Bounds: limits::acts_of_one_max of one person, limits::act_bytes_max of all. The rules refuse
// what would pass them (has_place_for_acts), so that the list stays whole.
void note_act(SessionState&, StaffAct);
bool has_place_for_acts(const SessionState&, const Participant& actor);

}  // namespace chats::core
