#include "protocol/receipt_codec.hpp"

#include "protocol/enum_words.hpp"

namespace chats::protocol {

namespace {

void write_person(JsonWriter& out, const core::ClosingRecord::Attendance& person) {
  out.object("person", [&] {
    out.field("name", person.name);
    out.text_if("pronouns", person.pronouns);
    out.text_if("position", person.position);
    out.text_if("affiliation", person.affiliation);
    out.field("role", word(person.role));
    out.field("joined_at", person.joined_at);
  });
}

void write_rooms(JsonWriter& out, const core::Receipt& receipt) {
  out.list("rooms", receipt.rooms, [&](const core::Receipt::Room& room) {
    out.object([&] {
      out.field("round", room.round);
      out.field("name", room.name);
      if (room.headline) out.field("headline", *room.headline);
    });
  });
}

void write_cards(JsonWriter& out, const core::Receipt& receipt) {
  out.list("cards", receipt.cards, [&](const core::ClosingRecord::CardRecord& card) {
    out.object([&] {
      out.field("column", word(card.column));
      out.field("text", card.text);
    });
  });
}

void write_acts(JsonWriter& out, const core::Receipt& receipt) {
  out.list("acts", receipt.acts, [&](const core::ClosingRecord::ActRecord& act) {
    out.object([&] {
      out.field("at", act.at);
      out.field("act", act.act);
      out.text_if("by", act.by);
      out.text_if("on", act.on);
      out.text_if("reason", act.reason);
    });
  });
}

// Words go when the session closes, or so many days later.
void write_keeping(JsonWriter& out, const core::Receipt& receipt) {
  if (receipt.keep_days) {
    out.object("transcript", [&] { out.field("keep_days", *receipt.keep_days); });
  } else {
    out.field("transcript", "forget");
  }
  out.field_if("closed_at", receipt.closed_at);
  if (!receipt.passing) return;
  out.object("until_closed", [&] {
    out.field("messages", receipt.passing->messages);
    out.field("takeaways", receipt.passing->takeaways);
    out.text_if("checkin", receipt.passing->checkin);
  });
}

}  // namespace

void write_receipt_fields(JsonWriter& out, std::string_view session, const core::Receipt& receipt) {
  out.field("session", session);
  out.field("title", receipt.title);
  write_person(out, receipt.person);
  write_rooms(out, receipt);
  write_cards(out, receipt);
  out.list("quotes", receipt.quotes, [&](const std::string& quote) { out.value(quote); });
  write_acts(out, receipt);
  write_keeping(out, receipt);
}

}  // namespace chats::protocol
