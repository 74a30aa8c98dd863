// What becomes of the rooms of the latest round: open again, one more, one less, two in one.
#include <algorithm>
#include <cassert>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

void move(SessionState& state, ParticipantId id, RoomId to, Seq seq) {
  auto& person = state.participants.at(id);
  take_out(state, person);
  place(state, person, to, seq);
}

// It is no more: its words are gone, its points are shown as long as there are any.
void take_away(Room& room, Seq seq) {
  shut(room, seq);
  room.removed = true;
  room.to_the_end.clear();
}

void hand_over_points(Room& from, Room& to) {
  std::move(from.takeaways.begin(), from.takeaways.end(), std::back_inserter(to.takeaways));
  from.takeaways.clear();
  std::sort(to.takeaways.begin(), to.takeaways.end(),
            [](const Takeaway& a, const Takeaway& b) { return a.id < b.id; });
  if (!to.headline) to.headline = std::move(from.headline);
  from.headline.reset();
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::RoomsReopened& e) {
  state.debrief_turn.reset();
  if (!state.round) state.round = Round{state.rounds, e.method, e.grace, e.by, stamp.at};
  for (const auto& wish : e.rooms) {
    auto& room = state.rooms.at(wish.room);
    room.open = true;
    room.removed = false;
    room.closed_by = 0;
    state.closed_words.erase(room.id);  // What was said before the closing stays gone.
    room.closes_at = e.closes_at;
    room.to_the_end.clear();
    for (const auto person : wish.people)
      move(state, person, wish.room, stamp.seq);
  }
  note_agenda_touch(state, stamp, e.by, Deed::reopened_rooms);
}

void apply_body(SessionState& state, Stamp, const event::RoomAdded& e) {
  auto& room = state.rooms[e.room];
  room.id = e.room;
  room.name = e.label.name;
  room.question = e.label.question;
  room.open = true;
  room.closes_at = e.closes_at;
  state.rooms_made = std::max(state.rooms_made, e.room.number);
}

void apply_body(SessionState& state, Stamp, const event::RoomChanged& e) {
  auto& room = state.rooms.at(e.room);
  room.name = e.label.name;
  room.question = e.label.question;
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomRemoved& e) {
  for (const auto& seat : e.seats)
    move(state, seat.participant, seat.room, stamp.seq);
  auto& room = state.rooms.at(e.room);
  assert(room.people.empty() && "everybody in a room that is removed has another seat");
  take_away(room, stamp.seq);
  keep_next_phase_behind_rooms(state);
  settle_helps(state);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsMerged& e) {
  auto& into = state.rooms.at(e.into);
  for (const auto& merged : e.merged) {
    for (const auto person : merged.people)
      move(state, person, e.into, stamp.seq);
    auto& room = state.rooms.at(merged.room);
    assert(room.people.empty() && "everybody in a room that is merged comes along");
    hand_over_points(room, into);
    take_away(room, stamp.seq);
    // Who was to go there by the list of before the session goes along.
    if (state.assigned)
      std::replace(state.assigned->made_as.begin(), state.assigned->made_as.end(), room.id, e.into);
  }
  if (e.closes_at > into.closes_at) into.closing = false;
  into.closes_at = e.closes_at;
  keep_next_phase_behind_rooms(state);
  settle_helps(state);
}

}  // namespace chats::core
