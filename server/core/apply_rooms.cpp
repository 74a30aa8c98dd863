// Rounds and rooms.
#include <algorithm>
#include <utility>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

void archive_rooms(SessionState& state) {
  for (const auto& [id, room] : state.rooms)
    state.past_rooms.push_back({state.rounds,
                                room.name,
                                room.question,
                                {room.ever_inside.begin(), room.ever_inside.end()},
                                room.takeaways,
                                room.headline});
  state.rooms_before = std::exchange(state.rooms, {});
  state.closed_words.clear();
}

// Rooms whose opening was undone open after all: what was said and noted there is there again.
void bring_words_back(SessionState& state, Room& room) {
  auto found = state.unopened_words.extract(room.id);
  if (!found) return;
  auto& words = found.mapped();
  room.messages = std::move(words.messages);
  room.window = words.window;
  room.said = std::move(words.said);
  room.takeaways = std::move(words.takeaways);
  room.headline = std::move(words.headline);
  for (const auto& [id, sees_after] : words.sees_after)
    if (room.people.contains(id)) state.participants.at(id).sees_after = sees_after;
}

// What was noted in rooms that do not open after all is kept with those of the past.
void archive_unopened(SessionState& state, const std::vector<RoomPlan>& opening) {
  std::erase_if(state.unopened_words, [&](auto& each) {
    auto& [id, words] = each;
    const auto opens = std::ranges::find(opening, id, &RoomPlan::room) != opening.end();
    if (!opens && !words.takeaways.empty())
      state.past_rooms.push_back({state.rounds,
                                  words.name,
                                  words.question,
                                  {},
                                  std::move(words.takeaways),
                                  std::move(words.headline)});
    return !opens;
  });
}

bool any_open(const SessionState& state) {
  return std::any_of(state.rooms.begin(), state.rooms.end(),
                     [](const auto& each) { return each.second.open; });
}

}  // namespace

void shut(Room& room, Seq seq) {
  room.open = false;
  room.closing = false;
  room.closed_by = seq;
  room.messages.clear();
  room.window = {};
  room.said = {};
}

void keep_next_phase_behind_rooms(SessionState& state) {
  if (state.agenda.next) state.agenda.next->at = round_closes_at(state);
}

void place(SessionState& state, Participant& person, RoomId room, Seq seq) {
  person.room = room;
  person.entered = seq;
  person.sees_after = seq;
  if (room == main_room) {
    state.main_people.insert(person.id);
    return;
  }
  auto& breakout = state.rooms.at(room);
  breakout.people.insert(person.id);
  breakout.ever_inside.insert(person.id);
}

RoomWords take_words(SessionState& state, Room& room) {
  RoomWords words;
  words.messages = std::exchange(room.messages, {});
  words.window = std::exchange(room.window, {});
  words.said = std::exchange(room.said, {});
  for (const auto id : room.people)
    words.sees_after.emplace(id, state.participants.at(id).sees_after);
  return words;
}

void take_out(SessionState& state, const Participant& person) {
  if (person.room == main_room)
    state.main_people.erase(person.id);
  else
    state.rooms.at(person.room).people.erase(person.id);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsOpened& e) {
  archive_unopened(state, e.rooms);
  archive_rooms(state);
  forget_restraints_of_breakouts(state);
  remember_room_numbers(state, e.rooms);
  note_plan_touch(state, stamp, e.by, Deed::opened_rooms);
  note_agenda_touch(state, stamp, e.by, Deed::opened_rooms);
  ++state.rounds;
  state.round = Round{state.rounds, e.method, e.grace, e.by, stamp.at};
  if (!state.plan) note_assigned_rooms(state, e.method, e.rooms);
  if (state.assigned) state.assigned->used_before = std::exchange(state.assigned->used, true);
  state.plan.reset();
  // Who sits with whom may be meant for every round; a room of this plan is not.
  std::erase_if(state.pins, [](const Pin& each) { return each.kind == PinKind::here; });
  state.debrief_shown = false;
  state.order_before = std::exchange(state.debrief_order, {});
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
    bring_words_back(state, room);
  }
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsExtended& e) {
  for (const auto& [id, closes_at] : e.rooms) {
    auto& room = state.rooms.at(id);
    room.closes_at = closes_at;
    room.closing = false;
  }
  state.agenda.next.reset();
  state.agenda.next_by.reset();
  note_agenda_touch(state, stamp, e.by, Deed::extended_rooms);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsClosing& e) {
  note_agenda_touch(state, stamp, e.by, Deed::closed_rooms);
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
    auto& words = state.closed_words[id] = take_words(state, room);
    words.kept_until = stamp.at + 2 * limits::undo_within;
    const auto inside = std::exchange(room.people, {});
    room.to_the_end.assign(inside.begin(), inside.end());
    for (const auto person : inside)
      place(state, state.participants.at(person), main_room, stamp.seq);
    shut(room, stamp.seq);
  }
  if (any_open(state))
    keep_next_phase_behind_rooms(state);
  else if (state.round)
    state.closed_round = std::exchange(state.round, {});
  note_agenda_touch(state, stamp, e.by, Deed::closed_rooms);
  settle_helps(state);
}

}  // namespace chats::core
