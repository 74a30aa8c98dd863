#include "server/store/sqlite_reader.hpp"

#include <SQLiteCpp/Statement.h>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "server/store/event_page.hpp"
#include "server/store/limits.hpp"
#include "server/store/sqlite_file.hpp"
#include "server/store/stored_event.hpp"
#include "server/store/stored_record.hpp"
#include "server/store/stored_words.hpp"

namespace chats::store {
namespace {

std::optional<core::Role> role_of(const std::string& word) {
  const auto& words = Words<core::Role>::words;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<core::Role>(found - words.begin());
}

core::Instant instant_of(const SQLite::Column& column) {
  return core::Instant{core::milliseconds{column.getInt64()}};
}

bool is_lasting(const SQLite::Exception& trouble) {
  return trouble.getErrorCode() == SQLITE_CORRUPT || trouble.getErrorCode() == SQLITE_NOTADB;
}

}  // namespace

struct SqliteReader::Page {
  std::optional<ReadOutcome> trouble;
  std::vector<StoredRow> rows;
};

// Gathered before any is decoded, so that the journal is held for a short time only.
SqliteReader::Page SqliteReader::page_behind(const SessionId& session, core::Seq after) {
  Page page;
  bool session_is_there = false;
  const auto trouble = with_connection([&](SQLite::Database& database) {
    SQLite::Statement place(database, "SELECT number FROM sessions WHERE id = ?");
    place.bind(1, session);
    session_is_there = place.executeStep();
    if (!session_is_there) return;
    page.rows = page_of_events(database, place.getColumn(0).getInt64(), after);
  });
  if (trouble)
    page.trouble = {.damage = std::string("The database cannot be read: ") + trouble->what() + ".",
                    .unavailable = !is_lasting(*trouble)};
  else if (!session_is_there)
    page.trouble = {.damage = "There is no such session."};
  return page;
}

ReadOutcome SqliteReader::read(const SessionId& session, core::Seq after, const TakeEvent& take) {
  while (true) {
    const Page page = page_behind(session, after);
    if (page.trouble) return *page.trouble;
    if (page.rows.empty()) return {};
    for (const StoredRow& row : page.rows) {
      const std::string place = "Event " + std::to_string(++after);
      if (row.seq != static_cast<std::int64_t>(after)) return {.damage = place + " is missing."};
      auto event = decode(row.stored);
      if (!event) return {.damage = place + ": " + event.error().sentence};
      if (event->seq != after) return {.damage = place + ": It says that it is another."};
      if (!take(std::move(*event))) return {};
    }
  }
}

std::vector<SessionEntry> SqliteReader::sessions() {
  std::vector<SessionEntry> entries;
  ask("sessions", [&](SQLite::Database& database) {
    SQLite::Statement rows(database,
                           "SELECT id, title, created_at, record IS NOT NULL, forget_at "
                           "FROM sessions ORDER BY created_at, number");
    while (rows.executeStep()) {
      SessionEntry& entry = entries.emplace_back();
      entry.session = rows.getColumn(0).getString();
      entry.title = rows.getColumn(1).getString();
      entry.created_at = instant_of(rows.getColumn(2));
      entry.closed = rows.getColumn(3).getInt() != 0;
      if (!rows.getColumn(4).isNull()) entry.forget_at = instant_of(rows.getColumn(4));
    }
  });
  return entries;
}

std::vector<Link> SqliteReader::links() {
  std::vector<Link> links;
  ask("links", [&](SQLite::Database& database) {
    SQLite::Statement rows(database,
                           "SELECT hash, sessions.id, role FROM links "
                           "JOIN sessions ON sessions.number = links.session");
    while (rows.executeStep()) {
      const std::string hash = rows.getColumn(0).getString();
      const std::string session = rows.getColumn(1).getString();
      const auto role = role_of(rows.getColumn(2).getString());
      Link link{.hash = {}, .session = session, .role = role.value_or(core::Role::attendee)};
      if (!role || hash.size() != link.hash.bytes.size()) {
        spdlog::error("store: a link of session {} is damaged and opens nothing", session);
        continue;
      }
      std::copy(hash.begin(), hash.end(), link.hash.bytes.begin());
      links.push_back(std::move(link));
    }
  });
  return links;
}

std::optional<core::ClosingRecord> SqliteReader::record(const SessionId& session) {
  std::optional<std::string> stored;
  ask("closing record", [&](SQLite::Database& database) {
    SQLite::Statement row(database,
                          "SELECT record FROM sessions WHERE id = ? AND record IS NOT NULL");
    row.bind(1, session);
    if (row.executeStep()) stored = row.getColumn(0).getString();
  });
  if (!stored) return std::nullopt;
  auto record = decode_record(*stored);
  if (record) return std::move(*record);
  spdlog::error("store: session {}: {}", session, record.error().sentence);
  return std::nullopt;
}

std::string SqliteReader::fact(const std::string& name) {
  std::string value;
  ask("facts", [&](SQLite::Database& database) {
    SQLite::Statement row(database, "SELECT value FROM facts WHERE name = ?");
    row.bind(1, name);
    if (row.executeStep()) value = row.getColumn(0).getString();
  });
  return value;
}

std::optional<SQLite::Exception> SqliteReader::with_connection(
    const std::function<void(SQLite::Database&)>& query) {
  try {
    Connection connection = borrow();
    query(*connection);
    give_back(std::move(connection));
    return std::nullopt;
  } catch (const SQLite::Exception& trouble) {
    return trouble;
  }
}

void SqliteReader::ask(const char* what, const std::function<void(SQLite::Database&)>& query) {
  const auto trouble = with_connection(query);
  if (trouble) spdlog::error("store: {} cannot be read: {}", what, trouble->what());
}

SqliteReader::Connection SqliteReader::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Connection connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  return open_for_reading(file_);
}

// Without the pages that it read: they hold words, and would outlast their erasing.
void SqliteReader::give_back(Connection connection) {
  sqlite3_db_release_memory(connection->getHandle());
  const std::lock_guard lock(mutex_);
  if (idle_.size() < limits::idle_readers_max) idle_.push_back(std::move(connection));
}

}  // namespace chats::store
