// Who steers. Roles come from links; a facilitator may give others, and when no facilitator is left
// the server offers the role, so that a session is never without anybody who can steer it.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

bool is_present(const SessionState& state, ParticipantId id) {
  const auto* person = find_participant(state, id);
  return person && person->is_here() && !person->away;
}

}  // namespace

bool is_last_facilitator(const SessionState& state, const Participant& person) {
  const auto steers = [&](ParticipantId id) {
    return state.participants.at(id).role == Role::facilitator;
  };
  return person.role == Role::facilitator && person.is_here() &&
         std::ranges::count_if(state.staff, steers) <= 1;
}

// The deputy if there is one who is present, else the moderators who are.
std::vector<ParticipantId> stand_ins(const SessionState& state) {
  if (state.deputy && is_present(state, *state.deputy)) return {*state.deputy};
  std::vector<ParticipantId> all;
  for (const auto id : state.staff)
    if (state.participants.at(id).role == Role::moderator && is_present(state, id))
      all.push_back(id);
  return all;
}

std::optional<Instant> offer_due(const SessionState& state) {
  if (state.lifecycle != Lifecycle::open || !state.no_facilitator_since) return {};
  const auto present = [&](ParticipantId id) { return is_present(state, id); };
  if (std::ranges::any_of(state.offered, present) || stand_ins(state).empty()) return {};
  return *state.no_facilitator_since + limits::facilitator_missed_after;
}

std::vector<EventBody> grant_role(const SessionState& state, const event::RoleGranted& granted) {
  std::vector<EventBody> all;
  if (granted.role == Role::attendee) all = release_claims(state, granted.participant);
  all.emplace_back(granted);
  return all;
}

Decision rule(const Case& now, const command::GrantRole& wish) {
  const auto* person = find_participant(now.state, wish.participant);
  if (!person || !person->is_here()) return refuse(Rule::not_there, "participant");
  if (person->role == wish.role) return nothing_new();
  if (is_last_facilitator(now.state, *person))
    return refuse(Rule::not_the_last_facilitator, "participant");
  return grant_role(now.state, {wish.participant, wish.role, now.who()});
}

Decision rule(const Case& now, const command::OfferFacilitator& wish) {
  if (wish.participant == now.state.deputy) return nothing_new();
  if (wish.participant) {
    const auto* person = find_participant(now.state, *wish.participant);
    if (!person || !person->is_here()) return refuse(Rule::not_there, "participant");
    if (person->role == Role::facilitator) return refuse(Rule::field_is_wrong, "participant");
  }
  return events(event::DeputyNamed{wish.participant, now.state.deputy, now.who()});
}

// Of several who were offered the role the first has it, and the others are told who that is.
Decision rule(const Case& now, const command::AcceptFacilitator&) {
  if (now.actor->role == Role::facilitator) return nothing_new();
  const auto& state = now.state;
  if (std::ranges::find(state.offered, now.who()) != state.offered.end())
    return events(event::RoleGranted{now.who(), Role::facilitator, {}});
  Rejection no = refuse(Rule::not_offered);
  for (const auto id : state.staff)
    if (state.participants.at(id).role == Role::facilitator && !state.participants.at(id).away)
      no.by = id;
  return no;
}

}  // namespace chats::core
