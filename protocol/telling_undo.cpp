// Events that take back what staff did.
#include <algorithm>
#include <utility>

#include "protocol/enum_words.hpp"
#include "protocol/stage_text.hpp"
#include "protocol/telling_fields.hpp"

namespace chats::protocol {

namespace {

void write_next(const Told& told) {
  const auto& next = told.state.agenda.next;
  if (next) told.out.nested("next", [&] { write_next_phase(told.out, told.state, *next); });
}

// What the latest round noted, if that is shown, and which room the debrief is about.
void write_debrief(const Told& told) {
  if (told.state.debrief_shown) write_rooms_noted(told, "debrief");
  if (told.state.debrief_turn)
    told.out.object("debrief_now", [&] { write_debrief_turn_fields(told.out, told.state); });
}

// Staff hold it in any case.
void write_noted(const Told& told) {
  write_debrief(told);
  if (told.to_staff()) write_rooms_noted(told, "takeaways");
}

// As it is shown to whoever asks: their own reactions are marked.
const core::Message* shown_message(const Told& told, const core::event::MessageUnhidden& e) {
  return core::find_message(told.state, e.room, e.message);
}

}  // namespace

void write_fields(const Told& told, const core::event::ActionUndone& e) {
  told.out.field("action", e.last);
  told.out.field("first", e.first);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::SessionReopened& e) {
  write_next(told);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::PhaseReturned& e) {
  told.out.field("phase", told.state.definition->agenda.at(e.phase).id);
  told.out.field("started_at", e.started_at);
  told.out.field("ends_at", e.ends_at);
  told.out.field_if("paused_at", e.paused_at);
  write_next(told);
  told.out.field("stage", stage_text(e.stage));
  write_debrief(told);
  told.out.object("undone", [&] {
    told.out.field("phase", told.state.definition->agenda.at(e.undone).id);
    told.out.field_if("began_at", e.undone_began_at);
    told.out.field_if("ended_at", e.undone_ended_at);
  });
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::PlanReturned& e) {
  told.out.nested("plan", [&] {
    if (told.state.plan) {
      write_plan(told.out, *told.state.plan);
    } else {
      told.out.raw("null");
    }
  });
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::RoomsUnopened& e) {
  told.out.list("rooms", e.rooms, [&](core::RoomId room) { told.out.value(room); });
  write_noted(told);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::RoomsReturned& e) {
  write_round_field(told);
  told.out.list("rooms", e.rooms, [&](const core::RoomReturn& each) {
    write_room(told.out, told.state.rooms.at(each.room));
  });
  write_person_named(told.out, "by", told.state, e.by);
  if (!told.to_staff()) return;
  std::vector<core::Seat> seats;
  for (const core::RoomReturn& each : e.rooms)
    for (const core::ParticipantId id : each.people)
      seats.push_back({id, each.room});
  write_seats(told.out, seats);
}

void write_fields(const Told& told, const core::event::BoardReturned& e) {
  told.out.field("state", word(e.phase));
  if (e.phase != core::BoardPhase::none)
    told.out.nested("prompts", [&] { write_prompts(told.out, e.prompts); });
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::MessageUnhidden& e) {
  told.out.field("room", e.room);
  told.out.field("message", e.message);
  const core::Message* const message = shown_message(told, e);
  if (message == nullptr) return;
  const Reader reader{.id = told.telling.viewer.value_or(core::ParticipantId{}), .staff = false};
  told.out.nested("shown", [&] { write_message(told.out, told.state, *message, reader); });
}

void write_fields(const Told& told, const core::event::ParticipantReadmitted& e) {
  write_participant(told, e.participant);
  write_person_named(told.out, "by", told.state, e.by);
}

}  // namespace chats::protocol
