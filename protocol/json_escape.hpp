// Which bytes of a text JSON cannot hold as they are (RFC 8259, section 7).
#pragma once

namespace chats::protocol {

constexpr bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

}  // namespace chats::protocol
