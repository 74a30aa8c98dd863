#include "server/store/check_session.hpp"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <spdlog/fmt/chrono.h>

#include <algorithm>

#include "server/core/replay.hpp"
#include "server/store/check_record.hpp"
#include "server/store/encoded.hpp"
#include "server/store/stored_event.hpp"
#include "server/store/stored_record.hpp"
#include "server/store/stored_words.hpp"

namespace chats::store {
namespace {

struct Row {
  std::string id, title;
  std::optional<std::string> record;
  std::optional<core::Instant> forget_at;
};

std::optional<Row> row_of(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement query(database,
                          "SELECT id, title, record, forget_at FROM sessions WHERE number = ?");
  query.bind(1, number);
  if (!query.executeStep()) return std::nullopt;
  Row row{query.getColumn(0).getString(), query.getColumn(1).getString(), {}, {}};
  if (!query.getColumn(2).isNull()) row.record = query.getColumn(2).getString();
  if (!query.getColumn(3).isNull()) {
    row.forget_at = core::Instant{core::milliseconds{query.getColumn(3).getInt64()}};
  }
  return row;
}

// A damaged id might hold anything.
bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

struct Replayed {
  core::SessionState state;
  std::uint64_t events = 0;
  std::optional<std::string> trouble;  // The first; what comes behind it is counted alone.
};

// Folds one stored event in, or says why it cannot be.
std::optional<std::string> take(core::SessionState& state, std::int64_t seq,
                                const std::string& stored) {
  const core::Seq expected = state.seq + 1;
  const std::string place = "Event " + std::to_string(expected);
  if (seq != static_cast<std::int64_t>(expected)) return place + " is missing.";
  const auto event = decode(stored);
  if (!event) return place + ": " + event.error().sentence;
  if (event->seq != expected) return place + ": It says that it is another.";
  const std::string named = place + " (" + std::string(kind_of(event->body)) + "): ";
  if (const char* misfit = core::replay(state, *event)) return named + misfit;
  // All that is in a log was written in the form of today, the first one.
  if (encode(*event) != stored) return named + "It is not as this server writes it.";
  return std::nullopt;
}

Replayed replay(SQLite::Database& database, std::int64_t number) {
  Replayed replayed;
  SQLite::Statement rows(database, "SELECT seq, stored FROM events WHERE session = ? ORDER BY seq");
  rows.bind(1, number);
  while (rows.executeStep()) {
    ++replayed.events;
    if (replayed.trouble) continue;
    replayed.trouble =
        take(replayed.state, rows.getColumn(0).getInt64(), rows.getColumn(1).getString());
  }
  return replayed;
}

std::string word_for(core::Lifecycle lifecycle) {
  switch (lifecycle) {
    case core::Lifecycle::none:
      return "unreadable";
    case core::Lifecycle::scheduled:
      return "scheduled";
    case core::Lifecycle::open:
      return "open";
    case core::Lifecycle::closing:
      return "closing";
    case core::Lifecycle::closed:
      return "closed";
  }
  return "unreadable";
}

void look_at_links(SQLite::Database& database, std::int64_t number, SessionFinding& finding) {
  SQLite::Statement links(database, "SELECT length(hash), role FROM links WHERE session = ?");
  links.bind(1, number);
  const auto& roles = Words<core::Role>::words;
  while (links.executeStep()) {
    const bool has_role = std::ranges::find(roles, links.getColumn(1).getString()) != roles.end();
    if (has_role && links.getColumn(0).getInt() == static_cast<int>(sizeof(core::Digest))) continue;
    finding.troubles.push_back("One of its links is damaged and opens nothing.");
  }
}

void look_at_running(const Row& row, const Replayed& replayed, core::Instant now,
                     SessionFinding& finding) {
  const auto& state = replayed.state;
  finding.state = word_for(state.lifecycle);
  finding.people = state.participants.size();
  if (replayed.trouble) return finding.troubles.push_back(*replayed.trouble);
  if (replayed.events == 0) return finding.troubles.push_back("Its log is empty.");
  if (row.title != state.definition->title) {
    finding.troubles.push_back("Its title in the list is not its own.");
  }
  if (row.forget_at) finding.troubles.push_back("It has a day to be forgotten, but is not closed.");
  if (state.lifecycle == core::Lifecycle::closed) finding.overdue_since = state.closed_at;
  const bool closes = state.lifecycle == core::Lifecycle::closing && state.closes_at <= now;
  if (closes) finding.overdue_since = state.closes_at;
}

// With keep_days, its events are there until their day.
void look_at_kept_events(const Row& row, const core::ClosingRecord& record,
                         const Replayed& replayed, SessionFinding& finding) {
  if (row.forget_at != forget_at(record)) {
    finding.troubles.push_back("The day on which it is forgotten is not the one of its record.");
  }
  if (replayed.trouble) return finding.troubles.push_back(*replayed.trouble);
  if (replayed.state.seq != record.last_seq) {
    return finding.troubles.push_back("Its events end at " + std::to_string(replayed.state.seq) +
                                      ", its closing record at " + std::to_string(record.last_seq) +
                                      ".");
  }
  if (replayed.state.lifecycle != core::Lifecycle::closed) {
    return finding.troubles.push_back("It has a closing record, but its events do not close it.");
  }
  if (!is_record_of(record, replayed.state)) {
    finding.troubles.push_back("Its closing record is not what its events give.");
  }
}

void look_at_closed(const Row& row, const Replayed& replayed, core::Instant now,
                    SessionFinding& finding) {
  finding.state = word_for(core::Lifecycle::closed);
  const auto record = decode_record(*row.record);
  if (!record) return finding.troubles.push_back(record.error().sentence);
  finding.people = record->attendance.size();
  if (encode(*record) != *row.record) {
    finding.troubles.push_back("Its closing record is not as this server writes it.");
  }
  if (row.title != record->title) {
    finding.troubles.push_back("Its title in the list is not its own.");
  }
  if (const auto nonsense = nonsense_in(*record)) finding.troubles.push_back(*nonsense);
  if (row.forget_at) {
    look_at_kept_events(row, *record, replayed, finding);
    if (*row.forget_at <= now) finding.overdue_since = row.forget_at;
  } else if (replayed.events > 0) {
    finding.troubles.push_back("Its events should have been erased when it closed.");
  }
}

std::string counted(std::uint64_t count, const char* one, const char* more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string utc_text(core::Instant at) {
  const auto since = std::chrono::floor<core::seconds>(at.time_since_epoch()).count();
  return fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(static_cast<std::time_t>(since)));
}

}  // namespace

std::optional<SessionFinding> check_session(SQLite::Database& database, std::int64_t number,
                                            core::Instant now) {
  SQLite::Transaction one_moment(database);
  const auto row = row_of(database, number);
  if (!row) return std::nullopt;
  const bool named = is_id(row->id);
  SessionFinding finding;
  finding.id = named ? row->id : "the session with the number " + std::to_string(number);
  if (!named) finding.troubles.push_back("Its id is damaged.");
  const auto replayed = replay(database, number);
  finding.events = replayed.events;
  if (row->record) {
    look_at_closed(*row, replayed, now, finding);
  } else {
    look_at_running(*row, replayed, now, finding);
  }
  look_at_links(database, number, finding);
  return finding;
}

std::string line_of(const SessionFinding& finding) {
  std::string line = finding.id + ": " + finding.state + ", " +
                     counted(finding.events, "event", "events") + ", " +
                     counted(finding.people, "person", "people");
  line += finding.troubles.empty() ? ", is whole" : ", is damaged:";
  for (const auto& trouble : finding.troubles)
    line += " " + trouble;
  if (finding.overdue_since) {
    line += finding.troubles.empty() ? "; its" : " Its";
    line += " words should have been erased on " + utc_text(*finding.overdue_since) +
            ": they are at the next start";
  }
  return line;
}

}  // namespace chats::store
