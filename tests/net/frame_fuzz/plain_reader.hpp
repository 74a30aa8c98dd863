// RFC 6455 from the client's side once more, as plainly as it can be said: all the bytes at once,
// every rule where the RFC names it, no speed and no memory spared. What FrameReader hears is held
// against it. Shares nothing with the server but the words of FrameListener.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chats::net {

struct PlainLimits {
  std::uint64_t message_bytes_max = 0;
  std::size_t fragments_max = 0;
  bool takes_binary = false;
};

// The lines that FrameListener would tell of the same bytes.
std::vector<std::string> read_plainly(std::string_view bytes, const PlainLimits& limits);

}  // namespace chats::net
