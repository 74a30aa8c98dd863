// Events about people: who came, went, moved, was muted or raised a hand.
#include "protocol/enum_words.hpp"
#include "protocol/telling_fields.hpp"

namespace chats::protocol {

// Staff hold a row of the roster for everybody; others know a person. Staff in a breakout need to
// know the room of those beyond the roster's bound as well.
void write_participant(const Told& told, core::ParticipantId id) {
  const core::Participant* const person = core::find_participant(told.state, id);
  if (person == nullptr) return;
  if (told.to_staff() && !person->listed) told.out.field("listed", false);
  told.out.nested("participant", [&] {
    if (told.to_staff()) {
      write_roster_row(told.out, told.state, *person);
    } else {
      write_person(told.out, *person);
    }
  });
}

void write_fields(const Told& told, const core::event::ParticipantJoined&) {
  write_participant(told, told.made<core::ParticipantId>());
}

void write_fields(const Told& told, const core::event::ParticipantLeft& e) {
  told.out.field("participant", e.participant);
}

void write_fields(const Told& told, const core::event::ParticipantAway& e) {
  write_participant(told, e.participant);
}

void write_fields(const Told& told, const core::event::ParticipantBack& e) {
  write_participant(told, e.participant);
}

void write_fields(const Told& told, const core::event::ParticipantUpdated& e) {
  const core::Participant* const person = core::find_participant(told.state, e.participant);
  if (person == nullptr) return;
  told.out.nested("participant", [&] { write_person(told.out, *person); });
  if (told.to_staff() || told.to_self()) write_profile_fields(told.out, told.state, *person);
}

void write_fields(const Told& told, const core::event::ParticipantMoved& e) {
  const core::Participant* const person = core::find_participant(told.state, e.participant);
  if (person == nullptr) return;
  told.out.nested("participant", [&] { write_room_person(told.out, *person); });
  if (told.telling.form == core::Form::left_behind) {
    told.out.raw("room", "null");
  } else {
    told.out.field("room", e.to);
  }
  told.out.field("why", word(e.why));
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::ParticipantMuted& e) {
  told.out.field("participant", e.participant);
  told.out.field_if("until", e.until);
  told.out.text_if("reason", e.reason);
  if (told.to_staff()) write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::ParticipantUnmuted& e) {
  told.out.field("participant", e.participant);
}

void write_fields(const Told& told, const core::event::ParticipantRemoved& e) {
  told.out.field("participant", e.participant);
  if (!told.to_staff()) return;
  write_person_named(told.out, "by", told.state, e.by);
  told.out.text_if("reason", e.reason);
}

void write_fields(const Told& told, const core::event::AssumptionAccepted& e) {
  told.out.field("participant", e.participant);
  told.out.field("index", e.index);
  told.out.field("on", e.on);
}

void write_fields(const Told& told, const core::event::ParticipantErased& e) {
  told.out.field("participant", e.participant);
}

void write_fields(const Told& told, const core::event::HandRaised& e) {
  told.out.field("participant", e.participant);
}

void write_fields(const Told& told, const core::event::HandLowered& e) {
  told.out.field("participant", e.participant);
}

}  // namespace chats::protocol
