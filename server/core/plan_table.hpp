// The table at which a plan is worked out: people and rooms as numbers. People who are pinned
// together are one unit; a unit has a room, and rooms have places that are never exceeded once all
// sit. Only make_plan's own files know it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "server/core/plan_pins.hpp"
#include "server/core/plan_task.hpp"

namespace chats::core {

struct PlanUnit {
  std::vector<std::uint32_t> people;     // Indexes into the task's.
  std::uint32_t weight = 0;              // How many of them take a place: those who are not away.
  std::optional<std::uint32_t> fixed{};  // The room they are pinned to.
  std::vector<std::uint32_t> foes{};     // Units that may not be in the same room.
};

// Units that leave room `a` for `b`, and as many places' worth that come the other way.
struct Exchange {
  std::uint32_t a = 0, b = 0;
  std::vector<std::uint32_t> from_a, from_b;
};

class PlanTable {
 public:
  static constexpr std::uint32_t nowhere = ~std::uint32_t{0};

  // Nobody sits yet. Who is away is a unit only where a pin speaks of them.
  PlanTable(const PlanTask& task, const PinnedPeople& pinned);

  const PlanTask& task() const { return task_; }
  const std::vector<PlanUnit>& units() const { return units_; }
  std::uint32_t rooms() const { return static_cast<std::uint32_t>(places_.size()); }
  std::uint32_t places(std::uint32_t room) const { return places_[room]; }
  std::uint32_t free(std::uint32_t room) const {
    return taken_[room] < places_[room] ? places_[room] - taken_[room] : 0;
  }
  std::uint32_t room_of(std::uint32_t unit) const { return room_of_[unit]; }
  std::uint32_t unit_of(std::uint32_t person) const { return unit_of_[person]; }
  const std::vector<std::uint32_t>& units_in(std::uint32_t room) const { return inside_[room]; }
  const std::vector<std::uint32_t>& people_in(std::uint32_t room) const { return people_[room]; }

  void sit(std::uint32_t unit, std::uint32_t room);
  void rise(std::uint32_t unit);
  void make(const Exchange& exchange);
  bool has_foe_in(std::uint32_t unit, std::uint32_t room) const;
  // Pairs of foes in one room.
  std::int64_t quarrels() const;
  // By how many an exchange would change them.
  std::int64_t quarrels_after(const Exchange& exchange) const;

 private:
  void add_units(const PinnedPeople& pinned);
  void add_foes(const PinnedPeople& pinned);
  void share_places();
  std::int64_t quarrels_of(std::uint32_t unit, std::uint32_t from, std::uint32_t to,
                           const Exchange& exchange) const;

  const PlanTask& task_;
  std::vector<PlanUnit> units_;
  std::vector<std::uint32_t> unit_of_;  // nowhere: seated afterwards.
  std::vector<std::uint32_t> places_, taken_;
  std::vector<std::uint32_t> room_of_;
  std::vector<std::vector<std::uint32_t>> inside_, people_;
};

}  // namespace chats::core
