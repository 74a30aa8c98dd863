#include "server/core/plan_facts.hpp"

#include <algorithm>
#include <set>

#include "server/core/been_in.hpp"
#include "server/core/plan_pins.hpp"

namespace chats::core {

namespace {

using People = std::vector<const Participant*>;

LeastAndMost least_and_most(const std::vector<std::size_t>& numbers) {
  if (numbers.empty()) return {};
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  return {*least, *most};
}

// How many different answers there are in a room. Who gave none adds none.
template <class Trait>
std::optional<LeastAndMost> variety(const std::vector<People>& rooms, Trait trait) {
  std::vector<std::size_t> numbers;
  for (const auto& people : rooms) {
    std::set<std::uint16_t> different;
    for (const auto* person : people)
      if (const auto value = trait(*person)) different.insert(*value);
    if (!people.empty()) numbers.push_back(different.size());
  }
  if (numbers.empty()) return {};
  return least_and_most(numbers);
}

std::size_t pairs_that_met(const SessionState& state, const std::vector<People>& rooms) {
  const auto before = been_in(state);
  if (before.empty()) return 0;
  static const BeenIn nowhere;
  std::size_t pairs = 0;
  for (const auto& people : rooms) {
    std::vector<const BeenIn*> lists;
    for (const auto* person : people) {
      const auto found = before.find(person->id);
      lists.push_back(found == before.end() ? &nowhere : &found->second);
    }
    for (std::size_t i = 0; i < lists.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (times_met(*lists[i], *lists[j]) > 0) ++pairs;
  }
  return pairs;
}

}  // namespace

Achievement achievement_of(const SessionState& state, const std::vector<RoomPlan>& rooms) {
  Achievement achieved;
  std::vector<People> attendees(rooms.size());
  std::vector<std::size_t> sizes;
  std::map<ParticipantId, RoomId> seats;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    bool has_staff = false;
    for (const auto id : rooms[i].people) {
      const auto& person = state.participants.at(id);
      seats[id] = rooms[i].room;
      if (person.is_staff())
        has_staff = true;
      else
        attendees[i].push_back(&person);
    }
    if (!has_staff) achieved.without_staff.push_back(rooms[i].room);
    sizes.push_back(attendees[i].size());
  }
  achieved.sizes = least_and_most(sizes);
  if (!state.definition->positions.empty())
    achieved.positions = variety(attendees, [](const auto& p) { return p.profile.position; });
  if (!state.definition->affiliations.empty())
    achieved.affiliations = variety(attendees, [](const auto& p) { return p.profile.affiliation; });
  achieved.met_before = pairs_that_met(state, attendees);
  achieved.pins_broken = broken_pins(state.pins, seats);
  return achieved;
}

}  // namespace chats::core
