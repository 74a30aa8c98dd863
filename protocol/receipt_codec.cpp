#include "protocol/receipt_codec.hpp"

#include "protocol/enum_words.hpp"
#include "protocol/record_codec.hpp"

namespace chats::protocol {

namespace {

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
    out.field("flags", receipt.passing->flags);
    out.field("letters", receipt.passing->letters);
  });
}

}  // namespace

void write_receipt_fields(JsonWriter& out, std::string_view session, const core::Receipt& receipt) {
  out.field("session", session);
  out.field("title", receipt.title);
  out.object("person", [&] { write_attendance_fields(out, receipt.person); });
  write_rooms(out, receipt);
  write_cards(out, receipt);
  out.list("quotes", receipt.quotes, [&](const std::string& quote) { out.value(quote); });
  write_acts(out, receipt.acts);
  if (receipt.acts_before > 0) out.field("acts_before", receipt.acts_before);
  write_keeping(out, receipt);
}

}  // namespace chats::protocol
