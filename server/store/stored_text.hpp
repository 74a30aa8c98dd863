// From stored bytes to JSON, for events and closing records alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/core/result.hpp"
#include "server/store/stored_event.hpp"
#include "server/store/stored_struct.hpp"

namespace chats::store {

inline constexpr std::int64_t stored_version = 1;

// An object of a version that this server reads, or why there is none. Bounded in depth: deep
// nesting would overflow the stack of whoever walks through it. `what` begins the sentence of
// damage: "An event".
core::Result<Json, Damage> parse_stored(std::string_view stored, const std::string& what);

Damage damage_of(const std::string& what, const Fault& fault);

}  // namespace chats::store
