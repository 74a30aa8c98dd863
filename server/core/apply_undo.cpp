// What was undone is as it was. What people wrote meanwhile stays.
#include <algorithm>
#include <utility>

#include "server/core/apply.hpp"
#include "server/core/plan_facts.hpp"

namespace chats::core {

namespace {

// Everybody who is still in main goes back to where they were, and sees what they saw there.
void bring_back(SessionState& state, Seq seq, const RoomReturn& wish) {
  auto& room = state.rooms.at(wish.room);
  room.open = true;
  room.closed_by = 0;
  room.closing = wish.closing;
  room.closes_at = wish.closes_at;
  room.to_the_end.clear();
  auto found = state.closed_words.extract(wish.room);
  RoomWords words = found ? std::move(found.mapped()) : RoomWords{};
  room.messages = std::move(words.messages);
  room.window = words.window;
  room.said = std::move(words.said);
  for (const auto id : wish.people) {
    auto& person = state.participants.at(id);
    take_out(state, person);
    place(state, person, wish.room, seq);
    if (const auto seen = words.sees_after.find(id); seen != words.sees_after.end())
      person.sees_after = seen->second;
  }
}

// The current phase has not ended after all.
void go_on_with_phase(SessionState& state) {
  if (!state.agenda.phase) return;
  const auto times = state.phase_times.find(*state.agenda.phase);
  if (times != state.phase_times.end()) times->second.ended_at.reset();
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::ActionUndone& e) {
  forget_changes(state.undo, e, stamp.seq, stamp.at);
}

void apply_body(SessionState& state, Stamp, const event::SessionReopened& e) {
  state.lifecycle = Lifecycle::open;
  state.closes_at = {};
  state.agenda.next = e.next;
  state.agenda.next_by = e.next_by;
  go_on_with_phase(state);
}

void apply_body(SessionState& state, Stamp stamp, const event::PhaseReturned& e) {
  state.agenda = {e.phase, e.started_at, e.ends_at, e.paused_at, e.by, e.next, e.next_by};
  state.stage = e.stage;
  state.debrief_shown = e.debrief;
  state.debrief_turn = e.turn;
  state.phase_times.erase(e.undone);
  if (e.undone_began_at) state.phase_times[e.undone] = {*e.undone_began_at, e.undone_ended_at};
  go_on_with_phase(state);
  note_agenda_touch(state, stamp, e.by, Deed::undid_something);
}

void apply_body(SessionState& state, Stamp stamp, const event::PlanReturned& e) {
  state.plan.reset();
  if (e.method) {
    state.plan = Plan{*e.method, e.rooms, achievement_of(state, e.rooms)};
    note_assigned_rooms(state, *e.method, e.rooms);
  }
  remember_room_numbers(state, e.rooms);
  note_plan_touch(state, stamp, e.by, Deed::undid_something);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsUnopened& e) {
  for (const auto id : e.rooms) {
    auto& room = state.rooms.at(id);
    auto words = take_words(state, room);
    words.name = room.name;
    words.question = room.question;
    words.takeaways = std::move(room.takeaways);
    words.headline = std::move(room.headline);
    state.unopened_words[id] = std::move(words);
    for (const auto person : std::exchange(room.people, {}))
      place(state, state.participants.at(person), main_room, stamp.seq);
  }
  state.past_rooms.resize(state.past_rooms.size() -
                          std::min(state.past_rooms.size(), state.rooms_before.size()));
  state.rooms = std::exchange(state.rooms_before, {});
  state.debrief_order = std::exchange(state.order_before, {});
  state.debrief_turn = e.turn;
  state.round.reset();
  --state.rounds;
  if (state.assigned) state.assigned->used = state.assigned->used_before;
  state.debrief_shown = e.debrief;
  note_plan_touch(state, stamp, e.by, Deed::undid_something);
  note_agenda_touch(state, stamp, e.by, Deed::undid_something);
  settle_helps(state);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomsReturned& e) {
  if (!state.round) state.round = std::exchange(state.closed_round, {});
  for (const auto& each : e.rooms)
    bring_back(state, stamp.seq, each);
  note_agenda_touch(state, stamp, e.by, Deed::undid_something);
}

void apply_body(SessionState& state, Stamp, const event::BoardReturned& e) {
  state.board.phase = e.phase;
  state.board.shown = e.shown;
  state.board.prompts = e.prompts;
}

// They have left until they come back.
void apply_body(SessionState& state, Stamp, const event::ParticipantReadmitted& e) {
  auto& person = state.participants.at(e.participant);
  person.removed = false;
  person.banned = false;
  person.left = true;
  person.away = false;
}

}  // namespace chats::core
