// One frame from a client, decoded and checked as far as that is possible without the session:
// after this, a wish is well formed and within its bounds, but may be refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/error_reply.hpp"
#include "protocol/wish.hpp"

namespace chats::protocol {

using RequestId = std::string;

// A request that wants an answer. The hashes are stable (stable_hash.hpp) and recognise a repeat.
struct Call {
  RequestId id;
  std::uint64_t id_hash = 0;
  std::uint64_t content_hash = 0;  // Of method and params; the order of keys does not matter.
  std::string_view method;         // As the table spells it: outlives everything.
  Wish wish;
};

// Notifications, never answered.
struct Typing {
  core::RoomId room;
};
struct ReactionSeen {
  std::uint8_t emoji = 0;  // Index into core::emoji.
};
using Note = std::variant<Typing, ReactionSeen>;

// Something that is not as it should be. It counts against the connection, answered or not.
struct Malformed {
  std::optional<RequestId> id;  // None: the error is answered with `"id": null`.
  ErrorReply error;
  bool answered = true;  // False for notifications: JSON-RPC answers none.
};

using Incoming = std::variant<Call, Note, Malformed>;

// All that the frame holds, in order: from 1 to 16. Any bytes; never throws (but bad_alloc).
std::vector<Incoming> decode_frame(std::string_view text, const Hasher& sha256);

}  // namespace chats::protocol
