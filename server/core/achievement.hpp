// What a plan came to, in figures that staff can judge it by. A pure function of the state
// (achievement_of in plan_facts.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "server/core/ids.hpp"

namespace chats::core {

struct LeastAndMost {
  std::size_t least = 0, most = 0;
  friend bool operator==(const LeastAndMost&, const LeastAndMost&) = default;
};

struct Achievement {
  LeastAndMost sizes;  // Attendees in a room.
  // Different ones in a room with anybody in it; none where the session has no such list.
  std::optional<LeastAndMost> positions{}, affiliations{};
  std::size_t met_before = 0;              // Pairs in one room who have been in one room before.
  std::vector<std::size_t> pins_broken{};  // Indexes into the session's pins.
  std::vector<RoomId> without_staff{};
  friend bool operator==(const Achievement&, const Achievement&) = default;
};

}  // namespace chats::core
