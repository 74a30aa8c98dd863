// Quiet rooms, flags, and letters between people and the staff.
#include "protocol/telling_fields.hpp"
#include "protocol/told_moderation.hpp"
#include "protocol/view_codec.hpp"

namespace chats::protocol {

namespace {

void write_by_for_staff(const Told& told, core::ParticipantId by) {
  if (told.to_staff()) write_person_named(told.out, "by", told.state, by);
}

void write_waiting(const Told& told, core::ParticipantId id) {
  told.out.nested("participant", [&] {
    write_waiting_person(told.out, told.state, told.state.participants.at(id));
  });
}

}  // namespace

void write_fields(const Told& told, const core::event::ParticipantWaits&) {
  write_waiting(told, told.made<core::ParticipantId>());
  told.out.field("new", true);
}

void write_fields(const Told& told, const core::event::WaitingChanged& e) {
  write_waiting(told, e.participant);
}

// Whoever is let in had seen nothing yet: this is all of it, but for what signals tell.
void write_fields(const Told& told, const core::event::ParticipantAdmitted& e) {
  if (!told.to_self()) return write_participant(told, e.participant);
  const core::View view = core::view(told.state, e.participant);
  told.out.field("view", view_token(*view.me));
  told.out.nested("snapshot", [&] { write_view(told.out, view); });
}

void write_fields(const Told& told, const core::event::ParticipantRefused& e) {
  told.out.field("participant", e.participant);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::RoomMuted& e) {
  told.out.field("room", room_or_all(e.room));
  told.out.text_if("reason", e.reason);
  write_by_for_staff(told, e.by);
}

void write_fields(const Told& told, const core::event::RoomUnmuted& e) {
  told.out.field("room", room_or_all(e.room));
  write_by_for_staff(told, e.by);
}

void write_fields(const Told& told, const core::event::PaceSet& e) {
  told.out.field("room", room_or_all(e.room));
  told.out.field("every_s", e.every.count());
  write_by_for_staff(told, e.by);
}

// Who raised it reads that it was heard, and no more than they knew.
void write_fields(const Told& told, const core::event::FlagRaised& e) {
  if (told.to_self()) {
    told.out.field("flag", told.made<core::FlagId>());
    told.out.field("target", target_text(e.target));
    told.out.field("mine", true);
    return;
  }
  write_flag_fields(told.out, told.state, told.state.flags.at(told.made<core::FlagId>()));
}

void write_fields(const Told& told, const core::event::FlagResolved& e) {
  told.out.field("flag", e.flag);
  told.out.field("outcome", e.outcome);
  if (told.to_self()) told.out.field("mine", true);
  write_by_for_staff(told, e.by);
}

void write_fields(const Told& told, const core::event::StaffWritten& e) {
  write_person_named(told.out, "participant", told.state, e.participant);
  told.out.field("letter", told.made<core::LetterId>());
  write_person_named(told.out, "from", told.state, e.from);
  told.out.field("text", e.text);
}

void write_fields(const Told& told, const core::event::StaffNoted& e) {
  told.out.field("letter", told.made<core::LetterId>());
  write_person_named(told.out, "from", told.state, e.from);
  told.out.field("text", e.text);
}

}  // namespace chats::protocol
