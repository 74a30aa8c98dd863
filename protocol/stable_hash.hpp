// A 64-bit hash that is the same on every machine and in every version: FNV-1a. It is kept in the
// log to recognise a repeated request. It resists no forger and need not: somebody who makes two
// of their own requests collide deceives only themselves.
#pragma once

#include <cstdint>
#include <string_view>

namespace chats::protocol {

inline constexpr std::uint64_t stable_hash_start = 0xcbf29ce484222325;

// `so_far`: the hash of what stands before `bytes`.
constexpr std::uint64_t stable_hash(std::string_view bytes,
                                    std::uint64_t so_far = stable_hash_start) {
  for (const char c : bytes) {
    so_far ^= static_cast<std::uint8_t>(c);
    so_far *= 0x100000001b3;
  }
  return so_far;
}

}  // namespace chats::protocol
