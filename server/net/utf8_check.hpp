// Whether bytes that come in pieces are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing
// above U+10FFFF. Says no at the first byte after which it cannot become UTF-8 any more, wherever
// the pieces are cut. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace chats::net {

class Utf8Check {
 public:
  // False: it is not; nothing may be taken after that.
  bool take(std::string_view bytes);
  // No character is cut at the end of what was taken.
  bool is_whole() const { return missing_ == 0; }

 private:
  bool begin_character(std::uint8_t first);

  std::uint8_t missing_ = 0;  // bytes of the character that has begun
  // Where its next byte must lie; only the second byte is ever narrower than 80 to bf.
  std::uint8_t lowest_ = 0x80;
  std::uint8_t highest_ = 0xbf;
};

}  // namespace chats::net
