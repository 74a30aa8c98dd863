// Who is told of rooms that open and change, and what those get who come into one.
#include <algorithm>

#include "server/core/telling_parts.hpp"
#include "server/core/view.hpp"

namespace chats::core::telling_parts {

namespace {

bool reacted_in_window(const RoomView& shown, ParticipantId who) {
  for (const auto* message : shown.messages)
    for (const auto& each : message->reactions)
      if (std::find(each.by.begin(), each.by.end(), who) != each.by.end()) return true;
  return false;
}

// Something in what they will see is theirs alone: a reaction of their own, what staff may read,
// what they saw before an undo brought them back, or the view of a role that was granted.
bool sees_more(const SessionState& state, const Participant& person) {
  return person.is_staff() || person.sees_after != person.entered || person.role_granted != 0 ||
         reacted_in_window(room_view(state, person), person.id);
}

// Rooms in which an event put people, each with those who were there before.
std::set<RoomId> rooms_of(const std::vector<Seat>& seats) {
  std::set<RoomId> rooms;
  for (const auto& each : seats)
    rooms.insert(each.room);
  return rooms;
}

// Who came into a room is told to its people; of staff who are inside each is told for themselves,
// for they hear as well what all staff hear.
void tell_newcomers(const SessionState& state, const std::set<RoomId>& rooms, Tellings& all) {
  for (const auto id : rooms)
    if (id != main_room) all.push_back(tell({attendees_in(id)}));
  for (const auto id : state.staff)
    if (const auto where = state.participants.at(id).room;
        where != main_room && rooms.contains(where))
      all.push_back({{one(id)}, Form::staff, news, id});
  all.push_back(tell({staff()}, Form::staff));
  all.push_back(tell({everyone()}));
}

}  // namespace

// `room.entered` for all whom this event brought into a room: the same bytes, but for those who
// see more.
void tell_arrivals(const SessionState& state, const std::set<ParticipantId>& people, RoomId where,
                   Seq seq, Tellings& all) {
  bool anybody = false;
  for (const auto id : people) {
    const auto& person = state.participants.at(id);
    if (person.entered != seq) continue;
    anybody = true;
    if (sees_more(state, person)) all.push_back({{one(id)}, Form::entered, arrival, id});
  }
  if (!anybody) return;
  Audience brought = room(where);
  brought.entered_by = seq;
  all.push_back({{brought}, Form::entered, arrival, {}});
}

Tellings about_opening(const SessionState& state, const std::vector<RoomPlan>& rooms, Seq seq) {
  Tellings all = {tell({staff()}, Form::staff), tell({everyone()})};
  for (const auto& each : rooms)
    tell_arrivals(state, people_of(state, each.room), each.room, seq, all);
  return all;
}

Tellings about_removal(const SessionState& state, const event::RoomRemoved& e, Seq seq) {
  Tellings all;
  const auto rooms = rooms_of(e.seats);
  tell_newcomers(state, rooms, all);
  for (const auto id : rooms)
    tell_arrivals(state, people_of(state, id), id, seq, all);
  return all;
}

Tellings about_merge(const SessionState& state, const event::RoomsMerged& e, Seq seq) {
  Tellings all;
  tell_newcomers(state, {e.into}, all);
  tell_arrivals(state, people_of(state, e.into), e.into, seq, all);
  return all;
}

}  // namespace chats::core::telling_parts
