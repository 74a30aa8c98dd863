// What the log in SQLite promises beyond the contract: it survives, it erases, and it refuses to
// start with one clear sentence.
#include "server/store/sqlite_log.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "server/store/limits.hpp"
#include "tests/store/log_under_test.hpp"
#include "tests/store/samples.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum AppendOutcome;

constexpr const char* database_file = "chats.sqlite3";
const std::string marker = "the-words-that-must-go";

class SqliteLogTest : public testing::Test {
 protected:
  std::unique_ptr<Log> open() { return open_sqlite_log(folder_.path()); }

  std::string why_refused() {
    try {
      open();
      return "not refused";
    } catch (const std::runtime_error& refusal) {
      return refusal.what();
    }
  }

  std::string bytes_of(const std::string& name) {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // In the files that stand there now, journal included.
  bool is_anywhere(const std::string& words) {
    for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
      if (bytes_of(file.path().filename()).find(words) != std::string::npos) return true;
    }
    return false;
  }

  void change_file(const std::string& query) {
    SQLite::Database database((folder_ / database_file).string(), SQLite::OPEN_READWRITE);
    database.exec(query);
  }

  static void say_marked_words(Log& log, const SessionId& session) {
    ASSERT_TRUE(log.create(entry_of(session), links_of(session, 1), {}));
    for (core::Seq seq = 1; seq <= 60; ++seq) {
      // From short to longer than a page of the database: those lie in pages of their own.
      std::string text = marker;
      while (text.size() < seq * 150)
        text += " " + marker;
      ASSERT_EQ(append(log, session, seq - 1, {said(seq, text)}), saved);
    }
  }

  TemporaryFolder folder_;
};

TEST_F(SqliteLogTest, EverythingIsThereAfterAReopening) {
  {
    auto log = open();
    ASSERT_TRUE(log->create(entry_of("one"), links_of("one", 1), talk(0, 2)));
    ASSERT_EQ(append(*log, "one", 2, talk(2, 1)), saved);
    ASSERT_TRUE(log->set_fact("name", "value"));
    ASSERT_TRUE(make_session(*log, "two"));
    ASSERT_TRUE(close(*log, "two", sample_record()));
  }
  auto log = open();
  EXPECT_THAT(texts_of(*log, "one"), ElementsAre("message 1", "message 2", "message 3"));
  EXPECT_EQ(append(*log, "one", 2, talk(2, 1)), conflict);
  EXPECT_EQ(append(*log, "one", 3, talk(3, 1)), saved);
  EXPECT_THAT(log->links(), SizeIs(3));
  EXPECT_EQ(log->fact("name"), "value");
  EXPECT_TRUE(log->record("two"));
}

// The server is the only one that writes. Were there another, it would be noticed, also after an
// append that this one made itself and so knows where the session ended.
TEST_F(SqliteLogTest, WhatAnotherProgramWroteMeanwhileIsAConflict) {
  auto log = open();
  ASSERT_TRUE(make_session(*log, "one"));
  ASSERT_EQ(append(*log, "one", 0, talk(0, 2)), saved);

  change_file("INSERT INTO events(session, seq, stored) SELECT 1, 3, stored FROM events LIMIT 1");
  EXPECT_EQ(append(*log, "one", 2, talk(2, 1)), conflict);
  EXPECT_EQ(append(*log, "one", 3, talk(3, 1)), saved);

  change_file("DELETE FROM events WHERE seq > 2");
  EXPECT_EQ(append(*log, "one", 4, talk(4, 1)), conflict);
  EXPECT_EQ(append(*log, "one", 2, talk(2, 1)), saved);

  change_file("UPDATE sessions SET record = '{}'");
  EXPECT_EQ(append(*log, "one", 3, talk(3, 1)), conflict);
  change_file("UPDATE sessions SET record = NULL");
  EXPECT_EQ(append(*log, "one", 3, talk(3, 1)), saved);

  change_file("DELETE FROM events; DELETE FROM sessions");
  EXPECT_EQ(append(*log, "one", 4, talk(4, 1)), conflict);
}

TEST_F(SqliteLogTest, MoreSessionsTalkThanTheWriterKnowsTheEndsOf) {
  auto log = open();
  std::vector<SessionId> sessions;
  for (std::size_t each = 0; each <= limits::known_sessions_max; ++each) {
    sessions.push_back("session" + std::to_string(each));
    ASSERT_TRUE(make_session(*log, sessions.back()));
  }
  for (const core::Seq seq : {0u, 1u, 2u}) {
    std::atomic<std::size_t> told = 0;
    std::promise<void> all;
    const auto count = [&](AppendOutcome came) {
      EXPECT_EQ(came, saved);
      if (++told == sessions.size()) all.set_value();
    };
    for (const auto& session : sessions)
      log->append({session, seq, talk(seq, 1)}, count);
    all.get_future().wait();
  }
  for (const auto& session : sessions) {
    EXPECT_EQ(append(*log, session, 2, talk(2, 1)), conflict);
    EXPECT_THAT(texts_of(*log, session), SizeIs(3));
  }
}

TEST_F(SqliteLogTest, DestroyingItFinishesWhatWasAskedFor) {
  constexpr core::Seq count = 300;
  core::Seq told = 0;
  {
    auto log = open();
    ASSERT_TRUE(make_session(*log, "one"));
    for (core::Seq seq = 0; seq < count; ++seq) {
      log->append({"one", seq, talk(seq, 1)}, [&](AppendOutcome came) { told += came == saved; });
    }
  }
  EXPECT_EQ(told, count);
  EXPECT_THAT(texts_of(*open(), "one"), SizeIs(count));
}

// The pages of a long talk are full of its words, and take memory that everybody shares.
TEST_F(SqliteLogTest, AWriterWithNothingToDoLetsItsPagesGo) {
  auto log = open();
  const auto at_first = sqlite3_memory_used();
  say_marked_words(*log, "one");
  ASSERT_GT(sqlite3_memory_used(), at_first + 100'000);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
  while (sqlite3_memory_used() > at_first + 50'000) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline);
    std::this_thread::yield();
  }
  EXPECT_EQ(append(*log, "one", 60, {said(61, "And on it goes.")}), saved);
  EXPECT_THAT(texts_of(*log, "one"), SizeIs(61));
}

// The child tells each saved append through a pipe and is killed while it goes on appending.
TEST_F(SqliteLogTest, WhatWasAcknowledgedSurvivesAKill) {
  int pipe_ends[2];
  ASSERT_EQ(::pipe(pipe_ends), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto log = open();
    make_session(*log, "one");
    for (core::Seq seq = 0;; ++seq) {
      if (append(*log, "one", seq, talk(seq, 1)) != saved) ::_exit(1);
      if (::write(pipe_ends[1], "s", 1) != 1) ::_exit(1);
    }
  }
  ::close(pipe_ends[1]);
  core::Seq acknowledged = 0;
  char one = 0;
  while (acknowledged < 200 && ::read(pipe_ends[0], &one, 1) == 1)
    ++acknowledged;
  ASSERT_EQ(::kill(child, SIGKILL), 0);
  while (::read(pipe_ends[0], &one, 1) == 1)
    ++acknowledged;
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ::close(pipe_ends[0]);
  ASSERT_TRUE(WIFSIGNALED(status));

  const auto texts = texts_of(*open(), "one");
  EXPECT_GE(texts.size(), acknowledged);
  EXPECT_LE(texts.size(), acknowledged + 1) << "the last may not have been told any more";
  EXPECT_EQ(texts.back(), "message " + std::to_string(texts.size()));
}

TEST_F(SqliteLogTest, ClosingLeavesNoWordInAnyFile) {
  auto log = open();
  say_marked_words(*log, "one");
  ASSERT_TRUE(make_session(*log, "two"));
  ASSERT_EQ(append(*log, "two", 0, talk(0, 3)), saved);
  ASSERT_TRUE(is_anywhere(marker));
  ASSERT_TRUE(close(*log, "one", sample_record()));
  EXPECT_FALSE(is_anywhere(marker));
  EXPECT_THAT(bytes_of("chats.sqlite3-wal"), IsEmpty());
  EXPECT_THAT(texts_of(*log, "two"), SizeIs(3));
}

TEST_F(SqliteLogTest, ErasingLeavesNoWordInAnyFile) {
  auto log = open();
  say_marked_words(*log, "sesecret1234");
  ASSERT_TRUE(log->erase("sesecret1234"));
  EXPECT_FALSE(is_anywhere(marker));
  EXPECT_FALSE(is_anywhere("sesecret1234"));
}

TEST_F(SqliteLogTest, ForgettingLeavesNoWordInAnyFile) {
  auto log = open();
  say_marked_words(*log, "one");
  auto record = sample_record();
  record.keep_days = std::uint16_t{1};
  ASSERT_TRUE(close(*log, "one", record));
  EXPECT_TRUE(is_anywhere(marker));
  EXPECT_EQ(log->forget_overdue(record.closed_at + std::chrono::days{1}), 1u);
  EXPECT_FALSE(is_anywhere(marker));
}

TEST_F(SqliteLogTest, AReaderThatHoldsTheJournalOnlyDelaysTheErasing) {
  auto log = open();
  say_marked_words(*log, "one");
  {
    SQLite::Database backup((folder_ / database_file).string(), SQLite::OPEN_READONLY);
    SQLite::Statement rows(backup, "SELECT stored FROM events");
    ASSERT_TRUE(rows.executeStep());
    ASSERT_TRUE(close(*log, "one", sample_record()));
    EXPECT_TRUE(is_anywhere(marker)) << "the backup still reads from the journal";
    EXPECT_TRUE(log->set_fact("name", "value")) << "and nobody waits for it";
  }
  // The writer tries again by itself; each of these is a commit, and so a small piece of time.
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{30};
  while (is_anywhere(marker) && std::chrono::steady_clock::now() < patience) {
    ASSERT_TRUE(log->set_fact("name", "value"));
  }
  EXPECT_FALSE(is_anywhere(marker));
}

TEST_F(SqliteLogTest, AStartErasesWhatAKillLeftInTheJournal) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto log = open();
    say_marked_words(*log, "one");
    SQLite::Database backup((folder_ / database_file).string(), SQLite::OPEN_READONLY);
    SQLite::Statement rows(backup, "SELECT stored FROM events");
    rows.executeStep();
    close(*log, "one", sample_record());
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(is_anywhere(marker));
  auto log = open();
  EXPECT_TRUE(log->record("one"));
  EXPECT_FALSE(is_anywhere(marker));
}

TEST_F(SqliteLogTest, OnlyTheServersUserCanReadItsFiles) {
  std::filesystem::create_directory(folder_ / "new");
  const auto folder = folder_ / "new" / "data";
  auto log = open_sqlite_log(folder);
  ASSERT_TRUE(make_session(*log, "one"));
  struct stat found {};
  ASSERT_EQ(::stat(folder.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0700u);
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    ASSERT_EQ(::stat(file.path().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u) << file.path();
  }
}

TEST_F(SqliteLogTest, ASecondServerOnTheSameFolderIsRefused) {
  auto log = open();
  EXPECT_EQ(why_refused(),
            "Another server is using the data folder " + folder_.path().string() + ".");
  log.reset();
  EXPECT_EQ(why_refused(), "not refused");
}

TEST_F(SqliteLogTest, AFolderThatCannotBeUsedIsRefusedWithASentence) {
  const auto refusal = [](const std::filesystem::path& folder) -> std::string {
    try {
      open_sqlite_log(folder);
      return "not refused";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  };
  std::ofstream(folder_ / "file") << "x";
  EXPECT_EQ(refusal(folder_ / "file"),
            "The data folder " + (folder_ / "file").string() + " is not a folder.");
  EXPECT_THAT(refusal(folder_ / "file" / "data"), HasSubstr("cannot be made: Not a directory."));
  // Not even root can make files here, whatever the machine.
  EXPECT_THAT(refusal("/proc/self"), HasSubstr("The data folder is not writable"));
}

TEST_F(SqliteLogTest, AFileThatIsNotOurDatabaseIsRefusedWithASentence) {
  const std::string file = (folder_ / database_file).string();
  std::ofstream(file) << std::string(4096, 'x');
  EXPECT_EQ(why_refused(), file + " is not a database.");
  std::filesystem::remove(file);
  {
    SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE a(b)");
  }
  EXPECT_EQ(why_refused(), file + " is a database, but not one of this server.");
}

TEST_F(SqliteLogTest, ADatabaseOfANewerServerIsRefusedWithASentence) {
  open();
  change_file("PRAGMA user_version = 2");
  EXPECT_THAT(why_refused(), HasSubstr("was written by a newer version of this server"));
}

TEST_F(SqliteLogTest, ADamagedOrNewerRowEndsOneSessionAndNoOther) {
  auto log = open();
  for (const char* session : {"one", "two", "three", "four"}) {
    ASSERT_TRUE(log->create(entry_of(session), {}, talk(0, 3)));
  }
  change_file("UPDATE events SET stored = '{\"v\":1,\"k' WHERE session = 1 AND seq = 2");
  change_file("UPDATE events SET stored = replace(stored, '\"v\":1', '\"v\":2') WHERE session = 2");
  change_file("DELETE FROM events WHERE session = 3 AND seq = 2");
  EXPECT_THAT(texts_of(*log, "one"),
              ElementsAre("message 1", "Event 2: An event is not a JSON object."));
  EXPECT_FALSE(whole_log(*log, "one").unavailable);
  EXPECT_THAT(texts_of(*log, "two"), ElementsAre(HasSubstr("written by a newer version")));
  EXPECT_THAT(texts_of(*log, "three"), ElementsAre("message 1", "Event 2 is missing."));
  EXPECT_THAT(texts_of(*log, "four"), SizeIs(3));
  EXPECT_EQ(append(*log, "four", 3, talk(3, 1)), saved);
}

TEST_F(SqliteLogTest, ADamagedLinkOrRecordIsLeftOut) {
  auto log = open();
  ASSERT_TRUE(log->create(entry_of("one"), links_of("one", 1), {}));
  ASSERT_TRUE(close(*log, "one", sample_record()));
  change_file("UPDATE links SET role = 'king' WHERE role = 'moderator'");
  change_file("UPDATE links SET hash = x'0102' WHERE role = 'attendee'");
  change_file("UPDATE sessions SET record = '{}'");
  ASSERT_THAT(log->links(), SizeIs(1));
  EXPECT_EQ(log->links()[0].role, core::Role::facilitator);
  EXPECT_FALSE(log->record("one"));
}

}  // namespace
}  // namespace chats::store
