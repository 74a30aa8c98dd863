// A session's events as they are kept once it has closed (core/redaction.hpp), all in one piece.
#pragma once

#include <optional>
#include <vector>

#include "server/core/redaction.hpp"

namespace chats::support {

inline void redact_all(std::vector<core::Event>& events, std::optional<core::Digest> also = {}) {
  core::Redaction redaction(also);
  for (const auto& event : events)
    redaction.look_for_people(event);
  for (const auto& event : events)
    redaction.look_for_words(event);
  for (auto& event : events)
    redaction.redact(event);
}

}  // namespace chats::support
