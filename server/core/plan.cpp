#include "server/core/plan.hpp"

#include <algorithm>
#include <map>

#include "server/core/shuffle.hpp"

namespace chats::core {

namespace {

std::vector<RoomPlan> empty_rooms(const PlanWish& wish) {
  std::vector<RoomPlan> rooms;
  for (std::size_t i = 0; i < wish.rooms; ++i) {
    RoomPlan room;
    room.room = RoomId{wish.first_room + i};
    room.name = "Breakout " + std::to_string(i + 1);
    if (!wish.questions.empty()) room.question = wish.questions[i % wish.questions.size()];
    rooms.push_back(std::move(room));
  }
  return rooms;
}

// What a method spreads evenly: people with the same answer should not sit together.
std::optional<std::uint16_t> trait(const Participant& person, PlanMethod method) {
  switch (method) {
    case PlanMethod::balanced:
      return person.profile.position;
    case PlanMethod::mixed_affiliation:
      return person.profile.affiliation;
    case PlanMethod::random:
    case PlanMethod::self:
      return {};
  }
  return {};
}

// Shuffled, then group after group of the same trait: dealt out in turn, every room gets its even
// share of each group. Larger groups first, so that remainders of small ones spread.
std::vector<const Participant*> in_dealing_order(std::vector<const Participant*> people,
                                                 const PlanWish& wish) {
  Dice dice{wish.dice};
  shuffle(people, dice);
  std::map<std::optional<std::uint16_t>, std::size_t> sizes;
  for (const auto* person : people)
    ++sizes[trait(*person, wish.method)];
  const auto before = [&](const Participant* a, const Participant* b) {
    const auto x = trait(*a, wish.method), y = trait(*b, wish.method);
    if (sizes[x] != sizes[y]) return sizes[x] > sizes[y];
    return x < y;
  };
  std::stable_sort(people.begin(), people.end(), before);
  return people;
}

}  // namespace

std::size_t rooms_for(const RoomsWish& wish, std::size_t people) {
  if (people == 0) return 0;
  if (wish.count > 0) return std::min<std::size_t>({wish.count, people, limits::rooms_max});
  return std::min((people + wish.size - 1) / wish.size, limits::rooms_max);
}

Attendees attendees_of(const SessionState& state) {
  Attendees all;
  for (const auto& [id, person] : state.participants) {
    if (person.is_staff() || !person.is_here()) continue;
    (person.away ? all.away : all.present).push_back(&person);
  }
  return all;
}

void add_to_smallest(std::vector<RoomPlan>& rooms, const std::vector<const Participant*>& people) {
  for (const auto* person : people) {
    const auto smallest = std::min_element(
        rooms.begin(), rooms.end(),
        [](const RoomPlan& a, const RoomPlan& b) { return a.people.size() < b.people.size(); });
    smallest->people.push_back(person->id);
  }
}

std::vector<RoomPlan> make_plan(const Attendees& attendees, const PlanWish& wish) {
  auto rooms = empty_rooms(wish);
  if (rooms.empty() || wish.method == PlanMethod::self) return rooms;
  std::size_t next = 0;
  for (const auto* person : in_dealing_order(attendees.present, wish))
    rooms[next++ % rooms.size()].people.push_back(person->id);
  add_to_smallest(rooms, attendees.away);
  return rooms;
}

}  // namespace chats::core
