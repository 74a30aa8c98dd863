// Moving people between rooms, and the points a room notes for the debrief.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

bool can_be_entered(const SessionState& state, RoomId room) {
  return room == main_room || find_open_room(state, room);
}

// The room of the latest round that holds a takeaway.
const Room* room_with(const SessionState& state, TakeawayId id, const Takeaway** found) {
  for (const auto& [room_id, room] : state.rooms)
    for (const auto& each : room.takeaways)
      if (each.id == id) return *found = &each, &room;
  return nullptr;
}

// The debrief shows all takeaways of a round at once: together they must fit into one message.
// `replaced` goes when the text comes.
std::optional<Rejection> too_much_noted(const SessionState& state, const std::string& text,
                                        std::optional<TakeawayId> replaced = {}) {
  std::size_t bytes = told_bytes(text) + limits::takeaway_frame_bytes;
  for (const auto& [id, room] : state.rooms)
    for (const auto& each : room.takeaways)
      if (each.id != replaced) bytes += told_bytes(each.text) + limits::takeaway_frame_bytes;
  if (bytes <= limits::takeaway_bytes_max) return {};
  return refuse_too_many("text", limits::takeaway_bytes_max);
}

// Only a takeaway one may see can be changed, and only by its author or by staff.
Result<const Room*, Rejection> changeable(const Case& now, TakeawayId id) {
  const Takeaway* takeaway = nullptr;
  const auto* room = room_with(now.state, id, &takeaway);
  const bool visible = room && (now.state.debrief_shown || now.actor->is_staff() ||
                                now.actor->room == room->id || takeaway->from == now.who());
  if (!visible) return refuse(Rule::not_there, "takeaway");
  if (takeaway->from != now.who() && !now.actor->is_staff())
    return refuse(Rule::not_ones_own, "takeaway");
  return room;
}

}  // namespace

Decision rule(const Case& now, const command::MoveParticipants& wish) {
  if (wish.participants.size() > limits::moved_at_once_max)
    return refuse_too_many("participants", limits::moved_at_once_max);
  if (!can_be_entered(now.state, wish.room)) return refuse(Rule::room_is_closed, "room");
  std::vector<EventBody> moves;
  std::vector<ParticipantId> seen;
  for (const auto id : wish.participants) {
    const auto* person = find_participant(now.state, id);
    if (!person || !person->is_here()) return refuse(Rule::not_there, "participants");
    if (person->room == wish.room) continue;
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    moves.push_back(
        event::ParticipantMoved{id, person->room, wish.room, MoveCause::moved, now.who()});
  }
  return moves;
}

Decision rule(const Case& now, const command::VisitRoom& wish) {
  if (!can_be_entered(now.state, wish.room)) return refuse(Rule::room_is_closed, "room");
  if (now.actor->room == wish.room) return nothing_new();
  return events(
      event::ParticipantMoved{now.who(), now.actor->room, wish.room, MoveCause::visit, now.who()});
}

Decision rule(const Case& now, const command::ChooseRoom& wish) {
  if (!now.state.round) return refuse(Rule::no_rooms_open);
  if (now.state.round->method != PlanMethod::self) return refuse(Rule::not_self_select);
  if (!can_be_entered(now.state, wish.room)) return refuse(Rule::room_is_closed, "room");
  if (now.actor->room == wish.room) return nothing_new();
  return events(
      event::ParticipantMoved{now.who(), now.actor->room, wish.room, MoveCause::chosen, now.who()});
}

Decision rule(const Case& now, const command::AddTakeaway& wish) {
  const auto* room = find_open_room(now.state, now.actor->room);
  if (!room) return refuse(Rule::no_rooms_open);
  if (room->takeaways.size() >= limits::takeaways_per_room_max)
    return refuse_too_many("text", limits::takeaways_per_room_max);
  if (const auto no = too_much_noted(now.state, wish.text)) return *no;
  return events(event::TakeawayAdded{room->id, now.who(), wish.text});
}

Decision rule(const Case& now, const command::EditTakeaway& wish) {
  const auto room = changeable(now, wish.takeaway);
  if (!room) return room.error();
  if (const auto no = too_much_noted(now.state, wish.text, wish.takeaway)) return *no;
  return events(event::TakeawayEdited{(*room)->id, wish.takeaway, wish.text});
}

Decision rule(const Case& now, const command::RemoveTakeaway& wish) {
  const auto room = changeable(now, wish.takeaway);
  if (!room) return room.error();
  return events(event::TakeawayRemoved{(*room)->id, wish.takeaway});
}

}  // namespace chats::core
