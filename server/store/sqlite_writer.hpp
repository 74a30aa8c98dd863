// The one thread that writes. Appends that gathered while the last commit was being made durable
// share the next one (group commit), each under its own savepoint; other changes have a
// transaction of their own. Everything is made in the order in which it was asked for.
//
// Trouble with the disk ends no writer. A commit that failed has not become visible: what can be
// read is what was durable before. But its pages may lie in the journal all the same, or in a cache
// that will lose them. So before anything is written again the file is opened afresh, and all that
// is visible copied from the journal into the database, durably; each job tries that again. Only a
// crash before it worked can bring back a commit whose fate was told as unknown.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "server/store/log.hpp"
#include "server/store/sqlite_tables.hpp"

namespace chats::store {

struct AppendJob {
  SessionId session;
  core::Seq after = 0;
  std::vector<std::string> stored;
  std::vector<Link> links;
  std::size_t bytes = 0;
  std::function<void(AppendOutcome)> done;
};

enum class JournalHolds : std::uint8_t { nothing_to_hide, erased_words };

struct ChangeJob {
  std::function<JournalHolds(SqliteTables&)> change;  // May throw SQLite::Exception.
  std::function<void(bool saved)> done;
};

class SqliteWriter {
 public:
  // The file must have been prepared. Throws SQLite::Exception.
  explicit SqliteWriter(std::filesystem::path file);
  // Finishes what is queued.
  ~SqliteWriter();
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  // Any thread. When too much waits, `done` is called at once with `failed`.
  void append(AppendJob job);
  void change(ChangeJob job);
  // Any thread but the writer's: waits until the change is durable. False: it is not.
  bool change_and_wait(std::function<JournalHolds(SqliteTables&)> change);

 private:
  using Appends = std::vector<AppendJob>;
  using Batch = std::variant<std::monostate, Appends, ChangeJob>;

  void run();
  Batch wait_for_batch();
  Batch take_batch();
  void write(Appends& jobs);
  void write(ChangeJob& job);
  // `work` inside a transaction. Rolled back, and the file opened afresh, if anything fails.
  AppendOutcome transact(const std::function<void()>& work);
  AppendOutcome commit();
  void open_afresh();
  // False: the file cannot be opened now.
  bool ensure_open();
  // Empties the journal if it is owed.
  void pay_journal();
  // Lets go what only work needs.
  void rest();

  const std::filesystem::path file_;
  std::mutex mutex_;  // Guards the queue.
  std::condition_variable came_;
  std::deque<std::variant<AppendJob, ChangeJob>> queue_;
  std::size_t queued_bytes_ = 0;
  bool stopping_ = false;

  // The writer thread's own.
  // Never used again once it is open. Were there a moment without any connection, the next one
  // would find out from the journal's pages what is visible: that of a failed commit might be.
  const std::unique_ptr<SQLite::Database> holds_what_is_visible_;
  std::unique_ptr<SqliteTables> tables_;  // Null: to be opened afresh.
  bool rested_ = false;       // Nothing was written since.
  bool journal_owed_ = true;  // It may hold erased words; a crash may have left some, too.
  std::chrono::steady_clock::time_point journal_tried_at_{};
  std::thread thread_;  // Last: it uses everything above.
};

}  // namespace chats::store
