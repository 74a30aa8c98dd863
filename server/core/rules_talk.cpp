// What people say: check-in answers, messages, broadcasts.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// One's own message, still young enough to be changed.
Result<const Message*, Rejection> own_message(const Case& now, MessageId id) {
  const auto* message = find_visible_message(now.state, *now.actor, id);
  if (!message || message->deleted || message->hidden) return refuse(Rule::not_there, "message");
  if (message->from != now.who()) return refuse(Rule::not_ones_own, "message");
  if (now.at - message->at > limits::own_words_change) return refuse(Rule::too_late_to_change);
  return message;
}

// What the same person, or whoever has the same author key, answered before.
const CheckinAnswer* own_checkin(const Case& now, const std::optional<Digest>& author_key) {
  std::optional<CheckinId> id;
  if (!author_key)
    id = now.actor->checkin;
  else if (const auto known = now.state.checkin_by_key.find(*author_key);
           known != now.state.checkin_by_key.end())
    id = known->second;
  return id ? &now.state.checkins.at(*id) : nullptr;
}

bool reacted(const Message& message, std::uint8_t emoji, ParticipantId who) {
  for (const auto& each : message.reactions)
    if (each.emoji == emoji) return std::find(each.by.begin(), each.by.end(), who) != each.by.end();
  return false;
}

std::size_t reactions_to(const Message& message) {
  std::size_t all = 0;
  for (const auto& each : message.reactions)
    all += each.by.size();
  return all;
}

}  // namespace

bool stands(const Case& now, const command::AnswerCheckin& wish) {
  const auto* before = own_checkin(now, wish.author_key);
  return before && before->text == wish.text;
}

Decision rule(const Case& now, const command::AnswerCheckin& wish) {
  const auto* phase = current_phase(now.state);
  if (!phase || !std::holds_alternative<phase::CheckIn>(phase->content))
    return refuse(Rule::not_in_this_phase);
  const auto* before = own_checkin(now, wish.author_key);
  if (before && before->text == wish.text) return nothing_new();
  if (!before && now.state.checkins.size() >= limits::checkins_max)
    return refuse_too_many("text", limits::checkins_max);
  if (wish.author_key) return events(event::CheckinAnswered{{}, wish.author_key, wish.text});
  return events(event::CheckinAnswered{now.who(), {}, wish.text});
}

Decision rule(const Case& now, const command::PostMessage& wish) {
  if (wish.room != now.actor->room) {
    const bool known = wish.room == main_room || find_open_room(now.state, wish.room);
    return refuse(known ? Rule::not_in_that_room : Rule::room_is_closed, "room");
  }
  if (const auto no = too_soon(now)) return *no;
  if (wish.reply_to && !find_visible_message(now.state, *now.actor, *wish.reply_to))
    return refuse(Rule::not_there, "reply_to");
  return events(event::MessagePosted{wish.room, now.who(), wish.text, wish.reply_to});
}

Decision rule(const Case& now, const command::EditMessage& wish) {
  const auto message = own_message(now, wish.message);
  if (!message) return message.error();
  if ((*message)->text == wish.text) return nothing_new();
  return events(event::MessageEdited{now.actor->room, wish.message, wish.text});
}

Decision rule(const Case& now, const command::DeleteMessage& wish) {
  const auto* message = find_visible_message(now.state, *now.actor, wish.message);
  if (message && message->deleted && message->from == now.who()) return nothing_new();
  const auto own = own_message(now, wish.message);
  if (!own) return own.error();
  return events(event::MessageDeleted{now.actor->room, wish.message});
}

Decision rule(const Case& now, const command::ReactToMessage& wish) {
  const auto* message = find_visible_message(now.state, *now.actor, wish.message);
  if (!message || message->deleted || message->hidden) return refuse(Rule::not_there, "message");
  if (reacted(*message, wish.emoji, now.who()) == wish.on) return nothing_new();
  if (wish.on && reactions_to(*message) >= limits::reactions_per_message_max)
    return refuse_too_many("message", limits::reactions_per_message_max);
  return events(
      event::MessageReacted{now.actor->room, wish.message, wish.emoji, now.who(), wish.on});
}

Decision rule(const Case& now, const command::SendBroadcast& wish) {
  // Those to everyone push older ones out; those to rooms wait until they have.
  if (!wish.rooms.empty() && now.state.broadcasts.size() >= limits::broadcasts_kept)
    return refuse_too_many("rooms", limits::broadcasts_kept);
  event::BroadcastSent sent{wish.text, now.who(), {}, {}};
  for (const auto id : wish.rooms) {
    if (id != main_room && !find_open_room(now.state, id))
      return refuse(Rule::room_is_closed, "rooms");
    if (std::find(sent.rooms.begin(), sent.rooms.end(), id) != sent.rooms.end()) continue;
    const auto& people = people_of(now.state, id);
    sent.rooms.push_back(id);
    sent.heard.insert(sent.heard.end(), people.begin(), people.end());
  }
  std::sort(sent.heard.begin(), sent.heard.end());
  return events(std::move(sent));
}

Decision rule(const Case& now, const command::AckBroadcast& wish) {
  const auto* sent = find_broadcast(now.state, wish.broadcast);
  const bool heard = sent && (now.actor->is_staff() || is_addressed_to(*sent, now.who()));
  if (!heard) return refuse(Rule::not_there, "broadcast");
  if (sent->acked.contains(now.who())) return nothing_new();
  return events(event::BroadcastAcked{wish.broadcast, now.who(), now.actor->room});
}

// Only what everybody who heard it is still shown: one that has left their window is sent anew.
Decision rule(const Case& now, const command::RepeatBroadcast& wish) {
  const auto& all = now.state.broadcasts;
  const auto shown = std::min(all.size(), limits::broadcasts_shown);
  const auto first = all.end() - static_cast<std::ptrdiff_t>(shown);
  const bool there = std::any_of(first, all.end(),
                                 [&](const Broadcast& each) { return each.id == wish.broadcast; });
  if (!there) return refuse(Rule::not_there, "broadcast");
  return events(event::BroadcastRepeated{wish.broadcast, now.who()});
}

}  // namespace chats::core
