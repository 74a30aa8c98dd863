// Who waits at the door, where a session has a lobby: let in or sent away by staff, who never wait
// themselves.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// Those of them who still wait, each once; somebody else of the staff may have been quicker.
Result<std::vector<const Participant*>, Rejection> waiting(
    const Case& now, const std::vector<ParticipantId>& participants) {
  std::vector<const Participant*> people;
  for (const auto id : participants) {
    const auto* person = find_participant(now.state, id);
    if (!person) return refuse(Rule::not_there, "participants");
    const bool named = std::ranges::find(people, person) != people.end();
    if (person->waiting && !named) people.push_back(person);
  }
  return people;
}

}  // namespace

Decision rule(const Case& now, const command::AdmitParticipants& wish) {
  const auto& state = now.state;
  const auto people = waiting(now, wish.participants);
  if (!people) return people.error();
  if (state.attendees_here + people->size() > places_for_attendees(state))
    return refuse(Rule::session_is_full);
  auto sizes = sizes_of_open_rooms(state);
  std::vector<EventBody> all;
  for (const auto* person : *people) {
    const auto room = place_for_late_comer(state, person->role, person->profile, sizes);
    if (const auto size = sizes.find(room); size != sizes.end()) ++size->second;
    all.emplace_back(event::ParticipantAdmitted{person->id, room, now.who()});
  }
  return all;
}

Decision rule(const Case& now, const command::RefuseParticipants& wish) {
  const auto people = waiting(now, wish.participants);
  if (!people) return people.error();
  std::vector<EventBody> all;
  for (const auto* person : *people)
    all.emplace_back(event::ParticipantRefused{person->id, now.who()});
  return all;
}

}  // namespace chats::core
