// A session's whole state as text, field by field: two states are equal when their texts are.
#pragma once

#include <string>

#include "server/core/state.hpp"

namespace chats::support {

std::string state_text(const core::SessionState&);

}  // namespace chats::support
