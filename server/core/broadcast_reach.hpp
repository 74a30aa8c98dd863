// How far broadcasts have come: a count for staff, by the room in which people are now. Computed
// from the state, so it is the same after a restart.
#pragma once

#include <cstdint>
#include <vector>

#include "server/core/state.hpp"

namespace chats::core {

struct RoomReach {
  RoomId room;
  // It is addressed to so many who are here, its sender left out.
  std::uint32_t people = 0;
  // So many of them were connected when it was sent, or at some time since: it went out to them.
  // Whether their page showed it, nobody knows. Who has just lost their connection still counts as
  // connected, for limits::away_after.
  std::uint32_t delivered = 0;
  // So many acknowledged it.
  std::uint32_t seen = 0;
  friend bool operator==(const RoomReach&, const RoomReach&) = default;
};

struct BroadcastReach {
  BroadcastId broadcast;
  std::vector<RoomReach> rooms;  // By id; only those with people.
  friend bool operator==(const BroadcastReach&, const BroadcastReach&) = default;
};

// Of the latest limits::broadcasts_shown, oldest first. Cost: O(those they are addressed to).
std::vector<BroadcastReach> reach_of_broadcasts(const SessionState&);

}  // namespace chats::core
