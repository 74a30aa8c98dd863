// The chat that the stories are about: tests/support/small_chat.hpp. A story changes what matters
// to it, e.g. `session late_comers=main rooms=2 cards=on_reveal`.
#pragma once

#include <memory>

#include "server/core/definition.hpp"
#include "tests/sessions/words.hpp"

namespace chats::sessions {

std::shared_ptr<const core::Definition> story_definition(Words& options);

}  // namespace chats::sessions
