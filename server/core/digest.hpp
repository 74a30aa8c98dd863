// A SHA-256 hash, computed outside the core (which knows no cryptography): of a participant's key,
// of an anonymous author's key, of a link.
#pragma once

#include <array>
#include <compare>
#include <cstdint>

namespace chats::core {

struct Digest {
  std::array<std::uint8_t, 32> bytes{};
  friend auto operator<=>(const Digest&, const Digest&) = default;
};

}  // namespace chats::core
