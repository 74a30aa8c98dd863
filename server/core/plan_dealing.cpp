#include "server/core/plan_dealing.hpp"

#include <algorithm>
#include <map>

#include "server/core/shuffle.hpp"

namespace chats::core {

namespace {

using Kind = PinConflict::Kind;
using Units = std::vector<std::uint32_t>;

constexpr int packings_max = 64;  // Ways to seat the groups that are tried before we give up.

std::vector<ParticipantId> ids_of(const PlanTable& table, std::uint32_t unit) {
  std::vector<ParticipantId> ids;
  for (const auto person : table.units()[unit].people)
    ids.push_back(table.task().people[person].id);
  return ids;
}

// What a method deals out in turn: people with the same answer should not sit together.
std::optional<std::uint16_t> trait(const PlanTable& table, std::uint32_t unit) {
  const auto& person = table.task().people[table.units()[unit].people.front()];
  const bool by_position = table.task().method == PlanMethod::balanced;
  return by_position ? person.position : person.affiliation;
}

std::map<std::optional<std::uint16_t>, Units> by_trait(const PlanTable& table, const Units& units) {
  std::map<std::optional<std::uint16_t>, Units> kinds;
  for (const auto unit : units)
    kinds[trait(table, unit)].push_back(unit);
  return kinds;
}

// Group after group of the same trait: dealt out in turn, every room gets its even share of each.
// Larger groups first, so that remainders of small ones spread.
void order_by_trait(const PlanTable& table, Units& units) {
  std::vector<Units> kinds;
  for (auto& [kind, people] : by_trait(table, units))
    kinds.push_back(std::move(people));
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const Units& a, const Units& b) { return a.size() > b.size(); });
  units.clear();
  for (const auto& people : kinds)
    units.insert(units.end(), people.begin(), people.end());
}

void deal_in_turn(PlanTable& table, const Units& units) {
  std::uint32_t room = 0;
  for (const auto unit : units) {
    while (table.free(room) == 0)
      room = (room + 1) % table.rooms();
    table.sit(unit, room);
    room = (room + 1) % table.rooms();
  }
}

// The room with the most free places; or, where some hold all of `wanted`, the fullest of those.
std::uint32_t best_fit(const PlanTable& table, std::size_t wanted) {
  std::uint32_t best = 0;
  for (std::uint32_t room = 1; room < table.rooms(); ++room) {
    const auto now = table.free(best), other = table.free(room);
    const bool better = now >= wanted ? other >= wanted && other < now : other > now;
    if (better) best = room;
  }
  return best;
}

// The same affiliation side by side: the largest group that is left fills the room it fits best.
void deal_by_affiliation(PlanTable& table, const Units& units) {
  auto kinds = by_trait(table, units);
  const auto without = std::exchange(kinds[std::nullopt], {});
  while (true) {
    const auto largest = std::max_element(
        kinds.begin(), kinds.end(),
        [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    auto& people = largest->second;
    if (people.empty()) break;
    const auto room = best_fit(table, people.size());
    while (table.free(room) > 0 && !people.empty()) {
      table.sit(people.back(), room);
      people.pop_back();
    }
  }
  deal_in_turn(table, without);
}

void deal_singles(PlanTable& table, Units units) {
  switch (table.task().method) {
    case PlanMethod::balanced:
    case PlanMethod::mixed_affiliation:
      order_by_trait(table, units);
      return deal_in_turn(table, units);
    case PlanMethod::by_affiliation:
      return deal_by_affiliation(table, units);
    case PlanMethod::random:
    case PlanMethod::self:
    case PlanMethod::same_again:
    case PlanMethod::assigned:
    case PlanMethod::fresh_faces:
      return deal_in_turn(table, units);
  }
}

// The room with the most free places, at least `weight`; one without foes if there is any.
std::optional<std::uint32_t> roomiest(const PlanTable& table, std::uint32_t unit) {
  const auto weight = table.units()[unit].weight;
  std::optional<std::uint32_t> best;
  bool best_is_calm = false;
  for (std::uint32_t room = 0; room < table.rooms(); ++room) {
    if (table.free(room) < weight) continue;
    const bool calm = !table.has_foe_in(unit, room);
    const bool better = !best || (calm && !best_is_calm) ||
                        (calm == best_is_calm && table.free(room) > table.free(*best));
    if (!better) continue;
    best = room;
    best_is_calm = calm;
  }
  return best;
}

// Any room with enough places, the dice say which.
std::optional<std::uint32_t> any_room(const PlanTable& table, std::uint32_t unit, Dice& dice) {
  Units rooms;
  for (std::uint32_t room = 0; room < table.rooms(); ++room)
    if (table.free(room) >= table.units()[unit].weight) rooms.push_back(room);
  if (rooms.empty()) return {};
  return rooms[dice.roll(rooms.size())];
}

// Large groups first, in ever other ways. False: none of them found a place for all.
bool seat_groups(PlanTable& table, Units groups, Dice& dice) {
  for (int packing = 0; packing < packings_max; ++packing) {
    shuffle(groups, dice);
    std::stable_sort(groups.begin(), groups.end(), [&](std::uint32_t a, std::uint32_t b) {
      return table.units()[a].weight > table.units()[b].weight;
    });
    Units seated;
    for (const auto group : groups) {
      const auto room = packing % 2 == 0 ? roomiest(table, group) : any_room(table, group, dice);
      if (!room) break;
      table.sit(group, *room);
      seated.push_back(group);
    }
    if (seated.size() == groups.size()) return true;
    for (const auto group : seated)
      table.rise(group);
  }
  return false;
}

std::optional<PinConflict> too_many_in(const PlanTable& table, std::uint32_t room) {
  PinConflict found{Kind::room_is_full, {}, table.task().rooms[room].room, table.places(room)};
  std::size_t weight = 0;
  for (std::uint32_t unit = 0; unit < table.units().size(); ++unit) {
    if (table.units()[unit].fixed != room) continue;
    weight += table.units()[unit].weight;
    for (const auto id : ids_of(table, unit))
      found.people.push_back(id);
  }
  if (weight <= table.places(room)) return {};
  return found;
}

}  // namespace

std::optional<PinConflict> deal(PlanTable& table, std::uint64_t seed) {
  Dice dice{seed};
  Units fixed, groups, careful, others;
  for (std::uint32_t unit = 0; unit < table.units().size(); ++unit) {
    const auto& each = table.units()[unit];
    auto& list = each.fixed                                                         ? fixed
                 : each.weight > 1                                                  ? groups
                 : !each.foes.empty() || each.weight == 0 || each.people.size() > 1 ? careful
                                                                                    : others;
    list.push_back(unit);
  }
  for (std::uint32_t room = 0; room < table.rooms(); ++room)
    if (auto conflict = too_many_in(table, room)) return conflict;
  for (const auto unit : fixed)
    table.sit(unit, *table.units()[unit].fixed);
  if (!seat_groups(table, groups, dice)) {
    PinConflict conflict{Kind::groups_do_not_fit, {}, {}, 0};
    for (const auto group : groups)
      for (const auto id : ids_of(table, group))
        conflict.people.push_back(id);
    return conflict;
  }
  shuffle(careful, dice);
  for (const auto unit : careful)
    table.sit(unit, *roomiest(table, unit));
  shuffle(others, dice);
  deal_singles(table, std::move(others));
  return {};
}

void deal_again(PlanTable& table) {
  const auto fewest = [&](std::uint32_t unit) {
    std::uint32_t best = 0;
    for (std::uint32_t room = 1; room < table.rooms(); ++room) {
      const bool calm = !table.has_foe_in(unit, room), best_calm = !table.has_foe_in(unit, best);
      const bool fewer = table.people_in(room).size() < table.people_in(best).size();
      if (calm != best_calm ? calm : fewer) best = room;
    }
    return best;
  };
  Units late;
  for (std::uint32_t unit = 0; unit < table.units().size(); ++unit) {
    const auto& each = table.units()[unit];
    std::optional<std::uint32_t> room = each.fixed;
    for (const auto person : each.people)
      if (!room) room = table.task().people[person].group;
    if (room && !table.has_foe_in(unit, *room))
      table.sit(unit, *room);
    else
      late.push_back(unit);
  }
  for (const auto unit : late)
    table.sit(unit, table.units()[unit].fixed.value_or(fewest(unit)));
}

}  // namespace chats::core
