// Folding what was stored. `apply` trusts its events, for the rules have just made them; a log is
// read from a disk, perhaps years later, and one wrong digit must stop this session alone and
// never the server.
#pragma once

#include "server/core/state.hpp"

namespace chats::core {

// Folds one stored event in, if it fits: what it stands on must be there. Null: done. Else a
// sentence that says why not, without anybody's words; the state is as before.
const char* replay(SessionState& state, const Event& event);

}  // namespace chats::core
