#include "server/core/been_in.hpp"

namespace chats::core {

std::map<ParticipantId, BeenIn> been_in(const SessionState& state) {
  std::map<ParticipantId, BeenIn> all;
  std::uint32_t room_number = 0;
  const auto add = [&](const auto& people) {
    for (const auto id : people)
      all[id].push_back(room_number);
    ++room_number;
  };
  for (const auto& room : state.past_rooms)
    add(room.people);
  for (const auto& [id, room] : state.rooms)
    add(room.ever_inside);
  return all;
}

}  // namespace chats::core
