// Reading the database, from any thread, beside the writer and without waiting for it.
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/store/log.hpp"

namespace chats::store {

class SqliteReader {
 public:
  explicit SqliteReader(std::filesystem::path file) : file_(std::move(file)) {}

  ReadOutcome read(const SessionId& session, core::Seq after, const TakeEvent& take);
  // What cannot be read is told to the server's log and left out.
  std::vector<SessionEntry> sessions();
  std::vector<Link> links();
  std::optional<core::ClosingRecord> record(const SessionId& session);
  std::string fact(const std::string& name);

 private:
  using Connection = std::unique_ptr<SQLite::Database>;
  struct Page;

  Page page_behind(const SessionId& session, core::Seq after);

  // Calls `query` with a connection of its own. What went wrong, if anything did.
  std::optional<SQLite::Exception> with_connection(
      const std::function<void(SQLite::Database&)>& query);
  void ask(const char* what, const std::function<void(SQLite::Database&)>& query);
  Connection borrow();
  void give_back(Connection connection);

  const std::filesystem::path file_;
  std::mutex mutex_;  // Guards idle_; not held while anything is read.
  std::vector<Connection> idle_;
};

}  // namespace chats::store
