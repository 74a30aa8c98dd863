// Events about requests for help. The room in which one was made learns that it was, and of which
// kind: not by whom, nor in which words.
#include "protocol/enum_words.hpp"
#include "protocol/telling_fields.hpp"

namespace chats::protocol {

namespace {

bool to_the_room(const Told& told) {
  return told.telling.form == core::Form::fact;
}

}  // namespace

void write_fields(const Told& told, const core::event::HelpRequested& e) {
  told.out.field("help", told.made<core::HelpId>());
  if (!to_the_room(told)) write_person_named(told.out, "from", told.state, e.from);
  told.out.field("room", e.room);
  told.out.field("kind", word(e.kind));
  if (!to_the_room(told)) told.out.text_if("text", e.text);
  if (told.to_staff()) told.out.field("urgent_at", urgent_at(told.event.at));
}

void write_fields(const Told& told, const core::event::HelpClaimed& e) {
  told.out.field("help", e.help);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::HelpReleased& e) {
  told.out.field("help", e.help);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::HelpAnswered& e) {
  told.out.field("help", e.help);
  told.out.field("text", e.text);
  write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::HelpResolved& e) {
  told.out.field("help", e.help);
  if (!to_the_room(told)) told.out.field("participant", e.participant);
  if (e.by != e.participant) write_person_named(told.out, "by", told.state, e.by);
}

}  // namespace chats::protocol
