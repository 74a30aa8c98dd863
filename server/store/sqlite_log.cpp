#include "server/store/sqlite_log.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

#include "server/store/data_folder.hpp"
#include "server/store/encoded.hpp"
#include "server/store/sqlite_file.hpp"
#include "server/store/sqlite_reader.hpp"
#include "server/store/sqlite_writer.hpp"
#include "server/store/stored_record.hpp"

namespace chats::store {
namespace {

std::filesystem::path prepared_file(const DataFolder& folder) {
  auto file = folder.private_file(database_name);
  prepare_file(file);
  return file;
}

class SqliteLog final : public Log {
 public:
  explicit SqliteLog(const std::filesystem::path& folder)
      : folder_(folder), file_(prepared_file(folder_)), reader_(file_), writer_(file_) {}

  void append(Append append, std::function<void(AppendOutcome)> done) override {
    auto [stored, bytes] = encode_all(append.events, append.after);
    auto links = links_in(append.session, append.events);
    writer_.append({.session = std::move(append.session),
                    .after = append.after,
                    .stored = std::move(stored),
                    .links = std::move(links),
                    .bytes = bytes,
                    .done = std::move(done)});
  }

  ReadOutcome read(const SessionId& session, core::Seq after, const TakeEvent& take) override {
    return reader_.read(session, after, take);
  }

  bool create(const SessionEntry& entry, const std::vector<Link>& links,
              const std::vector<core::Event>& first) override {
    const auto encoded = encode_all(first, 0);
    return writer_.change_and_wait([&](SqliteTables& tables) {
      tables.create(entry, links, encoded.stored);
      return JournalHolds::nothing_to_hide;
    });
  }

  std::vector<SessionEntry> sessions() override { return reader_.sessions(); }
  std::vector<Link> links() override { return reader_.links(); }

  void close(const SessionId& session, core::ClosingRecord record,
             std::function<void(bool)> done) override {
    auto found = std::make_shared<bool>(false);
    writer_.change(
        {.change =
             [session, found, forget_at = forget_at(record),
              stored = encode(record)](SqliteTables& tables) {
               *found = tables.close(session, stored, forget_at);
               return JournalHolds::erased_words;
             },
         .done = [found, done = std::move(done)](bool saved) { done(saved && *found); }});
  }

  std::optional<core::ClosingRecord> record(const SessionId& session) override {
    return reader_.record(session);
  }

  PersonErasure erase_person(const SessionId& session, const core::Digest& key) override {
    auto outcome = PersonErasure::not_saved;
    const bool saved = writer_.change_and_wait([&](SqliteTables& tables) {
      outcome = tables.erase_person(session, key);
      return outcome == PersonErasure::erased ? JournalHolds::erased_words
                                              : JournalHolds::nothing_to_hide;
    });
    return saved ? outcome : PersonErasure::not_saved;
  }

  std::size_t forget_overdue(core::Instant now) override {
    std::size_t count = 0;
    const bool saved = writer_.change_and_wait([&](SqliteTables& tables) {
      count = tables.forget_overdue(now);
      return count > 0 ? JournalHolds::erased_words : JournalHolds::nothing_to_hide;
    });
    return saved ? count : 0;
  }

  bool erase(const SessionId& session) override {
    return writer_.change_and_wait([&](SqliteTables& tables) {
      tables.erase(session);
      return JournalHolds::erased_words;
    });
  }

  std::string fact(const std::string& name) override { return reader_.fact(name); }

  bool set_fact(const std::string& name, const std::string& value) override {
    return writer_.change_and_wait([&](SqliteTables& tables) {
      tables.set_fact(name, value);
      return JournalHolds::nothing_to_hide;
    });
  }

 private:
  DataFolder folder_;  // First: its lock is held as long as anything below is open.
  std::filesystem::path file_;
  SqliteReader reader_;
  SqliteWriter writer_;
};

}  // namespace

std::unique_ptr<Log> open_sqlite_log(const std::filesystem::path& folder) {
  return std::make_unique<SqliteLog>(folder);
}

}  // namespace chats::store
