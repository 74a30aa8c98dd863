// Reactions by name: one of the twelve of core::emoji, as its index.
#pragma once

#include <cstdint>

#include "protocol/params.hpp"

namespace chats::protocol {

// The required field `emoji`.
std::uint8_t read_emoji(Params& params);

}  // namespace chats::protocol
