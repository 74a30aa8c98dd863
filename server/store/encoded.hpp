// What both logs do alike before they store anything.
#pragma once

#include <functional>
#include <optional>
#include <span>
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
Encoded encode_all(std::span<const core::Event> events, core::Seq after);

// The links that these events made.
std::vector<Link> links_in(const SessionId& session, std::span<const core::Event> events);

// All stored events of a closed session, each time they are asked for.
class StoredEvents {
 public:
  virtual ~StoredEvents() = default;
  // Hands them out, from the first. One that is handed out may be changed.
  virtual void each(const std::function<void(core::Seq, const std::string& stored)>& take) = 0;
  virtual void change(core::Seq seq, std::string stored) = 0;
};
// Makes them what is kept (core/redaction.hpp): without those who wished to be forgotten while it
// ran, and without the person `also`. Events that cannot be read stay, all of them.
void redact(StoredEvents& events, const std::optional<core::Digest>& also);

// A closing record without whoever has the key.
struct RecordWithout {
  PersonErasure outcome = PersonErasure::nobody;
  std::string stored;  // With `erased`.
};
RecordWithout record_without(const std::string& stored, const core::Digest& key);

// With keep_days: when a closed session's events go. Else at once.
std::optional<core::Instant> forget_at(const core::ClosingRecord& record);

}  // namespace chats::store
