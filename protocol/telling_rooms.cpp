// Events about breakouts, and `room.entered`: the new room with what may be seen in it.
#include <algorithm>

#include "protocol/enum_words.hpp"
#include "protocol/telling_fields.hpp"
#include "protocol/view_codec.hpp"
#include "server/core/match.hpp"

namespace chats::protocol {

namespace {

using core::Audience;

void write_room_ids(JsonWriter& out, const std::vector<core::RoomId>& rooms) {
  out.list("rooms", rooms, [&](core::RoomId room) { out.value(room); });
}

bool is_closing(const core::SessionState& state, core::RoomId id) {
  const core::Room* const room = core::find_open_room(state, id);
  return room != nullptr && room->closing;
}

// Somebody like all those whom the event brought into the room and nobody of them: what a viewer
// of this kind may see, they all may.
core::Participant anybody_in(const Told& told) {
  const std::vector<Audience>& to = told.telling.to;
  const auto is_of_staff = [](const Audience& audience) {
    return audience.reach == Audience::Reach::staff;
  };
  const auto in_room = std::ranges::find(to, Audience::Reach::room, &Audience::reach);
  core::Participant anybody;
  anybody.role = !to.empty() && std::ranges::all_of(to, is_of_staff) ? core::Role::moderator
                                                                     : core::Role::attendee;
  anybody.room = in_room != to.end() ? in_room->room : core::main_room;
  anybody.entered = told.event.seq;
  anybody.sees_after = told.event.seq;
  return anybody;
}

// Why people find themselves in another room, and who saw to it.
struct Entry {
  std::string_view why;
  std::optional<core::ParticipantId> by;
};

Entry entry_by(const core::EventBody& body) {
  return visit(core::match{
                   [](const core::event::RoomsOpened& e) {
                     return Entry{"opened", e.by};
                   },
                   [](const core::event::RoomsReopened& e) {
                     return Entry{"reopened", e.by};
                   },
                   [](const core::event::RoomRemoved& e) {
                     return Entry{"removed", e.by};
                   },
                   [](const core::event::RoomsMerged& e) {
                     return Entry{"merged", e.by};
                   },
                   [](const core::event::RoomsClosed& e) {
                     return Entry{"closed", e.by};
                   },
                   [](const core::event::ParticipantMoved& e) {
                     return Entry{word(e.why), e.by};
                   },
                   [](const core::event::RoomsUnopened& e) {
                     return Entry{"undone", e.by};
                   },
                   [](const core::event::RoomsReturned& e) {
                     return Entry{"undone", e.by};
                   },
                   // Who comes late is put into a room as they join or come back.
                   [](const auto&) {
                     return Entry{"late", std::nullopt};
                   },
               },
               body);
}

}  // namespace

void write_round_field(const Told& told) {
  told.out.nested("round", [&] { write_round(told.out, told.state); });
}

void write_next_field(const Told& told) {
  const auto& next = told.state.agenda.next;
  told.out.nested("next", [&] {
    if (next) {
      write_next_phase(told.out, told.state, *next);
    } else {
      told.out.raw("null");
    }
  });
}

const core::Participant* only_listener(const Told& told) {
  if (told.telling.viewer) return core::find_participant(told.state, *told.telling.viewer);
  const std::vector<Audience>& to = told.telling.to;
  if (to.size() != 1 || to.front().reach != Audience::Reach::one) return nullptr;
  return core::find_participant(told.state, to.front().one);
}

void write_fields(const Told& told, const core::event::RoomsPlanned& e) {
  told.out.nested("plan", [&] {
    write_plan(told.out, {e.method, e.rooms, told.state.plan->achieved});
  });
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::PlanChanged& e) {
  told.out.list("participants", e.participants,
                [&](core::ParticipantId id) { told.out.value(id); });
  if (e.room) {
    told.out.field("room", *e.room);
  } else {
    told.out.raw("room", "null");
  }
  told.out.nested("achieved", [&] { write_achievement(told.out, told.state.plan->achieved); });
}

void write_fields(const Told& told, const core::event::PlanPinned&) {
  write_pins(told.out, told.state.pins);
  if (!told.state.plan) return;
  told.out.nested("achieved", [&] { write_achievement(told.out, told.state.plan->achieved); });
}

void write_fields(const Told& told, const core::event::RoomsAssigned&) {
  write_assigned(told.out, told.state);
}

void write_fields(const Told& told, const core::event::PlanRoomsChanged&) {
  told.out.nested("plan", [&] { write_plan(told.out, *told.state.plan); });
}

void write_fields(const Told& told, const core::event::RoomsOpened& e) {
  write_opened(told, e.rooms, e.closes_at);
}

// An extension withdraws what was to happen once the rooms have closed: null says so.
void write_fields(const Told& told, const core::event::RoomsExtended& e) {
  told.out.list("rooms", e.rooms, [&](const core::RoomDeadline& deadline) {
    told.out.object([&] {
      told.out.field("room", deadline.room);
      told.out.field("closes_at", deadline.closes_at);
      told.out.field("closing", is_closing(told.state, deadline.room));
    });
  });
  write_round_field(told);
  write_next_field(told);
}

void write_fields(const Told& told, const core::event::RoomsClosing& e) {
  write_room_ids(told.out, e.rooms);
  told.out.field("closes_at", e.closes_at);
  write_round_field(told);
  if (e.next) told.out.nested("next", [&] { write_next_phase(told.out, told.state, *e.next); });
}

void write_fields(const Told& told, const core::event::RoomsClosed& e) {
  write_room_ids(told.out, e.rooms);
  write_round_field(told);
  if (told.state.round && told.state.agenda.next) write_next_field(told);
}

void write_room_entered(const Told& told) {
  const core::Participant* const listener = only_listener(told);
  const core::Participant viewer = listener != nullptr ? *listener : anybody_in(told);
  const core::RoomView room = core::room_view(told.state, viewer);
  const Entry entry = entry_by(told.event.body);
  told.out.nested("room", [&] { write_room_view(told.out, told.state, room, reader_of(viewer)); });
  told.out.field("view", view_token(viewer));
  told.out.field("entered_seq", viewer.entered);
  told.out.field("why", entry.why);
  write_person_named(told.out, "by", told.state, entry.by);
}

}  // namespace chats::protocol
