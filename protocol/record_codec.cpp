#include "protocol/record_codec.hpp"

#include <algorithm>
#include <string>

#include "protocol/enum_words.hpp"

namespace chats::protocol {

namespace {

using Record = core::ClosingRecord;

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.list(name, texts, [&](const std::string& text) { out.value(text); });
}

void write_attendance(JsonWriter& out, const Record& record) {
  out.list("attendance", record.attendance, [&](const Record::Attendance& person) {
    out.object([&] { write_attendance_fields(out, person); });
  });
}

void write_rooms(JsonWriter& out, const Record& record) {
  out.list("rooms", record.rooms, [&](const Record::RoomRecord& room) {
    out.object([&] {
      out.field("round", room.round);
      out.field("name", room.name);
      out.text_if("question", room.question);
      write_texts(out, "people", room.people);
      write_texts(out, "takeaways", room.takeaways);
      out.text_if("headline", room.headline.value_or(""));
      out.text_if("speaker", room.speaker.value_or(""));
    });
  });
}

void write_board(JsonWriter& out, const Record& record) {
  out.list("board", record.cards, [&](const Record::CardRecord& card) {
    out.object([&] {
      out.field("column", word(card.column));
      out.field("text", card.text);
      out.text_if("author", card.author);
      out.field("support", card.support);
    });
  });
}

// Counts of fewer than survey_group_min answers were never in the record: then none are told.
void write_survey(JsonWriter& out, const Record& record) {
  out.object("survey", [&] {
    out.field("answers", record.surveys);
    out.list("questions", record.survey, [&](const Record::QuestionRecord& question) {
      const auto nothing = [](std::uint32_t count) { return count == 0; };
      out.object([&] {
        out.field("id", question.id);
        out.field("text", question.text);
        if (std::ranges::all_of(question.counts, nothing)) return;
        out.list("counts", question.counts, [&](std::uint32_t count) { out.value(count); });
      });
    });
    out.list("quotes", record.quotes, [&](const Record::QuoteRecord& quote) {
      out.object([&] {
        out.field("text", quote.text);
        out.text_if("name", quote.name);
      });
    });
  });
}

}  // namespace

void write_attendance_fields(JsonWriter& out, const Record::Attendance& person) {
  out.field("name", person.name);
  out.text_if("pronouns", person.pronouns);
  out.text_if("position", person.position);
  out.text_if("affiliation", person.affiliation);
  out.field("role", word(person.role));
  out.field("joined_at", person.joined_at);
}

void write_acts(JsonWriter& out, const std::vector<Record::ActRecord>& acts) {
  out.list("acts", acts, [&](const Record::ActRecord& act) {
    out.object([&] {
      out.field("at", act.at);
      out.field("act", act.act);
      out.text_if("by", act.by);
      out.text_if("on", act.on);
      out.text_if("about", act.about.value_or(""));
      out.text_if("reason", act.reason);
    });
  });
}

void write_report_fields(JsonWriter& out, std::string_view session, const Record& record) {
  out.field("session", session);
  out.field("title", record.title);
  out.text_if("series", record.series);
  out.field("starts_at", record.starts_at);
  out.field_if("opened_at", record.opened_at);
  out.field("closed_at", record.closed_at);
  write_attendance(out, record);
  out.field("checkins", record.checkins);
  out.list("assumptions", record.assumption_counts, [&](std::uint32_t count) { out.value(count); });
  write_rooms(out, record);
  write_board(out, record);
  write_survey(out, record);
  write_acts(out, record.acts);
}

}  // namespace chats::protocol
