// What a session hands to the I/O threads: bytes that are ready to be written, addressed to
// connections. std and core types only, so that `net` can implement the other side.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/core/close_code.hpp"

namespace chats::live {

// One connection: the loop (I/O thread) that owns it and its number, unique in this process.
struct ConnectionRef {
  std::uint32_t loop = 0;
  std::uint64_t number = 0;
  friend bool operator==(const ConnectionRef&, const ConnectionRef&) = default;
};

// One or more JSON-RPC objects joined by commas, without brackets, encoded once and shared by
// every connection that gets them. `count` says how many: an outbox that holds more than one
// object writes them as one batch.
struct Letters {
  std::string text;
  std::uint32_t count = 1;
};
using SharedLetters = std::shared_ptr<const Letters>;

// Everything a connection gets out of one commit, in order; then perhaps its end.
struct Parcel {
  ConnectionRef to;
  std::vector<SharedLetters> letters;
  std::optional<core::CloseCode> then_close{};
  // The letters hold a fresh snapshot, or a welcome with all that was missed: whatever a lagging
  // connection did not get is in it.
  bool fresh_start = false;
  // More of the same loop, by number, who get the very same.
  std::vector<std::uint64_t> also{};
};

}  // namespace chats::live
