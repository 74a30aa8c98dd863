// Events about the rooms of a round: opened, opened again, one more, one less, two in one.
#include <algorithm>
#include <utility>

#include "protocol/telling_fields.hpp"

namespace chats::protocol {

namespace {

using core::Seat;

std::vector<Seat> seats_in(const std::vector<core::RoomPlan>& rooms) {
  std::vector<Seat> seats;
  for (const core::RoomPlan& room : rooms) {
    for (const core::ParticipantId id : room.people)
      seats.push_back({id, room.room});
  }
  return seats;
}

std::vector<Seat> seats_after(const core::event::RoomsMerged& e) {
  std::vector<Seat> seats;
  for (const core::MergedRoom& room : e.merged) {
    for (const core::ParticipantId id : room.people)
      seats.push_back({id, e.into});
  }
  return seats;
}

// The room whose people it is told to; none where it is told to others as well.
std::optional<core::RoomId> room_of_listeners(const Told& told) {
  if (const core::Participant* const one = only_listener(told)) return one->room;
  const std::vector<core::Audience>& to = told.telling.to;
  if (to.size() != 1 || to.front().reach != core::Audience::Reach::room) return std::nullopt;
  return to.front().room;
}

// Those of them who came into the listeners' room.
void write_newcomers(const Told& told, const std::vector<Seat>& seats, core::RoomId here) {
  std::vector<const core::Participant*> newcomers;
  for (const Seat& seat : seats) {
    if (seat.room == here)
      newcomers.push_back(core::find_participant(told.state, seat.participant));
  }
  told.out.list("people", newcomers,
                [&](const core::Participant* person) { write_room_person(told.out, *person); });
}

void write_label(const Told& told, core::RoomId room, const core::RoomLabel& label) {
  told.out.field("room", room);
  told.out.field("name", label.name);
  told.out.text_if("question", label.question);
}

}  // namespace

void write_seats(JsonWriter& out, const std::vector<Seat>& seats) {
  out.list("assigned", seats, [&](const Seat& seat) {
    out.raw("[\"" + id_text(seat.participant) + "\",\"" + id_text(seat.room) + "\"]");
  });
}

void write_opened(const Told& told, const std::vector<core::RoomPlan>& rooms,
                  core::Instant closes_at) {
  write_round_field(told);
  told.out.list("rooms", rooms, [&](const core::RoomPlan& room) {
    told.out.object([&] {
      write_label(told, room.room, {room.name, room.question});
      told.out.field("closes_at", closes_at);
      told.out.field("closing", false);
    });
  });
  if (told.to_staff()) write_seats(told.out, seats_in(rooms));
}

// What was noted before is still there, and the debrief's order, if it has one: whoever folds this
// keeps it.
void write_fields(const Told& told, const core::event::RoomsReopened& e) {
  write_opened(told, e.rooms, e.closes_at);
  told.out.field("again", true);
  if (told.state.debrief_order.empty()) return;
  told.out.list("order", core::rooms_to_debrief(told.state),
                [&](const core::Room* room) { told.out.value(room->id); });
}

void write_fields(const Told& told, const core::event::RoomAdded& e) {
  write_label(told, e.room, e.label);
  told.out.field("closes_at", e.closes_at);
  told.out.field("closing", false);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::RoomChanged& e) {
  write_label(told, e.room, e.label);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::RoomRemoved& e) {
  told.out.field("room", e.room);
  write_round_field(told);
  write_next_field(told);
  if (const auto here = room_of_listeners(told)) write_newcomers(told, e.seats, *here);
  if (told.to_staff()) write_seats(told.out, e.seats);
  write_person_named(told.out, "by", told.state, e.by);
}

// The points that came along are told to those who did not have them: the room's people.
void write_fields(const Told& told, const core::event::RoomsMerged& e) {
  const core::Room& into = told.state.rooms.at(e.into);
  told.out.field("room", e.into);
  told.out.list("rooms", e.merged,
                [&](const core::MergedRoom& room) { told.out.value(room.room); });
  told.out.field("closes_at", into.closes_at);
  told.out.field("closing", into.closing);
  write_round_field(told);
  write_next_field(told);
  if (const auto here = room_of_listeners(told)) {
    write_newcomers(told, seats_after(e), *here);
    told.out.list("takeaways", into.takeaways, [&](const core::Takeaway& takeaway) {
      write_takeaway(told.out, told.state, takeaway);
    });
    write_headline(told.out, told.state, into);
  }
  if (told.to_staff()) write_seats(told.out, seats_after(e));
  write_person_named(told.out, "by", told.state, e.by);
}

}  // namespace chats::protocol
