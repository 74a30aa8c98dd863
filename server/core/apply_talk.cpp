// Words: check-in answers, messages, broadcasts.
#include <algorithm>
#include <cassert>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

// Null when the message has gone with its room or its age.
Message* message(SessionState& state, RoomId room, MessageId id) {
  auto* messages = const_cast<std::deque<Message>*>(messages_of(state, room));
  if (!messages) return nullptr;
  const auto found = std::lower_bound(messages->begin(), messages->end(), id,
                                      [](const Message& m, MessageId x) { return m.id < x; });
  return found != messages->end() && found->id == id ? &*found : nullptr;
}

Reaction& reaction(Message& on, std::uint8_t emoji) {
  for (auto& each : on.reactions)
    if (each.emoji == emoji) return each;
  on.reactions.push_back({emoji, {}});
  return on.reactions.back();
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::CheckinAnswered& e) {
  std::optional<CheckinId> before;
  if (e.participant)
    before = state.participants.at(*e.participant).checkin;
  else if (const auto known = state.checkin_by_key.find(*e.author_key);
           known != state.checkin_by_key.end())
    before = known->second;
  if (before) {
    state.checkins.at(*before).text = e.text;
    return;
  }
  const CheckinId id{stamp.seq};
  state.checkins.emplace(id, CheckinAnswer{id, stamp.at, e.text, e.participant, e.author_key});
  if (e.participant)
    state.participants.at(*e.participant).checkin = id;
  else
    state.checkin_by_key.emplace(*e.author_key, id);
}

void apply_body(SessionState& state, Stamp stamp, const event::MessagePosted& e) {
  auto* messages = const_cast<std::deque<Message>*>(messages_of(state, e.room));
  assert(messages && "a message is posted into a room that is open");
  Message posted;
  posted.id = MessageId{stamp.seq};
  posted.at = stamp.at;
  posted.from = e.from;
  posted.text = e.text;
  posted.reply_to = e.reply_to;
  messages->push_back(std::move(posted));
  const auto kept =
      e.room == main_room ? limits::main_messages_kept : limits::breakout_messages_kept;
  if (messages->size() > kept) messages->pop_front();
}

void apply_body(SessionState& state, Stamp stamp, const event::MessageEdited& e) {
  auto* edited = message(state, e.room, e.message);
  if (!edited) return;
  edited->text = e.text;
  edited->edited_at = stamp.at;
}

void apply_body(SessionState& state, Stamp, const event::MessageDeleted& e) {
  auto* deleted = message(state, e.room, e.message);
  if (!deleted) return;
  deleted->text.clear();
  deleted->deleted = true;
  deleted->reactions.clear();
}

void apply_body(SessionState& state, Stamp, const event::MessageReacted& e) {
  auto* on = message(state, e.room, e.message);
  if (!on) return;
  auto& by = reaction(*on, e.emoji).by;
  if (e.on)
    by.push_back(e.participant);
  else
    std::erase(by, e.participant);
  std::erase_if(on->reactions, [](const Reaction& each) { return each.by.empty(); });
}

void apply_body(SessionState& state, Stamp stamp, const event::MessageHidden& e) {
  note_act(state, stamp, e.by, "message.hidden", {}, e.reason);
  auto* hidden = message(state, e.room, e.message);
  if (!hidden) return;
  state.staff_acts.back().on = hidden->from;
  hidden->hidden = true;
  hidden->hidden_by = e.by;
  hidden->hidden_reason = e.reason;
  hidden->reactions.clear();
}

void apply_body(SessionState& state, Stamp stamp, const event::BroadcastSent& e) {
  state.broadcasts.push_back(
      {BroadcastId{stamp.seq}, stamp.at, e.text, e.from, e.rooms, e.heard, {}});
  if (state.broadcasts.size() > limits::broadcasts_kept) state.broadcasts.pop_front();
}

void apply_body(SessionState& state, Stamp, const event::BroadcastAcked& e) {
  for (auto& each : state.broadcasts)
    if (each.id == e.broadcast) each.acked.emplace(e.participant, e.room);
}

}  // namespace chats::core
