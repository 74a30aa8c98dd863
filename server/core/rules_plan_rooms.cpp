// The rooms of a plan changed by hand: one more, one less, two in one, another name. Nobody moves
// before the rooms open.
#include <algorithm>

#include "server/core/room_seats.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

using Rooms = std::vector<RoomPlan>;

Rooms::iterator find(Rooms& rooms, RoomId id) {
  return std::find_if(rooms.begin(), rooms.end(),
                      [&](const RoomPlan& each) { return each.room == id; });
}

std::set<std::string> names_in(const Rooms& rooms, std::optional<RoomId> but = {}) {
  std::set<std::string> names;
  for (const auto& each : rooms)
    if (each.room != but) names.insert(each.name);
  return names;
}

// Whoever was pinned to a room that is no more is pinned to another one, or to none.
std::vector<EventBody> pins_follow(const Case& now, RoomId from, std::optional<RoomId> to) {
  std::vector<EventBody> all;
  for (auto pin : now.state.pins) {
    if (pin.kind != PinKind::here || pin.room != from) continue;
    if (to) pin.room = to;
    all.push_back(event::PlanPinned{std::move(pin), to.has_value(), now.who()});
  }
  return all;
}

std::vector<EventBody> with_rooms(std::vector<EventBody> before, const Case& now, Rooms rooms) {
  before.push_back(event::PlanRoomsChanged{std::move(rooms), now.who()});
  return before;
}

}  // namespace

Decision add_to_plan(const Case& now, const command::AddRoom& wish) {
  if (!now.state.plan) return refuse(Rule::not_there, "plan");
  if (const auto no = plan_clash(now, wish.based_on)) return *no;
  auto rooms = now.state.plan->rooms;
  if (rooms.size() >= limits::rooms_max) return refuse_too_many("rooms", limits::rooms_max);
  auto name = room_name(names_in(rooms), wish.name);
  rooms.push_back({RoomId{now.state.rooms_made + 1}, std::move(name), wish.question, {}});
  return with_rooms({}, now, std::move(rooms));
}

Decision change_in_plan(const Case& now, const command::ChangeRoom& wish) {
  if (const auto no = plan_clash(now, wish.based_on)) return *no;
  auto rooms = now.state.plan->rooms;
  auto& room = *find(rooms, wish.room);
  const auto before = room;
  if (wish.name) room.name = room_name(names_in(rooms, wish.room), wish.name);
  if (wish.question) room.question = *wish.question;
  if (room == before) return nothing_new();
  return with_rooms({}, now, std::move(rooms));
}

Decision remove_from_plan(const Case& now, const command::RemoveRoom& wish) {
  if (const auto no = plan_clash(now, wish.based_on)) return *no;
  auto rooms = now.state.plan->rooms;
  if (rooms.size() == 1) return refuse(Rule::not_the_last_room, "room");
  const auto removed = find(rooms, wish.room);
  const auto people = removed->people;
  rooms.erase(removed);
  auto sizes = sizes_of_planned_rooms(now.state);
  sizes.erase(wish.room);
  for (const auto& seat : seats_elsewhere(now.state, people, std::move(sizes)))
    if (seat.room != main_room) find(rooms, seat.room)->people.push_back(seat.participant);
  return with_rooms(pins_follow(now, wish.room, {}), now, std::move(rooms));
}

Decision merge_in_plan(const Case& now, const std::vector<RoomId>& merged,
                       std::optional<Seq> based_on) {
  if (const auto no = plan_clash(now, based_on)) return *no;
  auto rooms = now.state.plan->rooms;
  const auto into = merged.front();
  std::vector<EventBody> pins;
  for (const auto id : merged) {
    const auto room = find(rooms, id);
    if (room == rooms.end()) return refuse(Rule::not_there, "rooms");
    if (id == into) continue;
    const auto people = room->people;
    rooms.erase(room);
    auto& all = find(rooms, into)->people;
    all.insert(all.end(), people.begin(), people.end());
    for (auto& pin : pins_follow(now, id, into))
      pins.push_back(std::move(pin));
  }
  return with_rooms(std::move(pins), now, std::move(rooms));
}

}  // namespace chats::core
