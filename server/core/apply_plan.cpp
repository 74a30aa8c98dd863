// What is planned: who would go where, and what must hold of every plan.
#include <algorithm>
#include <cassert>

#include "server/core/apply.hpp"
#include "server/core/plan_facts.hpp"
#include "server/core/plan_pins.hpp"

namespace chats::core {

void note_plan_touch(SessionState& state, Stamp stamp, std::optional<ParticipantId> by, Deed deed) {
  if (by) state.plan_touched[*by] = {stamp.seq, stamp.at, deed};
}

void remember_room_numbers(SessionState& state, const std::vector<RoomPlan>& rooms) {
  for (const auto& each : rooms)
    state.rooms_made = std::max(state.rooms_made, each.room.number);
}

void note_assigned_rooms(SessionState& state, PlanMethod method,
                         const std::vector<RoomPlan>& rooms) {
  if (!state.assigned) return;
  state.assigned->made_as.clear();
  if (method != PlanMethod::assigned) return;
  for (std::size_t i = 0; i < std::min(rooms.size(), state.assigned->rooms.size()); ++i)
    state.assigned->made_as.push_back(rooms[i].room);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsPlanned& e) {
  state.plan = Plan{e.method, e.rooms, achievement_of(state, e.rooms)};
  remember_room_numbers(state, e.rooms);
  note_assigned_rooms(state, e.method, e.rooms);
  note_plan_touch(state, stamp, e.by, Deed::planned_rooms);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsAssigned& e) {
  state.assigned.reset();
  if (!e.rooms.empty()) state.assigned = Assignments{e.rooms, {}, stamp.at, false};
}

void apply_body(SessionState& state, Stamp stamp, const event::PlanChanged& e) {
  assert(state.plan && "a plan is changed while there is one");
  for (auto& room : state.plan->rooms) {
    std::erase_if(room.people, [&](ParticipantId each) {
      return std::find(e.participants.begin(), e.participants.end(), each) != e.participants.end();
    });
    if (room.room != e.room) continue;
    room.people.insert(room.people.end(), e.participants.begin(), e.participants.end());
  }
  state.plan->achieved = achievement_of(state, state.plan->rooms);
  note_plan_touch(state, stamp, e.by, Deed::changed_plan);
}

void apply_body(SessionState& state, Stamp stamp, const event::PlanRoomsChanged& e) {
  assert(state.plan && "a plan's rooms change while there is one");
  state.plan->rooms = e.rooms;
  state.plan->achieved = achievement_of(state, e.rooms);
  remember_room_numbers(state, e.rooms);
  note_plan_touch(state, stamp, e.by, Deed::changed_plan);
}

void apply_body(SessionState& state, Stamp stamp, const event::PlanPinned& e) {
  state.pins = with_pin(std::move(state.pins), e.pin, e.on);
  if (state.plan) state.plan->achieved = achievement_of(state, state.plan->rooms);
  note_plan_touch(state, stamp, e.by, Deed::changed_pins);
}

}  // namespace chats::core
