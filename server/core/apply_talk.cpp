// Words: check-in answers, messages, broadcasts.
#include <algorithm>
#include <cassert>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

// The first message whose id is not smaller.
std::deque<Message>::iterator message_from(std::deque<Message>& messages, MessageId id) {
  return std::lower_bound(messages.begin(), messages.end(), id,
                          [](const Message& m, MessageId x) { return m.id < x; });
}

// What staff may read of a message; others read as much or less.
std::size_t bytes_of(const Message& message) {
  return told_bytes(message.text) + told_bytes(message.hidden_reason);
}

// The messages of a room that is open (or main), with the window on them.
struct Talk {
  std::deque<Message>* messages = nullptr;
  Window* window = nullptr;
  std::map<ParticipantId, std::uint32_t>* said = nullptr;  // In a breakout.

  Talk(SessionState& state, RoomId id) {
    if (id == main_room) {
      messages = &state.main_messages;
      window = &state.main_window;
    } else if (auto* room = const_cast<Room*>(find_open_room(state, id))) {
      messages = &room->messages;
      window = &room->window;
      said = &room->said;
    }
  }

  // Null when the message has gone with its room or its age.
  Message* find(MessageId id) const {
    if (!messages) return nullptr;
    const auto found = message_from(*messages, id);
    return found != messages->end() && found->id == id ? &*found : nullptr;
  }
  void trim_window(Seq seq) const {
    // None is ever taken out from among them, so those inside are the latest.
    trim(*window, limits::messages_shown, seq, [&](std::uint64_t) {
      const auto& oldest = (*messages)[messages->size() - window->count];
      return Weighed{oldest.id.number, bytes_of(oldest)};
    });
  }
};

// Changes a message that is still there, and what its window weighs.
template <class Change>
void change_message(SessionState& state, Seq seq, RoomId room, MessageId id, Change change) {
  const Talk talk(state, room);
  auto* message = talk.find(id);
  if (!message) return;
  const auto before = bytes_of(*message);
  change(*message);
  if (!talk.window->holds(id.number)) return;
  talk.window->bytes = talk.window->bytes - before + bytes_of(*message);
  talk.trim_window(seq);
}

Reaction& reaction(Message& on, std::uint8_t emoji) {
  for (auto& each : on.reactions)
    if (each.emoji == emoji) return each;
  on.reactions.push_back({emoji, {}});
  return on.reactions.back();
}

void trim_checkins(SessionState& state, Seq seq) {
  trim(state.checkin_window, limits::checkins_shown, seq, [&](std::uint64_t number) {
    const auto& [id, answer] = *state.checkins.lower_bound(CheckinId{number});
    return Weighed{id.number, told_bytes(answer.text)};
  });
}

void replace_checkin(SessionState& state, Seq seq, CheckinAnswer& answer, const std::string& text) {
  auto& window = state.checkin_window;
  if (window.holds(answer.id.number))
    window.bytes = window.bytes - told_bytes(answer.text) + told_bytes(text);
  answer.text = text;
  trim_checkins(state, seq);
}

// Whoever hears a broadcast hears those to everyone. So what is older than the latest of those, as
// many as a window holds, has left the window of all.
void forget_broadcasts(std::deque<Broadcast>& all) {
  std::size_t to_everyone = 0;
  auto oldest = all.end();
  while (oldest != all.begin() && to_everyone < limits::broadcasts_shown)
    if ((--oldest)->rooms.empty()) ++to_everyone;
  all.erase(all.begin(), oldest);
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::CheckinAnswered& e) {
  std::optional<CheckinId> before;
  if (e.participant)
    before = state.participants.at(*e.participant).checkin;
  else if (const auto known = state.checkin_by_key.find(*e.author_key);
           known != state.checkin_by_key.end())
    before = known->second;
  if (before) return replace_checkin(state, stamp.seq, state.checkins.at(*before), e.text);
  const CheckinId id{stamp.seq};
  state.checkins.emplace(id, CheckinAnswer{id, stamp.at, e.text, e.participant, e.author_key});
  if (e.participant)
    state.participants.at(*e.participant).checkin = id;
  else
    state.checkin_by_key.emplace(*e.author_key, id);
  state.checkin_window.add(told_bytes(e.text));
  trim_checkins(state, stamp.seq);
}

void apply_body(SessionState& state, Stamp stamp, const event::MessagePosted& e) {
  const Talk talk(state, e.room);
  assert(talk.messages && "a message is posted into a room that is open");
  Message posted;
  posted.id = MessageId{stamp.seq};
  posted.at = stamp.at;
  posted.from = e.from;
  posted.text = e.text;
  posted.reply_to = e.reply_to;
  talk.messages->push_back(std::move(posted));
  talk.window->add(told_bytes(e.text));
  talk.trim_window(stamp.seq);
  state.participants.at(e.from).said_at = stamp.at;
  if (talk.said) ++(*talk.said)[e.from];
  const auto kept =
      e.room == main_room ? limits::main_messages_kept : limits::breakout_messages_kept;
  if (talk.messages->size() > kept) talk.messages->pop_front();
}

void apply_body(SessionState& state, Stamp stamp, const event::MessageEdited& e) {
  change_message(state, stamp.seq, e.room, e.message, [&](Message& edited) {
    edited.text = e.text;
    edited.edited_at = stamp.at;
  });
}

void apply_body(SessionState& state, Stamp stamp, const event::MessageDeleted& e) {
  change_message(state, stamp.seq, e.room, e.message, [](Message& deleted) {
    deleted.text.clear();
    deleted.deleted = true;
    deleted.reactions.clear();
  });
}

void apply_body(SessionState& state, Stamp, const event::MessageReacted& e) {
  auto* on = Talk(state, e.room).find(e.message);
  if (!on) return;
  auto& by = reaction(*on, e.emoji).by;
  if (e.on)
    by.push_back(e.participant);
  else
    std::erase(by, e.participant);
  std::erase_if(on->reactions, [](const Reaction& each) { return each.by.empty(); });
}

void apply_body(SessionState& state, Stamp stamp, const event::MessageHidden& e) {
  change_message(state, stamp.seq, e.room, e.message, [&](Message& hidden) {
    hidden.hidden = true;
    hidden.hidden_by = e.by;
    hidden.hidden_reason = e.reason;  // Its reactions stay, unseen, for the case that it is undone.
  });
}

void apply_body(SessionState& state, Stamp stamp, const event::MessageUnhidden& e) {
  change_message(state, stamp.seq, e.room, e.message, [&](Message& shown) {
    shown.hidden = false;
    shown.hidden_by = {};
    shown.hidden_reason.clear();
  });
}

void apply_body(SessionState& state, Stamp stamp, const event::BroadcastSent& e) {
  state.broadcasts.push_back(
      {BroadcastId{stamp.seq}, stamp.at, e.text, e.from, e.rooms, e.heard, {}, {}});
  forget_broadcasts(state.broadcasts);
}

void apply_body(SessionState& state, Stamp, const event::BroadcastAcked& e) {
  for (auto& each : state.broadcasts)
    if (each.id == e.broadcast) each.acked.emplace(e.participant, e.room);
}

void apply_body(SessionState& state, Stamp stamp, const event::BroadcastRepeated& e) {
  for (auto& each : state.broadcasts)
    if (each.id == e.broadcast) each.repeated_at = stamp.at;
}

}  // namespace chats::core
