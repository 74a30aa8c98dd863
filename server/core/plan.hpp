// Who goes into which room: pure, the same dice give the same plan. Sizes of those present differ
// by at most one; those who are away are added afterwards, to the smallest rooms.
#pragma once

#include <string>
#include <vector>

#include "server/core/definition.hpp"
#include "server/core/event.hpp"
#include "server/core/state.hpp"

namespace chats::core {

struct PlanWish {
  PlanMethod method = PlanMethod::random;
  std::size_t rooms = 1;
  std::uint64_t first_room = 1;  // The number of the first room's id.
  std::vector<std::string> questions{};
  std::uint64_t dice = 0;
};

// How many rooms a wish means for that many people: by count, or as many as keep every room at
// `size` or below. 0: nobody to place.
std::size_t rooms_for(const RoomsWish& wish, std::size_t people);

// Attendees who are here. `present`: those who are not away.
struct Attendees {
  std::vector<const Participant*> present, away;
};
Attendees attendees_of(const SessionState& state);

std::vector<RoomPlan> make_plan(const Attendees& attendees, const PlanWish& wish);

// Adds people to the rooms that have the fewest; on a tie the first of them.
void add_to_smallest(std::vector<RoomPlan>& rooms, const std::vector<const Participant*>& people);

}  // namespace chats::core
