// Who steers: a role that was given, with what it shows, and who would stand in.
#include "protocol/telling_fields.hpp"
#include "protocol/view_codec.hpp"

namespace chats::protocol {

void write_fields(const Told& told, const core::event::RoleGranted& e) {
  const core::Participant* const person = core::find_participant(told.state, e.participant);
  if (person == nullptr) return;
  told.out.nested("participant", [&] { write_staff_person(told.out, *person); });
  write_person_named(told.out, "by", told.state, e.by);
  if (told.to_self()) write_role_view(told.out, core::view(told.state, e.participant));
}

void write_fields(const Told& told, const core::event::DeputyNamed& e) {
  if (e.deputy) {
    told.out.field("deputy", *e.deputy);
  } else {
    told.out.raw("deputy", "null");
  }
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::FacilitatorOffered& e) {
  told.out.list("offered", e.participants, [&](core::ParticipantId id) { told.out.value(id); });
}

void write_fields(const Told& told, const core::event::LinkRotated& e) {
  told.out.nested("link", [&] { write_link(told.out, told.state, e.role); });
}

}  // namespace chats::protocol
