// Rounds and rooms.
#include <algorithm>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

void archive_rooms(SessionState& state) {
  for (auto& [id, room] : state.rooms)
    state.past_rooms.push_back({state.rounds,
                                room.name,
                                room.question,
                                {room.ever_inside.begin(), room.ever_inside.end()},
                                std::move(room.takeaways),
                                std::move(room.headline)});
  state.rooms.clear();
}

}  // namespace

void place(SessionState& state, Participant& person, RoomId room, Seq seq) {
  person.room = room;
  person.entered = seq;
  if (room == main_room) {
    state.main_people.insert(person.id);
    return;
  }
  auto& breakout = state.rooms.at(room);
  breakout.people.insert(person.id);
  breakout.ever_inside.insert(person.id);
}

void take_out(SessionState& state, const Participant& person) {
  if (person.room == main_room)
    state.main_people.erase(person.id);
  else
    state.rooms.at(person.room).people.erase(person.id);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsOpened& e) {
  archive_rooms(state);
  remember_room_numbers(state, e.rooms);
  note_plan_touch(state, stamp, e.by);
  ++state.rounds;
  state.round = Round{state.rounds, e.method, e.grace, e.by, stamp.at};
  if (!state.plan) note_assigned_rooms(state, e.method, e.rooms);
  if (state.assigned) state.assigned->used = true;
  state.plan.reset();
  // Who sits with whom may be meant for every round; a room of this plan is not.
  std::erase_if(state.pins, [](const Pin& each) { return each.kind == PinKind::here; });
  state.debrief_shown = false;
  state.debrief_order.clear();
  state.debrief_turn.reset();
  for (const auto& wish : e.rooms) {
    auto& room = state.rooms[wish.room];
    room.id = wish.room;
    room.name = wish.name;
    room.question = wish.question;
    room.open = true;
    room.closes_at = e.closes_at;
    for (const auto person : wish.people) {
      auto& inside = state.participants.at(person);
      take_out(state, inside);
      place(state, inside, wish.room, stamp.seq);
    }
  }
  note_act(state, stamp, e.by, "rooms.opened");
}

void apply_body(SessionState& state, Stamp, const event::RoomsExtended& e) {
  for (const auto& [id, closes_at] : e.rooms) {
    auto& room = state.rooms.at(id);
    room.closes_at = closes_at;
    room.closing = false;
  }
  state.agenda.next.reset();
  state.agenda.next_by.reset();
}

void apply_body(SessionState& state, Stamp, const event::RoomsClosing& e) {
  for (const auto id : e.rooms) {
    auto& room = state.rooms.at(id);
    room.closing = true;
    room.closes_at = e.closes_at;
  }
  if (!e.next) return;
  state.agenda.next = e.next;
  state.agenda.next_by = e.by;
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsClosed& e) {
  for (const auto id : e.rooms) {
    auto& room = state.rooms.at(id);
    const auto inside = std::move(room.people);
    room.people.clear();
    room.to_the_end.assign(inside.begin(), inside.end());
    for (const auto person : inside)
      place(state, state.participants.at(person), main_room, stamp.seq);
    room.open = false;
    room.closing = false;
    room.messages.clear();
    room.window = {};
    room.said.clear();
  }
  const bool any_open = std::any_of(state.rooms.begin(), state.rooms.end(),
                                    [](const auto& each) { return each.second.open; });
  if (!any_open) state.round.reset();
}

}  // namespace chats::core
