// Ids as they stand on the wire: a letter for the kind of thing and its number, "p7", "m42"; the
// main room is "main". Only the spelling that `id_text` makes is accepted ("m042" is nobody's).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/ids.hpp"

namespace chats::protocol {

template <class Id>
inline constexpr char id_letter = '\0';
template <>
inline constexpr char id_letter<core::ParticipantId> = 'p';
template <>
inline constexpr char id_letter<core::RoomId> = 'r';
template <>
inline constexpr char id_letter<core::MessageId> = 'm';
template <>
inline constexpr char id_letter<core::CardId> = 'c';
template <>
inline constexpr char id_letter<core::HelpId> = 'h';
template <>
inline constexpr char id_letter<core::BroadcastId> = 'b';
template <>
inline constexpr char id_letter<core::TakeawayId> = 't';
template <>
inline constexpr char id_letter<core::CheckinId> = 'k';
template <>
inline constexpr char id_letter<core::FlagId> = 'f';
template <>
inline constexpr char id_letter<core::LetterId> = 'l';

// The number of an id with that letter; none: something else. From 1 to 2^53.
std::optional<std::uint64_t> parse_id_number(char letter, std::string_view text);

template <class Tag>
std::string id_text(core::Id<Tag> id) {
  static_assert(id_letter<core::Id<Tag>> != '\0', "an id without a letter on the wire");
  return id_letter<core::Id<Tag>> + std::to_string(id.number);
}

inline std::string id_text(core::RoomId room) {
  return room == core::main_room ? "main" : 'r' + std::to_string(room.number);
}

template <class Id>
std::optional<Id> parse_id(std::string_view text) {
  static_assert(id_letter<Id> != '\0', "an id without a letter on the wire");
  const auto number = parse_id_number(id_letter<Id>, text);
  if (!number) return std::nullopt;
  return Id{*number};
}

template <>
inline std::optional<core::RoomId> parse_id<core::RoomId>(std::string_view text) {
  if (text == "main") return core::main_room;
  const auto number = parse_id_number('r', text);
  if (!number) return std::nullopt;
  return core::RoomId{*number};
}

}  // namespace chats::protocol
