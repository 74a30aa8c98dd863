#include "server/core/undo_memory.hpp"

#include <algorithm>

#include "server/core/match.hpp"
#include "server/core/state.hpp"

namespace chats::core {

namespace {

using Kind = Thing::Kind;

template <class WithPeople>
std::size_t people_in(const std::vector<WithPeople>& rooms) {
  std::size_t people = 0;
  for (const auto& each : rooms)
    people += each.people.size() + 1;
  return people;
}

std::size_t weight_of(const Change& change) {
  std::size_t weight = 1;
  for (const auto& each : change.inverse)
    weight += visit(match{
                        [](const event::PlanReturned& e) { return people_in(e.rooms); },
                        [](const event::RoomsReturned& e) { return people_in(e.rooms); },
                        [](const event::RoomsReopened& e) { return people_in(e.rooms); },
                        [](const event::CardsWithheld& e) { return e.cards.size(); },
                        [](const event::CardsGrouped& e) { return e.cards.size(); },
                        [](const auto&) { return std::size_t{1}; },
                    },
                    each);
  return weight;
}

void drop_oldest(UndoMemory& memory) {
  memory.weight -= weight_of(memory.changes.front());
  const auto gone = memory.changes.front().seq;
  memory.changes.pop_front();
  while (!memory.actions.empty() && memory.actions.front().first <= gone)
    memory.actions.pop_front();
}

// Everything that this request did, now that its last event is there.
void note_action(SessionState& state, const Event& event) {
  const auto& mark = *event.mark;
  const auto* actor = find_participant(state, mark.participant);
  if (!actor || !actor->is_staff()) return;
  StaffAction action{event.seq + 1 - mark.events, event.seq, event.at, mark.participant, {}};
  bool undoable = false;
  for (auto each = state.undo.changes.rbegin();
       each != state.undo.changes.rend() && each->seq >= action.first; ++each) {
    if (!each->by) each->by = action.by;
    undoable = undoable || !each->inverse.empty();
  }
  if (undoable) state.undo.actions.push_back(action);
}

// Where people are also depends on which rooms are open; so does each room.
bool overlap(const Thing& one, const Thing& other) {
  if (one == other) return true;
  const auto both = [&](Kind a, Kind b) {
    return (one.kind == a && other.kind == b) || (one.kind == b && other.kind == a);
  };
  return both(Kind::rooms, Kind::place) || both(Kind::rooms, Kind::room);
}

// Staff who only look in somewhere are in nobody's way.
bool overlap(const Change& one, const Change& other) {
  const bool visit = one.deed == Deed::visited_room || other.deed == Deed::visited_room;
  return std::ranges::any_of(one.things, [&](const Thing& mine) {
    return std::ranges::any_of(other.things, [&](const Thing& theirs) {
      return visit ? mine == theirs : overlap(mine, theirs);
    });
  });
}

}  // namespace

void remember_change(SessionState& state, const Event& event, std::optional<Change> change) {
  auto& memory = state.undo;
  if (change) {
    memory.weight += weight_of(*change);
    memory.changes.push_back(std::move(*change));
    const auto too_old = [&](const Change& each) {
      return each.at + 2 * limits::undo_within < event.at;
    };
    while (memory.weight > limits::undo_weight_max || too_old(memory.changes.front()))
      drop_oldest(memory);
  }
  if (event.mark) note_action(state, event);
  while (!memory.actions.empty() && memory.actions.front().at + 2 * limits::undo_within < event.at)
    memory.actions.pop_front();
}

void forget_changes(UndoMemory& memory, const event::ActionUndone& e, Seq seq, Instant at) {
  std::erase_if(memory.changes, [&](const Change& each) {
    const bool action = each.seq >= e.first && each.seq <= e.last;
    return action || each.seq + e.inverses >= seq;
  });
  memory.weight = 0;
  for (const auto& each : memory.changes)
    memory.weight += weight_of(each);
  for (auto& each : memory.actions)
    if (each.last == e.last) each.undone = {e.by, at};
}

const StaffAction* find_action(const UndoMemory& memory, Seq seq) {
  const auto found = std::ranges::find_if(memory.actions, [&](const StaffAction& each) {
    return each.first <= seq && seq <= each.last;
  });
  return found == memory.actions.end() ? nullptr : &*found;
}

const Change* later_change(const UndoMemory& memory, const StaffAction& action) {
  const auto is_of_action = [&](const Change& each) {
    return each.seq >= action.first && each.seq <= action.last;
  };
  for (auto later = memory.changes.rbegin();
       later != memory.changes.rend() && later->seq > action.last; ++later)
    for (const auto& each : memory.changes)
      if (is_of_action(each) && overlap(each, *later)) return &*later;
  return nullptr;
}

}  // namespace chats::core
