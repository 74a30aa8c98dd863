// What both logs do alike before they store anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/closing_record.hpp"
#include "server/core/event.hpp"

namespace chats::store {

struct Encoded {
  std::vector<std::string> stored;
  std::size_t bytes = 0;
};

// The events' stored form; they must be consecutive, from after + 1.
Encoded encode_all(const std::vector<core::Event>& events, core::Seq after);

// With keep_days: when a closed session's events go. Else at once.
std::optional<core::Instant> forget_at(const core::ClosingRecord& record);

}  // namespace chats::store
