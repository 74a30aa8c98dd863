// The session's life, its agenda and its stage.
#include "server/core/apply.hpp"

namespace chats::core {

namespace {

void end_current_phase(SessionState& state, Instant at) {
  if (state.agenda.phase) state.phase_times[*state.agenda.phase].ended_at = at;
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::SessionCreated& e) {
  state.definition = e.definition;
  make_links(state, stamp.at);
  state.lifecycle = Lifecycle::scheduled;
  state.assumption_counts.assign(e.definition->assumptions.size(), 0);
}

void apply_body(SessionState& state, Stamp stamp, const event::SessionOpened& e) {
  state.lifecycle = Lifecycle::open;
  state.opened_at = stamp.at;
  state.opened_by = e.by;
}

void apply_body(SessionState& state, Stamp stamp, const event::SessionClosing& e) {
  state.lifecycle = Lifecycle::closing;
  state.closes_at = e.closes_at;
  end_current_phase(state, stamp.at);
  state.agenda.next.reset();
  state.agenda.next_by.reset();
}

void apply_body(SessionState& state, Stamp stamp, const event::SessionClosed&) {
  state.lifecycle = Lifecycle::closed;
  state.closed_at = stamp.at;
}

void apply_body(SessionState& state, Stamp, const event::SessionLocked&) {
  state.locked = true;
}

void apply_body(SessionState& state, Stamp, const event::SessionUnlocked&) {
  state.locked = false;
}

void note_agenda_touch(SessionState& state, Stamp stamp, std::optional<ParticipantId> by,
                       Deed deed) {
  if (by) state.agenda_touched[*by] = {stamp.seq, stamp.at, deed};
}

void apply_body(SessionState& state, Stamp stamp, const event::PhaseStarted& e) {
  end_current_phase(state, stamp.at);
  state.phase_times.try_emplace(e.phase, PhaseTimes{stamp.at, {}}).first->second.ended_at.reset();
  state.debrief_turn.reset();
  state.agenda = {};
  state.agenda.phase = e.phase;
  state.agenda.started_at = stamp.at;
  state.agenda.ends_at = e.ends_at;
  state.agenda.by = e.by;
  state.stage = {};
  const auto& phase = state.definition->agenda[e.phase];
  const bool debrief = std::holds_alternative<phase::Debrief>(phase.content);
  if (debrief && !state.rooms.empty()) state.debrief_shown = true;
  note_agenda_touch(state, stamp, e.by, Deed::changed_step);
}

void apply_body(SessionState& state, Stamp stamp, const event::PhaseExtended& e) {
  state.agenda.ends_at = e.ends_at;
  note_agenda_touch(state, stamp, e.by, Deed::changed_time);
}

void apply_body(SessionState& state, Stamp stamp, const event::PhasePaused& e) {
  state.agenda.paused_at = stamp.at;
  note_agenda_touch(state, stamp, e.by, Deed::paused_agenda);
}

void apply_body(SessionState& state, Stamp stamp, const event::PhaseResumed& e) {
  const auto paused = stamp.at - *state.agenda.paused_at;
  state.agenda.paused_at.reset();
  state.agenda.ends_at = e.ends_at;
  for (const auto& [room, closes_at] : e.rooms)
    state.rooms.at(room).closes_at = closes_at;
  if (state.agenda.next) state.agenda.next->at += paused;
  if (state.debrief_turn) state.debrief_turn->until += paused;
  note_agenda_touch(state, stamp, e.by, Deed::resumed_agenda);
}

void apply_body(SessionState& state, Stamp, const event::PhasePlanned& e) {
  if (e.length == state.definition->agenda[e.phase].length)
    state.replanned.erase(e.phase);
  else
    state.replanned[e.phase] = e.length;
}

void apply_body(SessionState& state, Stamp, const event::StageShown& e) {
  state.stage = e.stage;
}

}  // namespace chats::core
