// People to be planned for: some with a position and an affiliation, some without, some away.
#pragma once

#include <algorithm>
#include <vector>

#include "server/core/been_in.hpp"
#include "server/core/plan_task.hpp"
#include "server/core/shuffle.hpp"

namespace chats::core {

struct Crowd {
  std::size_t present = 1, away = 0;
  std::size_t rooms = 0;  // 0: as many as the seed says.
  std::uint64_t seed = 1;
};

// Their ids are 1, 2, …, and so are the rooms'; those who are away come last.
inline PlanTask task_for(const Crowd& crowd) {
  Dice dice{crowd.seed};
  PlanTask task;
  task.dice = crowd.seed;
  for (std::size_t i = 0; i < crowd.present + crowd.away; ++i) {
    PlanPerson person{{i + 1}, i >= crowd.present};
    if (dice.roll(5) != 0) person.position = static_cast<std::uint16_t>(dice.roll(3));
    if (dice.roll(5) != 0) person.affiliation = static_cast<std::uint16_t>(dice.roll(4));
    task.people.push_back(std::move(person));
  }
  const auto rooms = crowd.rooms > 0 ? crowd.rooms : 1 + dice.roll(crowd.present);
  for (std::size_t i = 0; i < rooms; ++i)
    task.rooms.push_back({RoomId{i + 1}, "Breakout " + std::to_string(i + 1), "", {}});
  return task;
}

inline PlanPerson& person_in(PlanTask& task, ParticipantId id) {
  return task.people[id.number - 1];
}
inline const PlanPerson& person_in(const PlanTask& task, ParticipantId id) {
  return task.people[id.number - 1];
}

inline std::size_t pairs_that_met(const PlanTask& task, const std::vector<RoomPlan>& rooms) {
  std::size_t pairs = 0;
  for (const auto& room : rooms)
    for (const auto one : room.people)
      for (const auto other : room.people)
        if (one < other &&
            times_met(person_in(task, one).been_in, person_in(task, other).been_in) > 0)
          ++pairs;
  return pairs;
}

// A round with these rooms is over.
inline void let_meet(PlanTask& task, const std::vector<RoomPlan>& rooms) {
  std::uint32_t room_number = 0;
  for (const auto& person : task.people)
    for (const auto before : person.been_in)
      room_number = std::max(room_number, before + 1);
  for (const auto& room : rooms) {
    for (const auto id : room.people)
      person_in(task, id).been_in.push_back(room_number);
    ++room_number;
  }
}

}  // namespace chats::core
