// What a room notes for the debrief: its points, its headline and who says it.
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// A takeaway of the latest round, with its room.
struct Noted {
  const Room* room = nullptr;
  const Takeaway* takeaway = nullptr;
};

Noted find_noted(const SessionState& state, TakeawayId id) {
  for (const auto& [room_id, room] : state.rooms)
    for (const auto& each : room.takeaways)
      if (each.id == id) return {&room, &each};
  return {};
}

std::size_t noted_bytes(const std::string& text) {
  return told_bytes(text) + limits::takeaway_frame_bytes;
}

// The debrief shows all that a round noted at once: together it must fit into one message.
// `replaced` is what goes when the text comes.
std::optional<Rejection> too_much_noted(const SessionState& state, const std::string& text,
                                        const std::string* replaced = nullptr) {
  std::size_t bytes = noted_bytes(text);
  for (const auto& [id, room] : state.rooms) {
    for (const auto& each : room.takeaways)
      bytes += noted_bytes(each.text);
    if (room.headline) bytes += noted_bytes(room.headline->text);
  }
  if (replaced) bytes -= noted_bytes(*replaced);
  if (bytes <= limits::takeaway_bytes_max) return {};
  return refuse_too_many("text", limits::takeaway_bytes_max);
}

// Only a takeaway one may see can be changed, and only by its author or by staff.
Result<Noted, Rejection> changeable(const Case& now, TakeawayId id) {
  const auto noted = find_noted(now.state, id);
  const bool visible =
      noted.room && (now.state.debrief_shown || now.actor->is_staff() ||
                     now.actor->room == noted.room->id || noted.takeaway->from == now.who());
  if (!visible) return refuse(Rule::not_there, "takeaway");
  if (noted.takeaway->from != now.who() && !now.actor->is_staff())
    return refuse(Rule::not_ones_own, "takeaway");
  return noted;
}

}  // namespace

Decision rule(const Case& now, const command::AddTakeaway& wish) {
  const auto* room = find_open_room(now.state, now.actor->room);
  if (!room) return refuse(Rule::no_rooms_open);
  if (room->takeaways.size() >= limits::takeaways_per_room_max)
    return refuse_too_many("text", limits::takeaways_per_room_max);
  if (const auto no = too_much_noted(now.state, wish.text)) return *no;
  return events(event::TakeawayAdded{room->id, now.who(), wish.text});
}

Decision rule(const Case& now, const command::EditTakeaway& wish) {
  const auto noted = changeable(now, wish.takeaway);
  if (!noted) return noted.error();
  if (const auto no = too_much_noted(now.state, wish.text, &noted->takeaway->text)) return *no;
  return events(event::TakeawayEdited{noted->room->id, wish.takeaway, wish.text});
}

Decision rule(const Case& now, const command::RemoveTakeaway& wish) {
  const auto noted = changeable(now, wish.takeaway);
  if (!noted) return noted.error();
  return events(event::TakeawayRemoved{noted->room->id, wish.takeaway});
}

Decision rule(const Case& now, const command::SetHeadline& wish) {
  const auto* room = find_open_room(now.state, now.actor->room);
  if (!room) return refuse(Rule::no_rooms_open);
  if (!room->people.contains(wish.speaker)) return refuse(Rule::not_there, "speaker");
  const auto& before = room->headline;
  if (before && before->text == wish.text && before->speaker == wish.speaker) return nothing_new();
  if (const auto no = too_much_noted(now.state, wish.text, before ? &before->text : nullptr))
    return *no;
  return events(event::HeadlineSet{room->id, wish.text, wish.speaker, now.who()});
}

}  // namespace chats::core
