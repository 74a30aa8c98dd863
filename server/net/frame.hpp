// The frames of RFC 6455 as the server writes them, and what both directions share. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chats::net {

enum class Opcode : std::uint8_t {
  more = 0,  // a further fragment
  text = 1,
  binary = 2,
  close = 8,
  ping = 9,
  pong = 10,
};

// A control frame's payload: its length must fit the second byte.
inline constexpr std::size_t control_bytes_max = 125;

// A whole message or control frame of the server, unmasked: its head for so many bytes of payload.
void append_frame_head(std::string& out, Opcode opcode, std::size_t payload_bytes);
void append_frame(std::string& out, Opcode opcode, std::string_view payload);
void append_close_frame(std::string& out, std::uint16_t code);

// Whether a peer may send that code in a close frame (RFC 6455, 7.4; 1012 to 1014 came later).
bool may_be_sent(std::uint16_t close_code);

}  // namespace chats::net
