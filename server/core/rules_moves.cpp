// Moving people between rooms.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

bool can_be_entered(const SessionState& state, RoomId room) {
  return room == main_room || find_open_room(state, room);
}

// Everybody in a breakout but who asks, or the attendees in main.
std::vector<ParticipantId> people_to_move(const Case& now, RoomId from) {
  std::vector<ParticipantId> people;
  for (const auto id : people_of(now.state, from)) {
    const bool stays =
        from == main_room ? now.state.participants.at(id).is_staff() : id == now.who();
    if (!stays) people.push_back(id);
  }
  return people;
}

}  // namespace

Decision rule(const Case& now, const command::MoveParticipants& wish) {
  if (!can_be_entered(now.state, wish.room)) return refuse(Rule::room_has_closed, "room");
  if (wish.from && !can_be_entered(now.state, *wish.from))
    return refuse(Rule::room_has_closed, "from");
  const auto people = wish.from ? people_to_move(now, *wish.from) : wish.participants;
  if (people.size() > limits::moved_at_once_max)
    return refuse_too_many("participants", limits::moved_at_once_max);
  std::vector<EventBody> moves;
  std::vector<ParticipantId> seen;
  for (const auto id : people) {
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

Decision rule(const Case& now, const command::SwapParticipants& wish) {
  const auto* a = find_participant(now.state, wish.a);
  const auto* b = find_participant(now.state, wish.b);
  if (!a || !a->is_here()) return refuse(Rule::not_there, "a");
  if (!b || !b->is_here()) return refuse(Rule::not_there, "b");
  if (a->room == b->room) return refuse(Rule::in_one_room, "b");
  return events(event::ParticipantMoved{a->id, a->room, b->room, MoveCause::swapped, now.who()},
                event::ParticipantMoved{b->id, b->room, a->room, MoveCause::swapped, now.who()});
}

Decision rule(const Case& now, const command::VisitRoom& wish) {
  if (!can_be_entered(now.state, wish.room)) return refuse(Rule::room_has_closed, "room");
  if (now.actor->room == wish.room) return nothing_new();
  return events(
      event::ParticipantMoved{now.who(), now.actor->room, wish.room, MoveCause::visit, now.who()});
}

Decision rule(const Case& now, const command::ChooseRoom& wish) {
  if (!now.state.round) return refuse(Rule::no_rooms_open);
  if (now.state.round->method != PlanMethod::self) return refuse(Rule::not_self_select);
  if (!can_be_entered(now.state, wish.room)) return refuse(Rule::room_has_closed, "room");
  if (now.actor->room == wish.room) return nothing_new();
  return events(
      event::ParticipantMoved{now.who(), now.actor->room, wish.room, MoveCause::chosen, now.who()});
}

}  // namespace chats::core
