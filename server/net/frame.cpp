#include "server/net/frame.hpp"

namespace chats::net {

namespace {

constexpr unsigned final_bit = 0x80;

void append_number(std::string& out, std::uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xffU);
  }
}

}  // namespace

void append_frame_head(std::string& out, Opcode opcode, std::size_t payload_bytes) {
  out += static_cast<char>(final_bit | static_cast<unsigned>(opcode));
  if (payload_bytes < 126) return append_number(out, payload_bytes, 1);
  const bool fits_two_bytes = payload_bytes <= 0xffff;
  out += static_cast<char>(fits_two_bytes ? 126 : 127);
  append_number(out, payload_bytes, fits_two_bytes ? 2 : 8);
}

void append_frame(std::string& out, Opcode opcode, std::string_view payload) {
  append_frame_head(out, opcode, payload.size());
  out += payload;
}

void append_close_frame(std::string& out, std::uint16_t code) {
  append_frame_head(out, Opcode::close, sizeof(code));
  append_number(out, code, sizeof(code));
}

bool may_be_sent(std::uint16_t close_code) {
  // 1004 means nothing yet; 1005, 1006 and 1015 say what happened to one's own side alone.
  const bool of_the_protocol = (close_code >= 1000 && close_code <= 1003) ||
                               (close_code >= 1007 && close_code <= 1014);
  return of_the_protocol || (close_code >= 3000 && close_code <= 4999);
}

}  // namespace chats::net
