// What is taken out of a session's events before they are kept for some days. Events are never
// edited while a session runs; those of a closed one are only there to be read, and three things
// must not be read in them: what was given without a name, whose place in the order of events could
// say whose it is (the closing record has it, shuffled), who stood at the door and was never let
// in, and the words and names of whoever wished to be forgotten. What stays still fits together:
// replaying it gives the session without those.
#pragma once

#include <set>
#include <vector>

#include "server/core/event.hpp"

namespace chats::core {

// `events`: all of a session, from the first. Again, with more people: the same and more.
void redact(std::vector<Event>& events, const std::set<ParticipantId>& erased);
// Those who wished it while it ran.
std::set<ParticipantId> erased_in(const std::vector<Event>& events);

}  // namespace chats::core
