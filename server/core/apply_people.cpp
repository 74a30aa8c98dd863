// Who is here, what they are called, what they agree to.
#include <algorithm>
#include <cassert>
#include <utility>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

Participant& participant(SessionState& state, ParticipantId id) {
  const auto found = state.participants.find(id);
  assert(found != state.participants.end() && "events name participants that joined before");
  return found->second;
}

// Leaves the rooms and lists of those who are here.
void goes_out(SessionState& state, Participant& person) {
  take_out(state, person);
  person.room = main_room;
  person.hand.reset();
  if (person.is_staff())
    state.staff.erase(person.id);
  else
    --state.attendees_here;
}

void comes_in(SessionState& state, Participant& person, RoomId room, Seq seq) {
  if (person.is_staff())
    state.staff.insert(person.id);
  else
    ++state.attendees_here;
  place(state, person, room, seq);
}

Participant& newcomer(SessionState& state, Stamp stamp, const Digest& key, const Profile& profile) {
  Participant person;
  person.id = ParticipantId{stamp.seq};
  person.profile = profile;
  person.joined_at = stamp.at;
  person.listed = state.participants.size() < limits::roster_shown;
  state.by_key.emplace(key, person.id);
  state.by_name.emplace(profile.folded, person.id);
  return state.participants.emplace(person.id, std::move(person)).first->second;
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantJoined& e) {
  auto& joined = newcomer(state, stamp, e.key, e.profile);
  joined.role = e.role;
  joined.was_staff = joined.is_staff();
  use_link(state, joined);
  comes_in(state, joined, e.room, stamp.seq);
  note_who_steers(state, stamp.at);
}

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantWaits& e) {
  auto& person = newcomer(state, stamp, e.key, e.profile);
  person.waiting = true;
  state.waiting.insert(person.id);
  use_link(state, person);
}

void apply_body(SessionState& state, Stamp stamp, const event::WaitingChanged& e) {
  auto& person = participant(state, e.participant);
  person.away = !e.here;
  person.away_at = e.here ? Instant{} : stamp.at;
}

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantAdmitted& e) {
  auto& person = participant(state, e.participant);
  person.waiting = false;
  state.waiting.erase(person.id);
  comes_in(state, person, e.room, stamp.seq);
}

void apply_body(SessionState& state, Stamp, const event::ParticipantRefused& e) {
  auto& person = participant(state, e.participant);
  person.waiting = false;
  person.away = false;
  person.removed = true;
  person.banned = true;
  state.waiting.erase(person.id);
}

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantLeft& e) {
  auto& person = participant(state, e.participant);
  goes_out(state, person);
  person.left = true;
  person.away = false;
  person.away_at = {};
  settle_helps(state);
  note_who_steers(state, stamp.at);
}

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantAway& e) {
  auto& person = participant(state, e.participant);
  person.away = true;
  person.away_at = stamp.at;
  note_who_steers(state, stamp.at - limits::away_after);
}

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantBack& e) {
  auto& person = participant(state, e.participant);
  person.away = false;
  person.away_at = {};
  const bool was_out = person.left || person.removed;
  person.left = person.removed = false;
  if (was_out) comes_in(state, person, e.room, stamp.seq);
  note_who_steers(state, stamp.at);
}

void apply_body(SessionState& state, Stamp, const event::ParticipantUpdated& e) {
  auto& person = participant(state, e.participant);
  // A quote goes with the name that it carries.
  for (auto& [key, survey] : state.surveys)
    if (survey.may_quote == MayQuote::named && survey.quoted_name == person.profile.name)
      survey.quoted_name = e.profile.name;
  if (person.profile.folded != e.profile.folded) {
    state.by_name.erase(person.profile.folded);
    state.by_name.emplace(e.profile.folded, person.id);
  }
  person.profile = e.profile;
}

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantMoved& e) {
  auto& person = participant(state, e.participant);
  take_out(state, person);
  place(state, person, e.to, stamp.seq);
  if (e.sees_after) person.sees_after = *e.sees_after;
}

void apply_body(SessionState& state, Stamp, const event::ParticipantMuted& e) {
  participant(state, e.participant).muted = Mute{e.until, e.reason, e.by};
}

void apply_body(SessionState& state, Stamp, const event::ParticipantUnmuted& e) {
  participant(state, e.participant).muted.reset();
}

void apply_body(SessionState& state, Stamp stamp, const event::ParticipantRemoved& e) {
  auto& person = participant(state, e.participant);
  if (person.is_here()) goes_out(state, person);
  person.removed = true;
  person.removed_by = stamp.seq;
  person.banned = e.ban;
  if (state.deputy == e.participant) state.deputy.reset();
  note_who_steers(state, stamp.at);
  settle_helps(state);
}

void apply_body(SessionState& state, Stamp, const event::AssumptionAccepted& e) {
  auto& accepted = participant(state, e.participant).accepted;
  const auto place = std::lower_bound(accepted.begin(), accepted.end(), e.index);
  const bool had = place != accepted.end() && *place == e.index;
  if (had == e.on) return;
  if (e.on)
    accepted.insert(place, e.index);
  else
    accepted.erase(place);
  auto& count = state.assumption_counts[e.index];
  count = e.on ? count + 1 : count - 1;
}

void apply_body(SessionState& state, Stamp stamp, const event::HandRaised& e) {
  participant(state, e.participant).hand = stamp.at;
}

void apply_body(SessionState& state, Stamp, const event::HandLowered& e) {
  participant(state, e.participant).hand.reset();
}

}  // namespace chats::core
