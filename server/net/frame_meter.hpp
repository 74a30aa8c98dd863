// Watches the bytes of a client's WebSocket frames before they reach the WebSocket library, and
// counts what the library does not: it skips empty fragments in silence and answers every ping, so
// a client could keep us busy for ever without one message. The size of a message is taken from
// the frame heads, before a byte of it is buffered. Broken frames are left to the library.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "server/core/close_code.hpp"
#include "server/net/limits.hpp"
#include "server/net/token_bucket.hpp"

namespace chats::net {

class FrameMeter {
 public:
  using Time = TokenBucket::Time;

  FrameMeter(const NetLimits& limits, Time now);

  // The reason to close, once a rule is broken; the connection asks no further after that.
  std::optional<core::CloseCode> watch(std::string_view bytes, Time now);

 private:
  std::size_t head_size() const;
  std::uint64_t payload_size() const;
  std::optional<core::CloseCode> weigh_frame(Time now);
  std::optional<core::CloseCode> weigh_data_frame(std::uint64_t size, Time now);

  const NetLimits& limits_;
  TokenBucket idle_frames_;
  std::array<unsigned char, 14> head_{};
  std::size_t head_filled_ = 0;
  std::uint64_t payload_left_ = 0;
  std::uint64_t message_bytes_ = 0;
  std::size_t message_fragments_ = 0;
};

}  // namespace chats::net
