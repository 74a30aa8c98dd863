// Links: one for each role lets newcomers in, until it is replaced, its time is over or it has let
// in as many as it was meant for. Whoever is in the session comes back by any link they ever had.
#pragma once

#include <optional>

#include "server/core/rejection.hpp"
#include "server/core/state.hpp"

namespace chats::core {

// Why the link with this hash lets no newcomer of this role in at this time; none: it does. Without
// a hash (the session's own tests, logs of before) only the terms count.
std::optional<Rejection> stale_link(const SessionState&, Role, const std::optional<Digest>& shown,
                                    Instant now);

}  // namespace chats::core
