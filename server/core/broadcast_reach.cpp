#include "server/core/broadcast_reach.hpp"

#include <algorithm>

namespace chats::core {

namespace {

// Somebody away had their latest connection until so long before it was noticed.
bool went_out_to(const Broadcast& broadcast, const Participant& person) {
  if (!person.away || broadcast.acked.contains(person.id)) return true;
  return person.away_at - limits::away_after >= broadcast.at;
}

void count(const Broadcast& broadcast, const Participant& person,
           std::map<RoomId, RoomReach>& rooms) {
  if (!person.is_here() || person.id == broadcast.from) return;
  auto& room = rooms[person.room];
  room.room = person.room;
  ++room.people;
  room.delivered += went_out_to(broadcast, person) ? 1 : 0;
  room.seen += broadcast.acked.contains(person.id) ? 1 : 0;
}

BroadcastReach reach_of(const SessionState& state, const Broadcast& broadcast) {
  std::map<RoomId, RoomReach> rooms;
  if (broadcast.rooms.empty())
    for (const auto& [id, person] : state.participants)
      count(broadcast, person, rooms);
  else
    for (const auto id : broadcast.heard)
      count(broadcast, state.participants.at(id), rooms);
  BroadcastReach reach{broadcast.id, {}};
  for (const auto& [id, room] : rooms)
    reach.rooms.push_back(room);
  return reach;
}

}  // namespace

std::vector<BroadcastReach> reach_of_broadcasts(const SessionState& state) {
  const auto& all = state.broadcasts;
  const auto shown = std::min(all.size(), limits::broadcasts_shown);
  std::vector<BroadcastReach> reach;
  for (auto each = all.end() - static_cast<std::ptrdiff_t>(shown); each != all.end(); ++each)
    reach.push_back(reach_of(state, *each));
  return reach;
}

}  // namespace chats::core
