// From a session to a plan and back: what is to be planned for whom, and a plan made to fit those
// who have come and gone since.
#pragma once

#include <string>
#include <vector>

#include "server/core/plan_task.hpp"
#include "server/core/state.hpp"

namespace chats::core {

struct PlanWish {
  const RoomsWish& rooms;
  const std::vector<std::string>& questions;
  std::uint64_t dice = 0;
  bool staff_in_rooms = false;
  std::optional<ParticipantId> by{};  // Goes into a room last: somebody has to steer.
};

// No rooms in it: there is nobody to place.
PlanTask plan_task(const SessionState& state, const PlanWish& wish);

// How many rooms a wish means for that many people: by count, or as many as keep every room at
// `size` or below. 0: nobody to place.
std::size_t rooms_for(const RoomsWish& wish, std::size_t people);

// Attendees who are here. `present`: those who are not away.
struct Attendees {
  std::vector<const Participant*> present, away;
  std::size_t all() const { return present.size() + away.size(); }
};
Attendees attendees_of(const SessionState& state);

// The breakouts of the current phase, or else of the next that has any. Null: none to come.
const phase::Breakouts* breakouts_now_or_next(const SessionState& state);
std::vector<std::string> questions_now_or_next(const SessionState& state);

// A plan may be older than who is here: those who left are dropped, newcomers go where the fewest
// attendees are and no pin stands against it (or stay in main, where the session says so).
void bring_up_to_date(const SessionState& state, PlanMethod method, std::vector<RoomPlan>& rooms);

}  // namespace chats::core
