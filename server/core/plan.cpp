#include "server/core/plan.hpp"

#include <algorithm>

#include "server/core/plan_dealing.hpp"
#include "server/core/plan_taste.hpp"

namespace chats::core {

namespace {

using Kind = PinConflict::Kind;

// People pinned to a room that is not among the task's.
std::optional<PinConflict> gone_room(const PlanTask& task) {
  PinConflict found{Kind::room_is_gone, {}, {}, task.rooms.size()};
  for (const auto& pin : task.pins) {
    if (pin.kind != PinKind::here) continue;
    const bool there = std::any_of(task.rooms.begin(), task.rooms.end(),
                                   [&](const RoomPlan& each) { return each.room == *pin.room; });
    if (there) continue;
    found.room = pin.room;
    found.people.push_back(pin.people.front());
  }
  if (found.people.empty()) return {};
  return found;
}

// What no seats can keep in as many rooms of that size.
std::optional<PinConflict> misfit(const PlanTable& table, const PinnedPeople& pinned) {
  for (const auto& set : pinned.apart)
    if (set.size() > table.rooms())
      return PinConflict{Kind::too_many_apart, set, {}, table.rooms()};
  if (has_groups(table.task().method)) return {};
  std::uint32_t largest = 0;
  for (std::uint32_t room = 0; room < table.rooms(); ++room)
    largest = std::max(largest, table.places(room));
  for (const auto& unit : table.units()) {
    if (unit.weight <= largest) continue;
    PinConflict found{Kind::group_too_large, {}, {}, largest};
    for (const auto person : unit.people)
      found.people.push_back(table.task().people[person].id);
    return found;
  }
  return {};
}

std::optional<PinConflict> unparted(const PlanTable& table, const PinnedPeople& pinned) {
  if (table.quarrels() == 0) return {};
  const auto room_of = [&](ParticipantId id) {
    for (std::uint32_t room = 0; room < table.rooms(); ++room)
      for (const auto person : table.people_in(room))
        if (table.task().people[person].id == id) return room;
    return PlanTable::nowhere;
  };
  for (const auto& set : pinned.apart)
    for (std::size_t i = 0; i < set.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (room_of(set[i]) == room_of(set[j]))
          return PinConflict{Kind::cannot_be_parted, {set[j], set[i]}};
  return {};
}

// Seats all units, or says which pins stand against it.
std::optional<PinConflict> seat(PlanTable& table, const PinnedPeople& pinned) {
  if (auto found = misfit(table, pinned)) return found;
  if (has_groups(table.task().method)) {
    deal_again(table);
  } else {
    if (auto found = deal(table, table.task().dice)) return found;
    improve(table, table.task().dice);
  }
  return unparted(table, pinned);
}

void write_down(const PlanTable& table, std::vector<RoomPlan>& rooms) {
  for (std::uint32_t room = 0; room < table.rooms(); ++room)
    for (const auto person : table.people_in(room))
      rooms[room].people.push_back(table.task().people[person].id);
}

void seat_the_away(const PlanTask& task, const PlanTable& table, std::vector<RoomPlan>& rooms) {
  for (std::uint32_t i = 0; i < task.people.size(); ++i) {
    if (table.unit_of(i) != PlanTable::nowhere) continue;
    const auto smallest = std::min_element(
        rooms.begin(), rooms.end(),
        [](const RoomPlan& a, const RoomPlan& b) { return a.people.size() < b.people.size(); });
    smallest->people.push_back(task.people[i].id);
  }
}

// Staff sit where a pin has them; asked for, one of the others goes into each room without any.
void seat_staff(const PlanTask& task, bool keep_pins, std::vector<RoomPlan>& rooms) {
  std::vector<ParticipantId> free = task.staff;
  std::vector<bool> has_one(rooms.size(), false);
  for (const auto& pin : task.pins) {
    if (!keep_pins || pin.kind != PinKind::here || std::erase(free, pin.people.front()) == 0)
      continue;
    const auto room = std::find_if(rooms.begin(), rooms.end(),
                                   [&](const RoomPlan& each) { return each.room == *pin.room; });
    room->people.push_back(pin.people.front());
    has_one[static_cast<std::size_t>(room - rooms.begin())] = true;
  }
  if (!task.staff_in_rooms) return;
  auto next = free.begin();
  for (std::size_t i = 0; i < rooms.size() && next != free.end(); ++i)
    if (!has_one[i]) rooms[i].people.push_back(*next++);
}

// A plan with these pins, or with none of them and why.
PlanOutcome plan_with(const PlanTask& task, const PinnedPeople& pinned) {
  PlanOutcome outcome{task.rooms, {}};
  PlanTable table(task, pinned);
  outcome.conflict = seat(table, pinned);
  if (outcome.conflict) return outcome;
  write_down(table, outcome.rooms);
  seat_the_away(task, table, outcome.rooms);
  for (auto& room : outcome.rooms)
    std::sort(room.people.begin(), room.people.end());
  return outcome;
}

std::optional<PinConflict> plain_conflict(const PlanTask& task, const PinnedPeople& pinned) {
  if (auto found = gone_room(task)) return found;
  return contradiction(pinned);
}

}  // namespace

PlanOutcome make_plan(const PlanTask& task) {
  if (task.rooms.empty() || task.method == PlanMethod::self) return {task.rooms, {}};
  std::vector<ParticipantId> ids;
  for (const auto& person : task.people)
    ids.push_back(person.id);
  const auto there = [&](ParticipantId id) {
    return std::binary_search(ids.begin(), ids.end(), id);
  };
  const auto pinned = pinned_people(task.pins, there);
  auto outcome = PlanOutcome{{}, plain_conflict(task, pinned)};
  if (!outcome.conflict) outcome = plan_with(task, pinned);
  if (outcome.conflict) outcome.rooms = plan_with(task, {}).rooms;
  seat_staff(task, !outcome.conflict, outcome.rooms);
  return outcome;
}

}  // namespace chats::core
