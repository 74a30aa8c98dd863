#include "protocol/pin_words.hpp"

#include <algorithm>

namespace chats::protocol {

namespace {

using core::ParticipantId;
using core::PinConflict;
using core::SessionState;

constexpr std::size_t names_max = 5;

// "Ana, Ben and Cem"; of many the first few and how many more.
std::string names_of(const std::vector<ParticipantId>& people, const SessionState& state) {
  const auto shown = people.size() > names_max ? names_max - 1 : people.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == people.size();
    if (i > 0) text += last ? " and " : ", ";
    text += name_of(people[i], state);
  }
  if (shown < people.size()) text += " and " + std::to_string(people.size() - shown) + " more";
  return text;
}

std::string are(std::size_t count) {
  return count == 1 ? " is" : " are";
}

std::string room_text(const PinConflict& conflict, const SessionState& state) {
  if (state.plan && conflict.room)
    for (const auto& each : state.plan->rooms)
      if (each.room == *conflict.room) return each.name;
  return "a room";
}

std::string counted(std::size_t count, const char* thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace

std::string name_of(ParticipantId id, const SessionState& state) {
  const auto* person = core::find_participant(state, id);
  return person != nullptr ? person->profile.name : "Somebody";
}

std::string conflict_text(const PinConflict& conflict, const SessionState& state) {
  using Kind = PinConflict::Kind;
  const auto names = names_of(conflict.people, state);
  const auto pinned = names + are(conflict.people.size()) + " pinned ";
  switch (conflict.kind) {
    case Kind::together_and_apart:
      return pinned + "together, and also apart.";
    case Kind::two_rooms:
      return pinned + "together, and each to another room.";
    case Kind::apart_in_one_room:
      return pinned + "apart, and both to " + room_text(conflict, state) + ".";
    case Kind::room_is_gone:
      return pinned + "to " + room_text(conflict, state) + ", and there would be only " +
             counted(conflict.limit, "room") + ".";
    case Kind::room_is_full:
      return pinned + "to " + room_text(conflict, state) + ", which has only " +
             counted(conflict.limit, "place") + ".";
    case Kind::group_too_large:
      return pinned + "together, and a room has only " + counted(conflict.limit, "place") + ".";
    case Kind::too_many_apart:
      return pinned + "apart, and there would be only " + counted(conflict.limit, "room") + ".";
    case Kind::groups_do_not_fit:
      return pinned + "together, and no rooms of that size hold all these groups.";
    case Kind::cannot_be_parted:
      return pinned + "apart, and the other pins leave no seats for that.";
  }
  return {};
}

}  // namespace chats::protocol
