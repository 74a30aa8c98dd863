#include "server/store/encoded.hpp"

#include <cassert>

#include "server/core/receipt.hpp"
#include "server/core/redaction.hpp"
#include "server/store/stored_event.hpp"
#include "server/store/stored_record.hpp"

namespace chats::store {

Encoded encode_all(std::span<const core::Event> events, core::Seq after) {
  Encoded encoded;
  encoded.stored.reserve(events.size());
  for (const core::Event& event : events) {
    ++after;
    assert(event.seq == after && "a log without gaps is what replay stands on");
    encoded.bytes += encoded.stored.emplace_back(encode(event)).size();
  }
  return encoded;
}

std::vector<Link> links_in(const SessionId& session, std::span<const core::Event> events) {
  std::vector<Link> links;
  for (const core::Event& event : events)
    if (const auto* rotated = get_if<core::event::LinkRotated>(&event.body))
      links.push_back({rotated->hash, session, rotated->role});
  return links;
}

void redact(StoredEvents& events, const std::optional<core::Digest>& also) {
  core::Redaction redaction(also);
  bool readable = true;
  events.each([&](core::Seq, const std::string& stored) {
    const auto event = decode(stored);
    if (event) redaction.look_for_people(*event);
    readable = readable && event;
  });
  if (!readable) return;
  if (redaction.takes_people_out())
    events.each(
        [&](core::Seq, const std::string& stored) { redaction.look_for_words(*decode(stored)); });
  events.each([&](core::Seq seq, const std::string& stored) {
    auto event = *decode(stored);
    if (!redaction.redact(event)) return;
    auto without = encode(event);
    if (without != stored) events.change(seq, std::move(without));
  });
}

RecordWithout record_without(const std::string& stored, const core::Digest& key) {
  auto record = decode_record(stored);
  if (!record) return {};
  switch (core::erase_from(*record, key)) {
    case core::Erasable::nobody:
      return {};
    case core::Erasable::staff:
      return {.outcome = PersonErasure::staff, .stored = {}};
    case core::Erasable::erased:
      break;
  }
  return {.outcome = PersonErasure::erased, .stored = encode(*record)};
}

std::optional<core::Instant> forget_at(const core::ClosingRecord& record) {
  if (!record.keep_days) return std::nullopt;
  return record.closed_at + std::chrono::days{*record.keep_days};
}

}  // namespace chats::store
