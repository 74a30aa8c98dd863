#include "server/program/secrets.hpp"

#include <sys/random.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace chats::program {

namespace {

constexpr std::string_view base64url_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view session_letters = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t session_letters_count = 12;

}  // namespace

std::uint64_t system_dice() {
  // Up to 256 bytes are never cut short once the generator is seeded.
  thread_local std::array<std::uint64_t, 32> drawn;
  thread_local std::size_t left = 0;
  if (left == 0) {
    if (::getrandom(drawn.data(), sizeof drawn, 0) != sizeof drawn)
      throw std::runtime_error("The system's random generator gives nothing.");
    left = drawn.size();
  }
  return std::exchange(drawn[--left], 0);
}

std::string base64url(std::span<const std::uint8_t> bytes) {
  std::string text;
  std::uint32_t held = 0;
  unsigned held_bits = 0;
  for (const std::uint8_t byte : bytes) {
    held = (held << 8 | byte) & 0x3fff;
    held_bits += 8;
    while (held_bits >= 6) {
      held_bits -= 6;
      text += base64url_letters[held >> held_bits & 63];
    }
  }
  if (held_bits > 0) text += base64url_letters[held << (6 - held_bits) & 63];
  return text;
}

std::string make_secret(const Dice& dice) {
  const std::array<std::uint64_t, 2> bits{dice(), dice()};
  std::array<std::uint8_t, sizeof bits> bytes{};
  std::memcpy(bytes.data(), bits.data(), sizeof bits);
  return base64url(bytes);
}

std::string make_session_id(const Dice& dice) {
  std::string id = "s";
  std::uint64_t bits = dice();
  for (std::size_t i = 0; i < session_letters_count; ++i, bits >>= 5) {
    id += session_letters[bits & 31];
  }
  return id;
}

bool are_same(const core::Digest& left, const core::Digest& right) {
  // Volatile, so that no compiler leaves the loop at the first difference.
  volatile std::uint8_t difference = 0;
  for (std::size_t i = 0; i < left.bytes.size(); ++i) {
    difference = difference | static_cast<std::uint8_t>(left.bytes[i] ^ right.bytes[i]);
  }
  return difference == 0;
}

std::string hex(const core::Digest& digest) {
  constexpr std::string_view letters = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest.bytes) {
    text += letters[byte >> 4];
    text += letters[byte & 15];
  }
  return text;
}

}  // namespace chats::program
