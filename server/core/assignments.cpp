#include "server/core/assignments.hpp"

#include <algorithm>
#include <string_view>

namespace chats::core {

namespace {

bool affiliation_fits(const AssignedPerson& line, const Profile& profile) {
  return !line.affiliation || line.affiliation == profile.affiliation;
}

// A name that was taken when its owner came: "ana (2)" was written "ana" on the list.
bool is_numbered(std::string_view folded, std::string_view name) {
  if (!folded.starts_with(name)) return false;
  const auto rest = folded.substr(name.size());
  if (!rest.starts_with(" (") || !rest.ends_with(')') || rest.size() < 4) return false;
  const auto digits = rest.substr(2, rest.size() - 3);
  return std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

// Who bears the very name comes first: a number was given to who came later.
std::vector<ParticipantId> meant_by(const SessionState& state, const AssignedPerson& line) {
  const auto fits = [&](ParticipantId id) {
    const auto& person = state.participants.at(id);
    return person.is_here() && !person.is_staff() && affiliation_fits(line, person.profile);
  };
  const auto exact = state.by_name.find(line.folded);
  if (exact != state.by_name.end() && fits(exact->second)) return {exact->second};
  std::vector<ParticipantId> meant;
  for (auto each = state.by_name.lower_bound(line.folded);
       each != state.by_name.end() && each->first.starts_with(line.folded); ++each)
    if (is_numbered(each->first, line.folded) && fits(each->second)) meant.push_back(each->second);
  return meant;
}

bool could_mean(const AssignedPerson& line, const Profile& profile) {
  const bool named = profile.folded == line.folded || is_numbered(profile.folded, line.folded);
  return named && affiliation_fits(line, profile);
}

}  // namespace

std::vector<AssignedSeat> assigned_seats(const SessionState& state) {
  std::vector<AssignedSeat> seats;
  if (!state.assigned) return seats;
  const auto& rooms = state.assigned->rooms;
  for (std::size_t room = 0; room < rooms.size(); ++room)
    for (const auto& line : rooms[room].people)
      seats.push_back({room, &line, meant_by(state, line)});
  return seats;
}

std::map<ParticipantId, std::uint32_t> assigned_groups(const SessionState& state) {
  std::map<ParticipantId, std::uint32_t> groups;
  for (const auto& seat : assigned_seats(state))
    if (seat.meant.size() == 1)
      groups.emplace(seat.meant.front(), static_cast<std::uint32_t>(seat.room));
  return groups;
}

std::optional<std::size_t> assigned_room_of(const SessionState& state, const Profile& profile) {
  if (!state.assigned) return {};
  const auto is_the_same = [&](ParticipantId id) {
    return state.participants.at(id).profile.folded == profile.folded;
  };
  const auto& rooms = state.assigned->rooms;
  for (std::size_t room = 0; room < rooms.size(); ++room)
    for (const auto& line : rooms[room].people)
      if (could_mean(line, profile) && std::ranges::all_of(meant_by(state, line), is_the_same))
        return room;
  return {};
}

bool are_rooms_assigned(const SessionState& state) {
  return state.assigned && !state.assigned->used;
}

}  // namespace chats::core
