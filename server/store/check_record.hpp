// What can be verified of a closing record: by itself, and beside the events it was made from.
#pragma once

#include <optional>
#include <string>

#include "server/core/closing_record.hpp"

namespace chats::store {

// A sentence about what cannot be, whatever happened in the session. Nothing: it makes sense.
std::optional<std::string> nonsense_in(const core::ClosingRecord& record);

// It is what closing_record(state) gives, apart from the order of what was shuffled.
bool is_record_of(const core::ClosingRecord& record, const core::SessionState& state);

}  // namespace chats::store
