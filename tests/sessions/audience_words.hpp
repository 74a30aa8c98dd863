// "all", "staff", "room r1" or "jonas, aylin": one word for a set of viewers where there is one.
#pragma once

#include <set>
#include <string>

#include "server/core/state.hpp"
#include "tests/sessions/cast.hpp"

namespace chats::sessions {

std::string audience_words(const core::SessionState&, const std::set<core::ParticipantId>& hearers,
                           const Names&);

}  // namespace chats::sessions
