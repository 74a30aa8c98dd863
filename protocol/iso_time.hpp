// ISO 8601 times with an offset from UTC, as people write them: "2026-12-03T17:00:00-05:00".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/core/instant.hpp"

namespace chats::protocol {

// Date, "T", hours and minutes; seconds and their decimals may be left out; then "Z" or an offset
// such as "+01:00". Years 1970 to 9999. None: something else.
std::optional<core::Instant> parse_iso_time(std::string_view text);

// In UTC, with milliseconds only where there are some: "2026-12-03T22:00:00Z".
std::string iso_time(core::Instant at);

}  // namespace chats::protocol
