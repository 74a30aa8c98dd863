#include "server/net/utf8_check.hpp"

#include <cstring>

namespace chats::net {

namespace {

// Nearly all that people send is ASCII, at least in its keys and brackets: eight at a time.
std::size_t count_ascii(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t count = 0;
  while (bytes.size() - count >= sizeof(std::uint64_t)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + count, sizeof(eight));
    if ((eight & high_bits) != 0) break;
    count += sizeof(eight);
  }
  while (count < bytes.size() && (static_cast<unsigned char>(bytes[count]) & 0x80U) == 0) ++count;
  return count;
}

}  // namespace

bool Utf8Check::take(std::string_view bytes) {
  while (!bytes.empty()) {
    if (missing_ == 0) {
      bytes.remove_prefix(count_ascii(bytes));
      if (bytes.empty()) return true;
      if (!begin_character(static_cast<std::uint8_t>(bytes.front()))) return false;
    } else {
      const auto byte = static_cast<std::uint8_t>(bytes.front());
      if (byte < lowest_ || byte > highest_) return false;
      lowest_ = 0x80;
      highest_ = 0xbf;
      --missing_;
    }
    bytes.remove_prefix(1);
  }
  return true;
}

bool Utf8Check::begin_character(std::uint8_t first) {
  if (first >= 0xc2 && first <= 0xdf) {
    missing_ = 1;
  } else if (first >= 0xe0 && first <= 0xef) {
    missing_ = 2;
    if (first == 0xe0) lowest_ = 0xa0;   // below: overlong
    if (first == 0xed) highest_ = 0x9f;  // above: surrogates
  } else if (first >= 0xf0 && first <= 0xf4) {
    missing_ = 3;
    if (first == 0xf0) lowest_ = 0x90;
    if (first == 0xf4) highest_ = 0x8f;
  } else {
    return false;
  }
  return true;
}

}  // namespace chats::net
