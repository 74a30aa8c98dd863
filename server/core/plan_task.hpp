// All that a plan is computed from, copied out of the state: a plan can then be made on another
// thread while the session goes on. Equal tasks give equal plans, so a plan that was made for an
// older state still holds if the task of the newer one is the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/core/event.hpp"
#include "server/core/pin_conflict.hpp"

namespace chats::core {

// An attendee who is here. What the method does not ask for is left out, or a change of it would
// make the plan another.
struct PlanPerson {
  ParticipantId id;
  bool away = false;
  std::optional<std::uint16_t> position{}, affiliation{};
  std::vector<std::uint32_t> been_in{};  // Rooms of this session, counted over all rounds. Sorted.
  std::optional<std::uint32_t> group{};  // Of a method with groups: an index into the task's rooms.
  friend bool operator==(const PlanPerson&, const PlanPerson&) = default;
};

// Groups that were made before sit together, whatever their size.
constexpr bool has_groups(PlanMethod method) {
  return method == PlanMethod::same_again || method == PlanMethod::assigned;
}

struct PlanTask {
  PlanMethod method = PlanMethod::random;
  std::vector<RoomPlan> rooms;         // With nobody in them.
  std::vector<PlanPerson> people;      // By id.
  std::vector<ParticipantId> staff{};  // Here; who goes first comes first.
  bool staff_in_rooms = false;         // One of them into each room, as far as they go.
  std::vector<Pin> pins{};
  std::uint64_t dice = 0;
  friend bool operator==(const PlanTask&, const PlanTask&) = default;
};

struct PlanOutcome {
  std::vector<RoomPlan> rooms;
  std::optional<PinConflict> conflict{};  // Then `rooms` is a plan that keeps no pins.
};

// A plan with what it was made for.
struct PreparedPlan {
  PlanTask task;
  PlanOutcome outcome;
};

}  // namespace chats::core
