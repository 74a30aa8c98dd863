// Events about what people say: messages, takeaways, check-ins, broadcasts.
#include <algorithm>
#include <ranges>

#include "protocol/enum_words.hpp"
#include "protocol/telling_fields.hpp"

namespace chats::protocol {

namespace {

// The answer as the fold has it: a replaced one keeps its first id.
std::optional<core::CheckinId> checkin_of(const core::SessionState& state,
                                          const core::event::CheckinAnswered& e) {
  if (e.participant) {
    const core::Participant* const person = core::find_participant(state, *e.participant);
    return person ? person->checkin : std::nullopt;
  }
  const auto found =
      e.author_key ? state.checkin_by_key.find(*e.author_key) : state.checkin_by_key.end();
  if (found == state.checkin_by_key.end()) return std::nullopt;
  return found->second;
}

std::size_t reactions_of(const core::Message* message, std::uint8_t emoji) {
  if (message == nullptr) return 0;
  const auto found = std::ranges::find(message->reactions, emoji, &core::Reaction::emoji);
  return found == message->reactions.end() ? 0 : found->by.size();
}

void write_oldest_message(const Told& told, core::RoomId room) {
  write_oldest<core::MessageId>(told, core::window_of(told.state, room));
}

}  // namespace

void write_fields(const Told& told, const core::event::CheckinAnswered& e) {
  told.out.field_if("checkin", checkin_of(told.state, e));
  told.out.field("text", e.text);
  write_person_named(told.out, "from", told.state, e.participant);
  write_oldest<core::CheckinId>(told, &told.state.checkin_window);
}

void write_fields(const Told& told, const core::event::MessagePosted& e) {
  told.out.field("room", e.room);
  told.out.field("message", told.made<core::MessageId>());
  write_person_named(told.out, "from", told.state, e.from);
  told.out.field("text", e.text);
  told.out.field_if("reply_to", e.reply_to);
  write_oldest_message(told, e.room);
}

void write_fields(const Told& told, const core::event::MessageEdited& e) {
  told.out.field("room", e.room);
  told.out.field("message", e.message);
  told.out.field("text", e.text);
  write_oldest_message(told, e.room);
}

void write_fields(const Told& told, const core::event::MessageDeleted& e) {
  told.out.field("room", e.room);
  told.out.field("message", e.message);
}

void write_fields(const Told& told, const core::event::MessageReacted& e) {
  told.out.field("room", e.room);
  told.out.field("message", e.message);
  told.out.field("emoji", core::emoji.at(e.emoji));
  told.out.field("participant", e.participant);
  told.out.field("on", e.on);
  told.out.field("count", reactions_of(core::find_message(told.state, e.room, e.message), e.emoji));
}

void write_fields(const Told& told, const core::event::MessageHidden& e) {
  told.out.field("room", e.room);
  told.out.field("message", e.message);
  write_oldest_message(told, e.room);
  if (!told.to_staff()) return;
  write_person_named(told.out, "by", told.state, e.by);
  told.out.text_if("reason", e.reason);
}

void write_fields(const Told& told, const core::event::TakeawayAdded& e) {
  told.out.field("room", e.room);
  told.out.field("takeaway", told.made<core::TakeawayId>());
  told.out.field("text", e.text);
  write_person_named(told.out, "from", told.state, e.from);
}

void write_fields(const Told& told, const core::event::TakeawayEdited& e) {
  told.out.field("room", e.room);
  told.out.field("takeaway", e.takeaway);
  told.out.field("text", e.text);
}

void write_fields(const Told& told, const core::event::TakeawayRemoved& e) {
  told.out.field("room", e.room);
  told.out.field("takeaway", e.takeaway);
}

void write_fields(const Told& told, const core::event::HeadlineSet& e) {
  told.out.field("room", e.room);
  told.out.field("text", e.text);
  write_person_named(told.out, "speaker", told.state, e.speaker);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::DebriefOrdered& e) {
  told.out.list("rooms", e.rooms, [&](core::RoomId room) { told.out.value(room); });
}

void write_fields(const Told& told, const core::event::DebriefShown&) {
  if (told.state.debrief_turn)
    write_debrief_turn_fields(told.out, told.state);
  else
    told.out.raw("room", "null");
}

void write_fields(const Told& told, const core::event::BroadcastSent& e) {
  told.out.field("broadcast", told.made<core::BroadcastId>());
  told.out.field("text", e.text);
  write_person_named(told.out, "from", told.state, e.from);
  if (e.rooms.empty()) return;
  told.out.list("rooms", e.rooms, [&](core::RoomId room) { told.out.value(room); });
}

void write_fields(const Told& told, const core::event::BroadcastAcked& e) {
  told.out.field("broadcast", e.broadcast);
  told.out.field("participant", e.participant);
  told.out.field("room", e.room);
}

// The broadcast itself once more, as it was sent: whoever missed it needs no other event.
void write_fields(const Told& told, const core::event::BroadcastRepeated& e) {
  const core::Broadcast* const sent = core::find_broadcast(told.state, e.broadcast);
  if (sent == nullptr) return;
  told.out.field("broadcast", sent->id);
  told.out.field("text", sent->text);
  write_person_named(told.out, "from", told.state, sent->from);
  if (!sent->rooms.empty())
    told.out.list("rooms", sent->rooms, [&](core::RoomId room) { told.out.value(room); });
  told.out.field("again", true);
}

}  // namespace chats::protocol
