// WebSocket frames as a client writes them and a server answers, made by hand: the tests must not
// use the library that they test.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chats::net {

inline constexpr unsigned opcode_continue = 0;
inline constexpr unsigned opcode_text = 1;
inline constexpr unsigned opcode_binary = 2;
inline constexpr unsigned opcode_close = 8;
inline constexpr unsigned opcode_ping = 9;
inline constexpr unsigned opcode_pong = 10;

// Masked, as a client must.
inline std::string client_frame(unsigned opcode, std::string_view payload, bool final = true) {
  constexpr std::string_view mask = "mask";
  std::string frame(1, static_cast<char>((final ? 0x80U : 0U) | opcode));
  const auto size = static_cast<std::uint64_t>(payload.size());
  const int extended = size < 126 ? 0 : size < 65536 ? 2 : 8;
  const auto length = extended == 0 ? static_cast<unsigned>(size) : extended == 2 ? 126U : 127U;
  frame += static_cast<char>(0x80U | length);
  for (int shift = 8 * (extended - 1); shift >= 0; shift -= 8) {
    frame += static_cast<char>((size >> static_cast<unsigned>(shift)) & 0xffU);
  }
  frame += mask;
  for (std::size_t i = 0; i < payload.size(); ++i) {
    frame += static_cast<char>(payload[i] ^ mask[i % 4]);
  }
  return frame;
}

inline std::string close_payload(unsigned code) {
  return {static_cast<char>(code >> 8U), static_cast<char>(code & 0xffU)};
}

}  // namespace chats::net
