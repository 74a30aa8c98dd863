#include "server/store/encoded.hpp"

#include <cassert>

#include "server/store/stored_event.hpp"

namespace chats::store {

Encoded encode_all(const std::vector<core::Event>& events, core::Seq after) {
  Encoded encoded;
  encoded.stored.reserve(events.size());
  for (const core::Event& event : events) {
    ++after;
    assert(event.seq == after && "a log without gaps is what replay stands on");
    encoded.bytes += encoded.stored.emplace_back(encode(event)).size();
  }
  return encoded;
}

std::optional<core::Instant> forget_at(const core::ClosingRecord& record) {
  if (!record.keep_days) return std::nullopt;
  return record.closed_at + std::chrono::days{*record.keep_days};
}

}  // namespace chats::store
