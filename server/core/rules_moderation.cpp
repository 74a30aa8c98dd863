// Keeping people safe: mute, remove, hide. Staff act on roles below their own; facilitators also
// on staff, never on the last facilitator.
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// The person, if the actor may act on them at all: to lift something, or as long as they are not
// the last who can steer.
Result<const Participant*, Rejection> anyone_below(const Case& now, ParticipantId id) {
  const auto* person = find_participant(now.state, id);
  const bool is_gone = !person || person->removed || person->erased || person->waiting;
  if (is_gone) return refuse(Rule::not_there, "participant");
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

struct Reached {
  RoomId room;
  const Message* message = nullptr;
};
// A message where the actor is, or one that somebody flagged: it can be hidden from outside.
Reached message_in_reach(const Case& now, MessageId id) {
  const Reached here{now.actor->room, find_visible_message(now.state, *now.actor, id)};
  if (here.message) return here;
  for (const auto& [flag_id, flag] : now.state.flags)
    if (flag.room && flag.target == FlagTarget{id})
      return {*flag.room, find_message(now.state, *flag.room, id)};
  return here;
}

// One that is hidden is shown again from anywhere: the flag by which it was hidden may have been
// answered since, and whoever asks is told nothing of it.
Reached hidden_message(const Case& now, MessageId id) {
  const auto hidden_in = [&](RoomId room) -> Reached {
    const auto* message = find_message(now.state, room, id);
    return message && message->hidden ? Reached{room, message} : Reached{};
  };
  if (const auto reached = hidden_in(main_room); reached.message) return reached;
  for (const auto& [room, held] : now.state.rooms)
    if (const auto reached = hidden_in(room); reached.message) return reached;
  return {};
}

Rejection refuse_hidden(const Case& now, ParticipantId by) {
  return {.rule = Rule::hidden_already, .by = by, .own = by == now.who()};
}

}  // namespace

bool is_above(const Case& now, std::optional<ParticipantId> author_id) {
  const auto* author = author_id ? find_participant(now.state, *author_id) : nullptr;
  return now.actor->role == Role::facilitator || !author || !author->is_staff() ||
         author->id == now.who();
}

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
  const auto [room, message] = message_in_reach(now, wish.message);
  if (!message || message->deleted) return refuse(Rule::not_there, "message");
  if (message->hidden) return refuse_hidden(now, message->hidden_by);
  if (!is_above(now, message->from)) return refuse(Rule::not_on_equals, "message");
  return events(event::MessageHidden{room, wish.message, wish.reason, now.who()});
}

Decision rule(const Case& now, const command::UnhideMessage& wish) {
  const auto near = message_in_reach(now, wish.message);
  const auto [room, message] = near.message ? near : hidden_message(now, wish.message);
  if (!message || message->deleted) return refuse(Rule::not_there, "message");
  if (!message->hidden) return nothing_new();
  if (!is_above(now, message->from)) return refuse(Rule::not_on_equals, "message");
  return events(event::MessageUnhidden{room, wish.message, now.who()});
}

// Staff see all cards.
Decision rule(const Case& now, const command::HideCard& wish) {
  const auto* card = find_visible_card(now.state, *now.actor, wish.card);
  if (!card) return refuse(Rule::not_there, "card");
  if (card->hidden) return refuse_hidden(now, card->hidden_by);
  if (!is_above(now, card->from)) return refuse(Rule::not_on_equals, "card");
  return events(event::CardHidden{wish.card, wish.reason, now.who()});
}

Decision rule(const Case& now, const command::UnhideCard& wish) {
  const auto* card = find_visible_card(now.state, *now.actor, wish.card);
  if (!card) return refuse(Rule::not_there, "card");
  if (!card->hidden) return nothing_new();
  if (!is_above(now, card->from)) return refuse(Rule::not_on_equals, "card");
  return events(event::CardUnhidden{wish.card, now.who()});
}

}  // namespace chats::core
