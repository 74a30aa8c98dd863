#include "server/core/plan_table.hpp"

#include <algorithm>
#include <numeric>

namespace chats::core {

namespace {

std::uint32_t index_in(const PlanTask& task, ParticipantId id) {
  const auto found = std::lower_bound(
      task.people.begin(), task.people.end(), id,
      [](const PlanPerson& person, ParticipantId wanted) { return person.id < wanted; });
  return static_cast<std::uint32_t>(found - task.people.begin());
}

std::optional<std::uint32_t> room_in(const PlanTask& task, RoomId id) {
  for (std::uint32_t i = 0; i < task.rooms.size(); ++i)
    if (task.rooms[i].room == id) return i;
  return {};
}

bool among(const std::vector<std::uint32_t>& units, std::uint32_t unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

// Order says nothing in a room, so the last may take the place of the one that goes.
void remove(std::vector<std::uint32_t>& all, std::uint32_t one) {
  *std::find(all.begin(), all.end(), one) = all.back();
  all.pop_back();
}

}  // namespace

PlanTable::PlanTable(const PlanTask& task, const PinnedPeople& pinned) : task_(task) {
  unit_of_.assign(task.people.size(), nowhere);
  add_units(pinned);
  add_foes(pinned);
  room_of_.assign(units_.size(), nowhere);
  inside_.resize(task.rooms.size());
  people_.resize(task.rooms.size());
  taken_.assign(task.rooms.size(), 0);
  share_places();
}

void PlanTable::add_units(const PinnedPeople& pinned) {
  const auto add = [&](const std::vector<ParticipantId>& people) {
    PlanUnit unit;
    for (const auto id : people) {
      const auto person = index_in(task_, id);
      unit_of_[person] = static_cast<std::uint32_t>(units_.size());
      unit.people.push_back(person);
      if (!task_.people[person].away) ++unit.weight;
      if (const auto place = pinned.places.find(id); place != pinned.places.end())
        unit.fixed = room_in(task_, place->second);
    }
    units_.push_back(std::move(unit));
  };
  for (const auto& group : pinned.groups)
    add(group);
  std::vector<ParticipantId> kept_apart;
  for (const auto& set : pinned.apart)
    kept_apart.insert(kept_apart.end(), set.begin(), set.end());
  std::sort(kept_apart.begin(), kept_apart.end());
  for (std::uint32_t i = 0; i < task_.people.size(); ++i) {
    const auto& person = task_.people[i];
    const bool counts = !person.away || pinned.places.contains(person.id) ||
                        std::binary_search(kept_apart.begin(), kept_apart.end(), person.id);
    if (unit_of_[i] == nowhere && counts) add({person.id});
  }
}

void PlanTable::add_foes(const PinnedPeople& pinned) {
  for (const auto& set : pinned.apart)
    for (const auto one : set)
      for (const auto other : set) {
        const auto a = unit_of_[index_in(task_, one)], b = unit_of_[index_in(task_, other)];
        if (a != b && !among(units_[a].foes, b)) units_[a].foes.push_back(b);
      }
}

// As even as can be; where there is one place more to give, rooms that pins fill come first.
void PlanTable::share_places() {
  std::vector<std::uint32_t> wanted(task_.rooms.size(), 0), order(task_.rooms.size());
  std::uint32_t all = 0;
  for (const auto& unit : units_) {
    all += unit.weight;
    if (unit.fixed) wanted[*unit.fixed] += unit.weight;
  }
  const auto rooms = static_cast<std::uint32_t>(task_.rooms.size());
  places_.assign(rooms, all / rooms);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return wanted[a] > wanted[b]; });
  for (std::uint32_t i = 0; i < all % rooms; ++i)
    ++places_[order[i]];
}

void PlanTable::sit(std::uint32_t unit, std::uint32_t room) {
  const auto& sitting = units_[unit];
  room_of_[unit] = room;
  inside_[room].push_back(unit);
  people_[room].insert(people_[room].end(), sitting.people.begin(), sitting.people.end());
  taken_[room] += sitting.weight;
}

void PlanTable::rise(std::uint32_t unit) {
  const auto room = room_of_[unit];
  remove(inside_[room], unit);
  for (const auto person : units_[unit].people)
    remove(people_[room], person);
  taken_[room] -= units_[unit].weight;
  room_of_[unit] = nowhere;
}

void PlanTable::make(const Exchange& exchange) {
  for (const auto unit : exchange.from_a) {
    rise(unit);
    sit(unit, exchange.b);
  }
  for (const auto unit : exchange.from_b) {
    rise(unit);
    sit(unit, exchange.a);
  }
}

bool PlanTable::has_foe_in(std::uint32_t unit, std::uint32_t room) const {
  const auto& foes = units_[unit].foes;
  return std::any_of(foes.begin(), foes.end(),
                     [&](std::uint32_t foe) { return room_of_[foe] == room; });
}

std::int64_t PlanTable::quarrels() const {
  std::int64_t twice = 0;
  for (std::uint32_t unit = 0; unit < units_.size(); ++unit)
    for (const auto foe : units_[unit].foes)
      if (room_of_[unit] != nowhere && room_of_[foe] == room_of_[unit]) ++twice;
  return twice / 2;
}

// Pairs within the group that moves stay what they were, and are not counted.
std::int64_t PlanTable::quarrels_of(std::uint32_t unit, std::uint32_t from, std::uint32_t to,
                                    const Exchange& exchange) const {
  std::int64_t change = 0;
  for (const auto foe : units_[unit].foes) {
    if (among(exchange.from_a, foe) || among(exchange.from_b, foe)) continue;
    if (room_of_[foe] == to) ++change;
    if (room_of_[foe] == from) --change;
  }
  return change;
}

std::int64_t PlanTable::quarrels_after(const Exchange& exchange) const {
  std::int64_t change = 0;
  for (const auto unit : exchange.from_a)
    change += quarrels_of(unit, exchange.a, exchange.b, exchange);
  for (const auto unit : exchange.from_b)
    change += quarrels_of(unit, exchange.b, exchange.a, exchange);
  return change;
}

}  // namespace chats::core
