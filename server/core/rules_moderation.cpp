// Keeping people safe: mute, remove, hide. Staff act on roles below their own; facilitators also
// on staff, never on the last facilitator.
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// The person, if the actor may act on them at all: to lift something, or as long as they are not
// the last who can steer.
Result<const Participant*, Rejection> anyone_below(const Case& now, ParticipantId id) {
  const auto* person = find_participant(now.state, id);
  if (!person || person->removed || person->erased) return refuse(Rule::not_there, "participant");
  const bool above = now.actor->role == Role::facilitator || !person->is_staff();
  if (!above) return refuse(Rule::not_on_equals, "participant");
  return person;
}

Result<const Participant*, Rejection> subject(const Case& now, ParticipantId id) {
  const auto person = anyone_below(now, id);
  if (!person) return person;
  if (is_last_facilitator(now.state, **person))
    return refuse(Rule::not_the_last_facilitator, "participant");
  return person;
}

}  // namespace

Decision rule(const Case& now, const command::MuteParticipant& wish) {
  const auto person = subject(now, wish.participant);
  if (!person) return person.error();
  std::optional<Instant> until;
  if (wish.length) until = now.at + *wish.length;
  return events(event::ParticipantMuted{wish.participant, until, wish.reason, now.who()});
}

Decision rule(const Case& now, const command::UnmuteParticipant& wish) {
  const auto person = anyone_below(now, wish.participant);
  if (!person) return person.error();
  if (!(*person)->muted) return nothing_new();
  return events(event::ParticipantUnmuted{wish.participant, now.who()});
}

Decision rule(const Case& now, const command::RemoveParticipant& wish) {
  const auto person = subject(now, wish.participant);
  if (!person) return person.error();
  auto all = release_claims(now.state, wish.participant);
  all.emplace_back(event::ParticipantRemoved{wish.participant, (*person)->room, wish.ban,
                                             wish.reason, now.who()});
  return all;
}

Decision rule(const Case& now, const command::HideMessage& wish) {
  const auto* message = find_visible_message(now.state, *now.actor, wish.message);
  if (!message || message->deleted) return refuse(Rule::not_there, "message");
  if (message->hidden) return refuse(Rule::done_already);
  const auto* author = find_participant(now.state, message->from);
  const bool above = now.actor->role == Role::facilitator || !author || !author->is_staff() ||
                     message->from == now.who();
  if (!above) return refuse(Rule::not_on_equals, "message");
  return events(event::MessageHidden{now.actor->room, wish.message, wish.reason, now.who()});
}

}  // namespace chats::core
