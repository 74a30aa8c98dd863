// What somebody did before a request that it stands in the way of, as a sentence: who, what, when.
#pragma once

#include <string>

#include "server/core/rejection.hpp"
#include "server/core/state.hpp"

namespace chats::protocol {

// `rejection` names a deed.
std::string deed_text(const core::Rejection& rejection, const core::SessionState& state);

}  // namespace chats::protocol
