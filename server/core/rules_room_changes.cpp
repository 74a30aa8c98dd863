// The rooms of a round are changed: open again, one more, one less, two in one, another name. What
// is asked of a planned room changes the plan (rules_plan_rooms.cpp).
#include <algorithm>

#include "server/core/plan_wish.hpp"
#include "server/core/room_seats.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

std::set<std::string> names_in_round(const SessionState& state, std::optional<RoomId> but = {}) {
  std::set<std::string> names;
  for (const auto* room : rooms_of_latest_round(state))
    if (room->id != but) names.insert(room->name);
  return names;
}

std::vector<ParticipantId> people_in(const Room& room) {
  return {room.people.begin(), room.people.end()};
}

// The latest round's rooms with their people: of attendees all who are here, of staff those who
// were inside to the end, but not who asks: somebody has to steer.
std::vector<RoomPlan> rooms_as_they_were(const SessionState& state, ParticipantId asker) {
  std::vector<RoomPlan> rooms;
  std::map<RoomId, std::size_t> index;
  for (const auto* room : rooms_of_latest_round(state)) {
    index[room->id] = rooms.size();
    rooms.push_back({room->id, room->name, room->question, {}});
  }
  for (const auto& [person, room] : latest_groups(state))
    if (person != asker && state.participants.at(person).is_here())
      rooms[index.at(room)].people.push_back(person);
  return rooms;
}

MergedRoom merged(const Room& room) {
  MergedRoom all{room.id, people_in(room), {}};
  for (const auto& each : room.takeaways)
    all.takeaways.push_back(each.id);
  return all;
}

}  // namespace

Decision rule(const Case& now, const command::ReopenRooms& wish) {
  const auto& state = now.state;
  if (state.round)
    return refuse_after(Rule::done_already, now, state.round->opened_by, state.round->opened_at,
                        Deed::opened_rooms);
  auto rooms = rooms_as_they_were(state, now.who());
  if (rooms.empty()) return refuse(Rule::no_round_yet);
  const auto method = state.closed_round ? state.closed_round->method : PlanMethod::random;
  bring_up_to_date(state, method, rooms);
  if (nobody_in(rooms, method)) return refuse(Rule::nobody_to_place);
  const auto clock = state.agenda.paused_at.value_or(now.at);
  return events(
      event::RoomsReopened{method, std::move(rooms), clock + wish.length, wish.grace, now.who()});
}

Decision rule(const Case& now, const command::AddRoom& wish) {
  const auto& state = now.state;
  if (wish.into_plan || (!state.round && state.plan)) return add_to_plan(now, wish);
  if (!state.round) return refuse(Rule::no_rooms_open);
  if (rooms_of_latest_round(state).size() >= limits::rooms_max)
    return refuse_too_many("rooms", limits::rooms_max);
  if (state.rooms.size() >= limits::rooms_of_round_max)
    return refuse_too_many("rooms", limits::rooms_of_round_max);
  return events(event::RoomAdded{RoomId{state.rooms_made + 1},
                                 {room_name(names_in_round(state), wish.name), wish.question},
                                 round_closes_at(state),
                                 now.who()});
}

Decision rule(const Case& now, const command::ChangeRoom& wish) {
  const auto& state = now.state;
  if (is_planned(state, wish.room)) return change_in_plan(now, wish);
  const auto* room = find_open_room(state, wish.room);
  if (!room) return refuse(Rule::room_has_closed, "room");
  const RoomLabel before{room->name, room->question};
  auto label = before;
  if (wish.name) label.name = room_name(names_in_round(state, wish.room), wish.name);
  if (wish.question) label.question = *wish.question;
  if (label == before) return nothing_new();
  return events(event::RoomChanged{wish.room, std::move(label), before, now.who()});
}

Decision rule(const Case& now, const command::RemoveRoom& wish) {
  const auto& state = now.state;
  if (is_planned(state, wish.room)) return remove_from_plan(now, wish);
  const auto* room = find_open_room(state, wish.room);
  if (!room) return refuse(Rule::room_has_closed, "room");
  if (open_rooms(state).size() == 1) return refuse(Rule::not_the_last_room, "room");
  auto sizes = sizes_of_open_rooms(state);
  sizes.erase(wish.room);
  return events(event::RoomRemoved{
      wish.room, seats_elsewhere(state, people_in(*room), std::move(sizes)), now.who()});
}

Decision rule(const Case& now, const command::MergeRooms& wish) {
  const auto& state = now.state;
  std::vector<RoomId> rooms;
  for (const auto id : wish.rooms)
    if (std::find(rooms.begin(), rooms.end(), id) == rooms.end()) rooms.push_back(id);
  if (rooms.size() < 2) return refuse(Rule::two_rooms_needed, "rooms");
  if (is_planned(state, rooms.front())) return merge_in_plan(now, rooms, wish.based_on);
  event::RoomsMerged merge{rooms.front(), {}, {}, {}, now.who()};
  for (const auto id : rooms) {
    const auto* room = find_open_room(state, id);
    if (!room) return refuse(Rule::room_has_closed, "rooms");
    merge.closes_at = std::max<Instant>(merge.closes_at, room->closes_at);
    if (id == merge.into)
      merge.closes_at_before = room->closes_at;
    else
      merge.merged.push_back(merged(*room));
  }
  return events(std::move(merge));
}

}  // namespace chats::core
