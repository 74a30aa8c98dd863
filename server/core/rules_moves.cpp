// Moving people between rooms.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

bool can_be_entered(const SessionState& state, RoomId room) {
  return room == main_room || find_open_room(state, room);
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

}  // namespace chats::core
