// What a plan came to: pure, of the state as it is.
#pragma once

#include "server/core/state.hpp"

namespace chats::core {

Achievement achievement_of(const SessionState& state, const std::vector<RoomPlan>& rooms);

}  // namespace chats::core
