// Asking for help, and the queue of those who asked: claimed by one of the staff, answered,
// resolved. That nobody claims a request for too long is no event: it follows from its age.
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

Result<const HelpRequest*, Rejection> asked(const Case& now, HelpId id) {
  const auto found = now.state.helps.find(id);
  if (found == now.state.helps.end()) return refuse(Rule::not_there, "help");
  return &found->second;
}

event::HelpResolved resolved(const HelpRequest& help, ParticipantId by) {
  event::HelpResolved told{help.id, help.from, by};
  if (is_seen_by_room(help)) told.room = help.room;
  return told;
}

Rejection refuse_claimed(const HelpClaim& claim) {
  return Rejection{.rule = Rule::help_is_claimed, .by = claim.by, .at = claim.at};
}

}  // namespace

Decision rule(const Case& now, const command::RequestHelp& wish) {
  if (now.actor->help) return refuse_done(now.who(), now.state.helps.at(*now.actor->help).at);
  const auto kept = wish.kind == HelpKind::unsafe ? 0 : limits::helps_kept_for_unsafe;
  if (now.state.helps.size() >= limits::helps_max - kept)
    return refuse_too_many("kind", limits::helps_max);
  return events(event::HelpRequested{now.who(), now.actor->room, wish.kind, wish.text});
}

Decision rule(const Case& now, const command::CancelHelp&) {
  if (!now.actor->help) return nothing_new();
  return events(resolved(now.state.helps.at(*now.actor->help), now.who()));
}

Decision rule(const Case& now, const command::ClaimHelp& wish) {
  const auto help = asked(now, wish.help);
  if (!help) return help.error();
  const auto& claim = (*help)->claim;
  if (claim && claim->by != now.who()) return refuse_claimed(*claim);
  if (claim.has_value() == wish.on) return nothing_new();
  if (wish.on) return events(event::HelpClaimed{wish.help, now.who()});
  return events(event::HelpReleased{wish.help, now.who()});
}

// Whoever answers first looks after it from then on. Others may add a word.
Decision rule(const Case& now, const command::AnswerHelp& wish) {
  const auto help = asked(now, wish.help);
  if (!help) return help.error();
  event::HelpAnswered answered{wish.help, now.who(), wish.text};
  if ((*help)->claim) return events(std::move(answered));
  return events(event::HelpClaimed{wish.help, now.who()}, std::move(answered));
}

Decision rule(const Case& now, const command::ResolveHelp& wish) {
  const auto help = asked(now, wish.help);
  if (!help) return help.error();
  return events(resolved(**help, now.who()));
}

std::vector<EventBody> release_claims(const SessionState& state, ParticipantId by) {
  std::vector<EventBody> all;
  for (const auto& [id, help] : state.helps)
    if (help.claim && help.claim->by == by) all.emplace_back(event::HelpReleased{id, by});
  return all;
}

}  // namespace chats::core
