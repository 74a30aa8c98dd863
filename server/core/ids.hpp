// Identifiers: a number that is unique within a session, of a type of its own for each thing.
// Things that an event makes carry that event's number (seq); rooms are counted from 1.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace chats::core {

// An event's place in its session's log, from 1. 0: before the first.
using Seq = std::uint64_t;

template <class Tag>
struct Id {
  std::uint64_t number = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using ParticipantId = Id<struct ParticipantTag>;
using RoomId = Id<struct RoomTag>;
using MessageId = Id<struct MessageTag>;
using CardId = Id<struct CardTag>;
using HelpId = Id<struct HelpTag>;
using BroadcastId = Id<struct BroadcastTag>;
using TakeawayId = Id<struct TakeawayTag>;
using CheckinId = Id<struct CheckinTag>;
using FlagId = Id<struct FlagTag>;
using LetterId = Id<struct LetterTag>;  // Between a participant and the staff, or among them.

inline constexpr RoomId main_room{0};

}  // namespace chats::core

template <class Tag>
struct std::hash<chats::core::Id<Tag>> {
  std::size_t operator()(const chats::core::Id<Tag>& id) const noexcept {
    return std::hash<std::uint64_t>{}(id.number);
  }
};
