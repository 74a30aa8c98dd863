// Why a connection ends, as the number in its WebSocket close frame (protocol/README.md, part 7:
// what the client does next stands there beside each code).
#pragma once

#include <cstdint>

namespace chats::core {

enum class CloseCode : std::uint16_t {
  normal = 1000,
  protocol_error = 1002,
  unsupported_data = 1003,
  not_utf8 = 1007,
  policy = 1008,
  too_big = 1009,
  restarting = 1012,
  session_closed = 4000,
  join_timeout = 4001,
  removed = 4003,
  ninth_connection = 4008,
  slow_reader = 4009,
};

}  // namespace chats::core
