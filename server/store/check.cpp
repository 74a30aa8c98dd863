#include "server/store/check.hpp"

#include <SQLiteCpp/Statement.h>

#include <map>
#include <vector>

#include "server/store/interruption.hpp"
#include "server/store/limits.hpp"
#include "server/store/quiet_reading.hpp"

namespace chats::store {
namespace {

// One look at the whole file. Sessions have a read transaction each rather than one together: the
// journal of a server that runs, erased words and all, cannot be emptied while one lasts.
class Check {
 public:
  Check(SQLite::Database& database, core::Instant now, const CheckListener& listener)
      : database_(database),
        now_(now),
        listener_(listener),
        interruption_(database, [this] { return listener_.goes_on(summary_); }) {}

  CheckSummary run() {
    look_at_file();
    for (const auto number : numbers())
      look_at_session(number);
    look_for_orphans();
    return summary_;
  }

 private:
  // The long one of SQLite's two checks, because sessions are read through the index of their
  // seqs: an index that lacks a row hides an event, and the quick check does not compare them.
  void look_at_file() {
    SQLite::Statement check(
        database_, "PRAGMA integrity_check(" + std::to_string(limits::file_troubles_max) + ")");
    while (check.executeStep()) {
      const std::string said = check.getColumn(0).getString();
      if (said != "ok") tell("SQLite finds the file damaged: " + said + ".");
    }
  }

  std::vector<std::int64_t> numbers() {
    std::vector<std::int64_t> all;
    SQLite::Statement rows(database_, "SELECT number FROM sessions ORDER BY created_at, number");
    while (rows.executeStep())
      all.push_back(rows.getColumn(0).getInt64());
    return all;
  }

  void look_at_session(std::int64_t number) {
    if (!listener_.goes_on(summary_)) throw Stopped();
    const auto finding = check_session(database_, number, now_);
    if (!finding) return;
    ++summary_.sessions;
    summary_.events += finding->events;
    summary_.damaged += finding->troubles.empty() ? 0 : 1;
    summary_.overdue += finding->overdue_since ? 1 : 0;
    listener_.session(*finding);
  }

  // What names a session that is not there: events, links.
  void look_for_orphans() {
    std::map<std::string, std::size_t> by_table;
    SQLite::Statement rows(database_, "PRAGMA foreign_key_check");
    while (rows.executeStep())
      ++by_table[rows.getColumn(0).getString()];
    for (const auto& [table, count] : by_table)
      tell(std::to_string(count) + " rows of " + table + " belong to no session.");
  }

  void tell(const std::string& sentence) {
    ++summary_.file_troubles;
    listener_.file(sentence);
  }

  SQLite::Database& database_;
  const core::Instant now_;
  const CheckListener& listener_;
  CheckSummary summary_;
  const Interruption interruption_;
};

}  // namespace

CheckSummary check_file(const std::filesystem::path& file, core::Instant now,
                        const CheckListener& listener) {
  CheckSummary summary;
  bool looked = false;
  read_quietly(file, [&](SQLite::Database& database) {
    if (looked) listener.again();
    looked = true;
    summary = Check(database, now, listener).run();
  });
  return summary;
}

}  // namespace chats::store
