// The stored form of a closing record: JSON with a version, as for events.
#pragma once

#include <string>
#include <string_view>

#include "server/core/closing_record.hpp"
#include "server/core/result.hpp"
#include "server/store/stored_event.hpp"

namespace chats::store {

std::string encode(const core::ClosingRecord& record);

// Any bytes: never throws, never trusts.
core::Result<core::ClosingRecord, Damage> decode_record(std::string_view stored);

}  // namespace chats::store
