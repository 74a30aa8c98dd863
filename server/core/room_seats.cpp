#include "server/core/room_seats.hpp"

#include <algorithm>

namespace chats::core {

namespace {

template <class People>
std::size_t attendees_present(const SessionState& state, const People& people) {
  return static_cast<std::size_t>(
      std::count_if(people.begin(), people.end(), [&](ParticipantId id) {
        const auto& person = state.participants.at(id);
        return !person.away && !person.is_staff();
      }));
}

}  // namespace

RoomSizes sizes_of_open_rooms(const SessionState& state) {
  RoomSizes sizes;
  for (const auto& [id, room] : state.rooms)
    if (room.open && !room.closing) sizes[id] = attendees_present(state, room.people);
  return sizes;
}

RoomSizes sizes_of_planned_rooms(const SessionState& state) {
  RoomSizes sizes;
  if (!state.plan) return sizes;
  for (const auto& room : state.plan->rooms)
    sizes[room.room] = attendees_present(state, room.people);
  return sizes;
}

RoomId smallest_room(const RoomSizes& sizes) {
  const auto least = std::min_element(
      sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return least == sizes.end() ? main_room : least->first;
}

std::vector<Seat> seats_elsewhere(const SessionState& state,
                                  const std::vector<ParticipantId>& people, RoomSizes rooms) {
  auto present_first = people;
  std::stable_partition(present_first.begin(), present_first.end(),
                        [&](ParticipantId id) { return !state.participants.at(id).away; });
  std::vector<Seat> seats;
  for (const auto id : present_first) {
    const auto& person = state.participants.at(id);
    const auto room = person.is_staff() ? main_room : smallest_room(rooms);
    seats.push_back({id, room});
    if (room != main_room && !person.away) ++rooms[room];
  }
  return seats;
}

std::vector<const Room*> rooms_of_latest_round(const SessionState& state) {
  std::vector<const Room*> rooms;
  for (const auto& [id, room] : state.rooms)
    if (!room.removed) rooms.push_back(&room);
  return rooms;
}

std::map<ParticipantId, RoomId> latest_groups(const SessionState& state) {
  std::map<ParticipantId, RoomId> groups;
  auto rooms = rooms_of_latest_round(state);
  for (const auto* room : rooms)
    for (const auto id : room->ever_inside)
      if (!state.participants.at(id).is_staff()) groups.emplace(id, room->id);
  // Whoever was inside when a room closed and then moved on belongs to where they were last.
  std::stable_sort(rooms.begin(), rooms.end(),
                   [](const Room* a, const Room* b) { return a->closed_by < b->closed_by; });
  for (const auto* room : rooms)
    for (const auto id : room->to_the_end)
      groups[id] = room->id;
  for (const auto* room : rooms)
    for (const auto id : room->people)
      groups[id] = room->id;
  return groups;
}

std::string room_name(const std::set<std::string>& taken, const std::optional<std::string>& wish) {
  if (wish && !taken.contains(*wish)) return *wish;
  for (std::size_t n = wish ? 2 : taken.size() + 1;; ++n) {
    const auto number = std::to_string(n);
    auto name = wish ? *wish + " (" + number + ")" : "Breakout " + number;
    if (!taken.contains(name)) return name;
  }
}

}  // namespace chats::core
