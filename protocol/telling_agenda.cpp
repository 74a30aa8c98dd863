// Events about the session itself, its agenda and its stage.
#include "protocol/stage_text.hpp"
#include "protocol/telling_fields.hpp"

namespace chats::protocol {

namespace {

const std::string& phase_id(const core::SessionState& state, std::uint16_t index) {
  return state.definition->agenda.at(index).id;
}

void write_current_phase(const Told& told) {
  const core::Phase* const phase = core::current_phase(told.state);
  if (phase != nullptr) told.out.field("phase", phase->id);
}

}  // namespace

void write_rooms_noted(const Told& told, std::string_view name) {
  told.out.list(name, core::rooms_to_debrief(told.state),
                [&](const core::Room* room) { write_noted_room(told.out, told.state, *room); });
}

void write_fields(const Told& told, const core::event::SessionOpened&) {
  told.out.field_if("opened_at", told.state.opened_at);
}

void write_fields(const Told& told, const core::event::SessionClosing& e) {
  told.out.field("closes_at", e.closes_at);
}

void write_fields(const Told&, const core::event::SessionLocked&) {}

void write_fields(const Told&, const core::event::SessionUnlocked&) {}

// Once a debrief has shown what the rooms noted, everybody gets it with the phase.
void write_fields(const Told& told, const core::event::PhaseStarted& e) {
  told.out.field("phase", phase_id(told.state, e.phase));
  told.out.field("started_at", told.event.at);
  told.out.field("ends_at", e.ends_at);
  if (told.state.debrief_shown) write_rooms_noted(told, "debrief");
}

void write_fields(const Told& told, const core::event::PhasePlanned& e) {
  told.out.field("phase", phase_id(told.state, e.phase));
  told.out.field("minutes", e.length.count());
  const auto& defined = told.state.definition->agenda.at(e.phase);
  if (defined.length != e.length) told.out.field("first_minutes", defined.length.count());
}

void write_fields(const Told& told, const core::event::PhaseExtended& e) {
  write_current_phase(told);
  told.out.field("ends_at", e.ends_at);
}

void write_fields(const Told& told, const core::event::PhasePaused&) {
  write_current_phase(told);
  told.out.field("paused_at", told.event.at);
}

// A pause moves every deadline that waits: the rooms', the round's, that of the next phase, and
// that of the room which the debrief is about.
void write_fields(const Told& told, const core::event::PhaseResumed& e) {
  write_current_phase(told);
  told.out.field("ends_at", e.ends_at);
  if (told.state.debrief_turn) told.out.field("debrief_until", told.state.debrief_turn->until);
  if (e.rooms.empty()) return;
  told.out.list("rooms", e.rooms, [&](const core::RoomDeadline& deadline) {
    told.out.object([&] {
      told.out.field("room", deadline.room);
      told.out.field("closes_at", deadline.closes_at);
    });
  });
  told.out.nested("round", [&] { write_round(told.out, told.state); });
  const auto& next = told.state.agenda.next;
  if (next) told.out.nested("next", [&] { write_next_phase(told.out, told.state, *next); });
}

void write_fields(const Told& told, const core::event::StageShown& e) {
  told.out.field("show", stage_text(e.stage));
}

}  // namespace chats::protocol
