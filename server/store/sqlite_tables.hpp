// What can be changed in the database, statement by statement, inside a transaction that the
// writer begins and ends. One connection, one thread at a time. Everything may throw
// SQLite::Exception: then the transaction is to be rolled back.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/store/log.hpp"
#include "server/store/sqlite_file.hpp"

namespace chats::store {

class SqliteTables {
 public:
  explicit SqliteTables(const std::filesystem::path& file);

  void begin();
  void commit();
  // False: SQLite could not even do that; this connection is of no more use.
  bool roll_back() noexcept;

  // Under a savepoint of its own. False: a conflict, and nothing of it is there.
  bool append(const SessionId& session, core::Seq after, const std::vector<std::string>& stored,
              const std::vector<Link>& links);
  void create(const SessionEntry& entry, const std::vector<Link>& links,
              const std::vector<std::string>& stored);
  // False: no such session. Without forget_at the events go now.
  bool close(const SessionId& session, const std::string& record,
             std::optional<core::Instant> forget_at);
  PersonErasure erase_person(const SessionId& session, const core::Digest& key);
  std::size_t forget_overdue(core::Instant now);
  void erase(const SessionId& session);
  void set_fact(const std::string& name, const std::string& value);

  Checkpoint empty_journal() { return store::empty_journal(*database_); }
  // Outside a transaction: forgets the pages that were read or written, and where sessions end;
  // both are read again.
  void forget_pages() noexcept;

 private:
  struct Place {
    std::int64_t number = 0;
    bool closed = false;
    core::Seq last = 0;  // Of its events.
  };
  std::optional<Place> find(const SessionId& session);
  // As it was found, or as the last append left it. Null: no such session.
  Place* known(const SessionId& session);
  // Changes with every commit, this connection's and any other's.
  unsigned version() noexcept;
  void insert_events(std::int64_t number, core::Seq after, const std::vector<std::string>& stored);
  void insert_links(std::int64_t number, const std::vector<Link>& links);
  // Takes those who wished to be forgotten out of the events that are kept.
  void redact_events(std::int64_t number, const std::optional<core::Digest>& also);
  void delete_events(std::int64_t number);

  std::unique_ptr<SQLite::Database> database_;  // Before the statements that stand on it.
  SQLite::Statement begin_, commit_, savepoint_, release_, roll_back_one_;
  SQLite::Statement find_, insert_;
  // What the transaction under way sees. None longer than nothing else changes the file.
  std::unordered_map<SessionId, Place> known_;
  unsigned known_at_ = 0;  // The file's version.
};

}  // namespace chats::store
