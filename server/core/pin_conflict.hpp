// Why pins cannot all be kept: what stands against what, so that a sentence can name the people
// (protocol/pin_words.hpp has it).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "server/core/ids.hpp"

namespace chats::core {

struct PinConflict {
  enum class Kind : std::uint8_t {
    together_and_apart,  // Two people: both pinned together and kept apart.
    two_rooms,           // People pinned together, and each of two to another room.
    apart_in_one_room,   // Two people kept apart, and both pinned to `room`.
    room_is_gone,        // People pinned to `room`, which the plan does not have.
    room_is_full,        // More people pinned to `room` than its `limit` of places.
    group_too_large,     // More people pinned together than the `limit` of places of a room.
    too_many_apart,      // More people to keep apart than the `limit` of rooms.
    groups_do_not_fit,   // People pinned together who find no room beside the other pins.
    cannot_be_parted,    // Two people to keep apart for whom no seats were found.
  };
  Kind kind = Kind::together_and_apart;
  std::vector<ParticipantId> people;
  std::optional<RoomId> room{};
  std::size_t limit = 0;
  friend bool operator==(const PinConflict&, const PinConflict&) = default;
};

}  // namespace chats::core
