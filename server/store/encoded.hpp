// What both logs do alike before they store anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/closing_record.hpp"
#include "server/core/event.hpp"
#include "server/store/log.hpp"

namespace chats::store {

struct Encoded {
  std::vector<std::string> stored;
  std::size_t bytes = 0;
};

// The events' stored form; they must be consecutive, from after + 1.
Encoded encode_all(const std::vector<core::Event>& events, core::Seq after);

// The links that these events made.
std::vector<Link> links_in(const SessionId& session, const std::vector<core::Event>& events);

// All events of a closed session as they are kept (core/redaction.hpp): without those who wished to
// be forgotten while it ran, and without the person `also`. None: they cannot be read.
std::optional<std::vector<std::string>> redacted(const std::vector<std::string>& stored,
                                                 const std::optional<core::Digest>& also);

// A closing record without whoever has the key.
struct RecordWithout {
  PersonErasure outcome = PersonErasure::nobody;
  std::string stored;  // With `erased`.
};
RecordWithout record_without(const std::string& stored, const core::Digest& key);

// With keep_days: when a closed session's events go. Else at once.
std::optional<core::Instant> forget_at(const core::ClosingRecord& record);

}  // namespace chats::store
