// What people tell the staff alone: that something is wrong with a message, a card or a person, and
// letters; and what staff tell each other.
#include <algorithm>

#include "server/core/match.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// The messages before one that its reader may see, too, oldest first. Deleted ones have no words.
std::vector<MessageId> said_before(const Case& now, MessageId id) {
  std::vector<MessageId> all;
  const auto& messages = *messages_of(now.state, now.actor->room);
  auto each = std::ranges::lower_bound(messages, id, {}, &Message::id);
  while (each != messages.begin() && all.size() < limits::flag_messages_before) {
    --each;
    if (!may_see(*now.actor, each->id)) break;
    if (!each->deleted) all.push_back(each->id);
  }
  std::ranges::reverse(all);
  return all;
}

Decision flagged(const Case& now, const command::RaiseFlag& wish, MessageId id) {
  const auto* message = find_visible_message(now.state, *now.actor, id);
  if (!message || message->deleted || message->hidden) return refuse(Rule::not_there, "target");
  if (message->from == now.who()) return refuse(Rule::field_is_wrong, "target");
  return events(event::FlagRaised{now.who(), wish.target, now.actor->room, said_before(now, id),
                                  wish.note});
}

Decision flagged(const Case& now, const command::RaiseFlag& wish, CardId id) {
  const auto* card = find_visible_card(now.state, *now.actor, id);
  if (!card || card->hidden) return refuse(Rule::not_there, "target");
  if (card->from == now.who()) return refuse(Rule::field_is_wrong, "target");
  return events(event::FlagRaised{now.who(), wish.target, {}, {}, wish.note});
}

Decision flagged(const Case& now, const command::RaiseFlag& wish, ParticipantId id) {
  const auto* person = find_participant(now.state, id);
  if (!person || person->removed || person->waiting) return refuse(Rule::not_there, "target");
  if (id == now.who()) return refuse(Rule::field_is_wrong, "target");
  return events(event::FlagRaised{now.who(), wish.target, {}, {}, wish.note});
}

// Whose thread it is.
Result<const Participant*, Rejection> correspondent(const Case& now,
                                                    std::optional<ParticipantId> to) {
  if (!now.actor->is_staff()) {
    if (to && *to != now.who()) return refuse(Rule::staff_only);
    return now.actor;
  }
  if (!to) return refuse(Rule::field_is_wrong, "participant");
  const auto* person = find_participant(now.state, *to);
  if (!person || person->removed || person->waiting) return refuse(Rule::not_there, "participant");
  if (person->is_staff()) return refuse(Rule::field_is_wrong, "participant");
  return person;
}

}  // namespace

Decision rule(const Case& now, const command::RaiseFlag& wish) {
  std::size_t own = 0;
  for (const auto& [id, flag] : now.state.flags) {
    if (flag.from != now.who()) continue;
    if (flag.target == wish.target) return refuse_done(now.who(), flag.at);
    ++own;
  }
  if (own >= limits::flags_of_one_max) return refuse_too_many("target", limits::flags_of_one_max);
  if (now.state.flags.size() >= limits::flags_max)
    return refuse_too_many("target", limits::flags_max);
  return std::visit([&](const auto& id) { return flagged(now, wish, id); }, wish.target);
}

Decision rule(const Case& now, const command::ResolveFlag& wish) {
  const auto found = now.state.flags.find(wish.flag);
  if (found == now.state.flags.end()) return refuse(Rule::not_there, "flag");
  if (found->second.about == now.who()) return refuse(Rule::not_about_oneself);
  return events(event::FlagResolved{wish.flag, found->second.from, wish.outcome, now.who()});
}

// A full thread makes room by itself: its oldest letter goes. All together are bounded as well.
Decision rule(const Case& now, const command::WriteToStaff& wish) {
  const auto whose = correspondent(now, wish.participant);
  if (!whose) return whose.error();
  const auto& letters = (*whose)->letters;
  const bool is_full = letters.size() >= limits::letters_of_one_kept;
  const auto freed = is_full ? letter_weight(letters.front().text) : std::size_t{0};
  if (now.state.letter_bytes + letter_weight(wish.text) > limits::letter_bytes_max + freed)
    return refuse_too_many("text", limits::letter_bytes_max);
  return events(event::StaffWritten{(*whose)->id, now.who(), wish.text});
}

Decision rule(const Case& now, const command::NoteForStaff& wish) {
  return events(event::StaffNoted{now.who(), wish.text});
}

}  // namespace chats::core
