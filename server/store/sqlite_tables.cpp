#include "server/store/sqlite_tables.hpp"

#include <sqlite3.h>

#include "server/store/encoded.hpp"
#include "server/store/event_page.hpp"
#include "server/store/limits.hpp"
#include "server/store/stored_words.hpp"

namespace chats::store {
namespace {

// Leaves a statement ready for its next use, however its use ends.
class Use {
 public:
  explicit Use(SQLite::Statement& statement) : statement_(statement) {}
  ~Use() {
    statement_.tryReset();
    // Bound texts would otherwise stay in memory until the next use.
    statement_.clearBindings();
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  SQLite::Statement* operator->() { return &statement_; }

 private:
  SQLite::Statement& statement_;
};

void run(SQLite::Statement& statement) {
  Use(statement)->exec();
}

std::int64_t as_number(core::Seq seq) {
  return static_cast<std::int64_t>(seq);
}
std::int64_t as_number(core::Instant at) {
  return at.time_since_epoch().count();
}

// The events that are kept of a session. A page is read whole before one of it is changed.
class Kept final : public StoredEvents {
 public:
  Kept(SQLite::Database& database, std::int64_t number)
      : database_(database),
        number_(number),
        update_(database, "UPDATE events SET stored = ? WHERE session = ? AND seq = ?") {}

  void each(const std::function<void(core::Seq, const std::string&)>& take) override {
    core::Seq last = 0;
    while (true) {
      const auto page = page_of_events(database_, number_, last);
      if (page.empty()) return;
      for (const auto& row : page)
        take(last = static_cast<core::Seq>(row.seq), row.stored);
    }
  }
  void change(core::Seq seq, std::string stored) override {
    Use use(update_);
    use->bindNoCopy(1, stored);
    use->bind(2, number_);
    use->bind(3, as_number(seq));
    use->exec();
  }

 private:
  SQLite::Database& database_;
  std::int64_t number_;
  SQLite::Statement update_;
};

}  // namespace

SqliteTables::SqliteTables(const std::filesystem::path& file)
    : database_(open_for_writing(file)),
      begin_(*database_, "BEGIN IMMEDIATE"),
      commit_(*database_, "COMMIT"),
      savepoint_(*database_, "SAVEPOINT one"),
      release_(*database_, "RELEASE one"),
      roll_back_one_(*database_, "ROLLBACK TO one"),
      find_(*database_,
            "SELECT number, record IS NOT NULL, "
            "(SELECT coalesce(max(seq), 0) FROM events WHERE session = number) "
            "FROM sessions WHERE id = ?"),
      insert_(*database_, "INSERT INTO events(session, seq, stored) VALUES (?, ?, ?)") {}

void SqliteTables::begin() {
  run(begin_);
  if (version() != known_at_) known_.clear();
}
void SqliteTables::commit() {
  run(commit_);
  known_at_ = version();
}

bool SqliteTables::roll_back() noexcept {
  known_.clear();
  // SQLite rolls back by itself after some errors; a ROLLBACK would then be an error of its own.
  if (sqlite3_get_autocommit(database_->getHandle()) != 0) return true;
  return database_->tryExec("ROLLBACK") == SQLITE_OK;
}

void SqliteTables::forget_pages() noexcept {
  known_.clear();
  sqlite3_db_release_memory(database_->getHandle());
}

bool SqliteTables::append(const SessionId& session, core::Seq after,
                          const std::vector<std::string>& stored,
                          const std::vector<Link>& links) {
  Place* const place = known(session);
  if (!place || place->closed || place->last != after) return false;
  // A row that is refused leaves nothing behind; of several, those before it.
  const bool is_one_row = stored.size() == 1 && links.empty();
  if (!is_one_row) run(savepoint_);
  bool inserted = true;
  try {
    insert_events(place->number, after, stored);
    insert_links(place->number, links);
    place->last += stored.size();
  } catch (const SQLite::Exception& trouble) {
    if (trouble.getErrorCode() != SQLITE_CONSTRAINT) throw;
    if (!is_one_row) run(roll_back_one_);
    inserted = false;
  }
  if (!is_one_row) run(release_);
  return inserted;
}

void SqliteTables::create(const SessionEntry& entry, const std::vector<Link>& links,
                          const std::vector<std::string>& stored) {
  SQLite::Statement session(*database_,
                            "INSERT INTO sessions(id, title, created_at) VALUES (?, ?, ?)");
  session.bind(1, entry.session);
  session.bind(2, entry.title);
  session.bind(3, as_number(entry.created_at));
  session.exec();
  const std::int64_t number = database_->getLastInsertRowid();
  insert_links(number, links);
  insert_events(number, 0, stored);
}

bool SqliteTables::close(const SessionId& session, const std::string& record,
                         std::optional<core::Instant> forget_at) {
  const auto place = find(session);
  if (!place) return false;
  if (place->closed) return true;
  known_.erase(session);
  SQLite::Statement mark(*database_,
                         "UPDATE sessions SET record = ?, forget_at = ? WHERE number = ?");
  mark.bind(1, record);
  if (forget_at) mark.bind(2, as_number(*forget_at));
  mark.bind(3, place->number);
  mark.exec();
  if (forget_at)
    redact_events(place->number, {});
  else
    delete_events(place->number);
  return true;
}

PersonErasure SqliteTables::erase_person(const SessionId& session, const core::Digest& key) {
  SQLite::Statement find(*database_,
                         "SELECT number, record FROM sessions WHERE id = ? AND record IS NOT NULL");
  find.bind(1, session);
  if (!find.executeStep()) return PersonErasure::nobody;
  const std::int64_t number = find.getColumn(0).getInt64();
  const auto without = record_without(find.getColumn(1).getString(), key);
  find.reset();
  if (without.outcome != PersonErasure::erased) return without.outcome;
  SQLite::Statement keep(*database_, "UPDATE sessions SET record = ? WHERE number = ?");
  keep.bind(1, without.stored);
  keep.bind(2, number);
  keep.exec();
  redact_events(number, key);
  return PersonErasure::erased;
}

std::size_t SqliteTables::forget_overdue(core::Instant now) {
  SQLite::Statement overdue(*database_, "SELECT number FROM sessions WHERE forget_at <= ?");
  overdue.bind(1, as_number(now));
  std::vector<std::int64_t> numbers;
  while (overdue.executeStep())
    numbers.push_back(overdue.getColumn(0).getInt64());
  SQLite::Statement mark(*database_, "UPDATE sessions SET forget_at = NULL WHERE number = ?");
  for (const std::int64_t number : numbers) {
    delete_events(number);
    Use use(mark);
    use->bind(1, number);
    use->exec();
  }
  return numbers.size();
}

void SqliteTables::erase(const SessionId& session) {
  const auto place = find(session);
  if (!place) return;
  known_.erase(session);
  for (const char* query :
       {"DELETE FROM events WHERE session = ?", "DELETE FROM links WHERE session = ?",
        "DELETE FROM sessions WHERE number = ?"}) {
    SQLite::Statement statement(*database_, query);
    statement.bind(1, place->number);
    statement.exec();
  }
}

void SqliteTables::set_fact(const std::string& name, const std::string& value) {
  SQLite::Statement statement(*database_,
                              "INSERT OR REPLACE INTO facts(name, value) VALUES (?, ?)");
  statement.bind(1, name);
  statement.bind(2, value);
  statement.exec();
}

std::optional<SqliteTables::Place> SqliteTables::find(const SessionId& session) {
  Use use(find_);
  use->bind(1, session);
  if (!use->executeStep()) return std::nullopt;
  return Place{use->getColumn(0).getInt64(), use->getColumn(1).getInt() != 0,
               static_cast<core::Seq>(use->getColumn(2).getInt64())};
}

SqliteTables::Place* SqliteTables::known(const SessionId& session) {
  const auto found = known_.find(session);
  if (found != known_.end()) return &found->second;
  const auto place = find(session);
  if (!place) return nullptr;
  if (known_.size() >= limits::known_sessions_max) known_.clear();
  return &known_.emplace(session, *place).first->second;
}

unsigned SqliteTables::version() noexcept {
  unsigned version = 0;
  sqlite3_file_control(database_->getHandle(), "main", SQLITE_FCNTL_DATA_VERSION, &version);
  return version;
}

void SqliteTables::insert_events(std::int64_t number, core::Seq after,
                                 const std::vector<std::string>& stored) {
  for (const std::string& one : stored) {
    Use use(insert_);
    use->bind(1, number);
    use->bind(2, as_number(++after));
    use->bindNoCopy(3, one);
    use->exec();
  }
}

void SqliteTables::insert_links(std::int64_t number, const std::vector<Link>& links) {
  if (links.empty()) return;
  SQLite::Statement link(*database_, "INSERT INTO links(hash, session, role) VALUES (?, ?, ?)");
  for (const Link& one : links) {
    Use use(link);
    use->bind(1, one.hash.bytes.data(), static_cast<int>(one.hash.bytes.size()));
    use->bind(2, number);
    use->bind(3, std::string(Words<core::Role>::words.at(static_cast<std::size_t>(one.role))));
    use->exec();
  }
}

void SqliteTables::redact_events(std::int64_t number, const std::optional<core::Digest>& also) {
  Kept kept(*database_, number);
  redact(kept, also);
}

void SqliteTables::delete_events(std::int64_t number) {
  SQLite::Statement statement(*database_, "DELETE FROM events WHERE session = ?");
  statement.bind(1, number);
  statement.exec();
}

}  // namespace chats::store
