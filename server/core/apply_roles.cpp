// Who steers: roles given by people rather than by links, and who would stand in.
#include <algorithm>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

// Whoever is one of the staff now does not read who flagged them.
void note_flags_about_staff(SessionState& state, const Participant& person) {
  for (auto& [id, flag] : state.flags)
    if (flag.about == person.id && person.is_staff()) flag.names_nobody = true;
}

}  // namespace

void note_who_steers(SessionState& state, Instant silent_since) {
  const bool somebody = std::ranges::any_of(state.staff, [&](ParticipantId id) {
    const auto& person = state.participants.at(id);
    return person.role == Role::facilitator && !person.away;
  });
  if (somebody) {
    state.no_facilitator_since.reset();
    state.offered.clear();
  } else if (!state.no_facilitator_since) {
    state.no_facilitator_since = silent_since;
  }
}

void apply_body(SessionState& state, Stamp stamp, const event::RoleGranted& e) {
  auto& person = state.participants.at(e.participant);
  const bool was_staff = person.is_staff();
  person.role = e.role;
  person.role_granted = stamp.seq;
  person.was_staff = person.was_staff || person.is_staff();
  if (person.is_here() && was_staff != person.is_staff()) {
    if (person.is_staff()) {
      state.staff.insert(person.id);
      --state.attendees_here;
    } else {
      state.staff.erase(person.id);
      ++state.attendees_here;
    }
  }
  if (state.deputy == person.id && e.role == Role::facilitator) state.deputy.reset();
  note_flags_about_staff(state, person);
  note_who_steers(state, stamp.at);
}

void apply_body(SessionState& state, Stamp, const event::DeputyNamed& e) {
  state.deputy = e.deputy;
}

void apply_body(SessionState& state, Stamp, const event::FacilitatorOffered& e) {
  state.offered = e.participants;
}

}  // namespace chats::core
