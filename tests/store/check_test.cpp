// What the check finds whole, what it names, and that it leaves no trace.
#include "server/store/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "server/store/data_folder.hpp"
#include "server/store/quiet_reading.hpp"
#include "server/store/sqlite_log.hpp"
#include "server/store/stored_record.hpp"
#include "tests/store/kept_sessions.hpp"
#include "tests/store/samples.hpp"

namespace chats::store {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using testing::UnorderedElementsAre;

class CheckTest : public testing::Test {
 protected:
  std::unique_ptr<Log> open() { return open_sqlite_log(folder_.path()); }

  // A line for each session, then what is wrong with the file itself.
  std::vector<std::string> check(core::Instant now = noon) {
    std::vector<std::string> lines, troubles;
    summary_ = check_file(file_, now,
                          {.session = [&](const auto& one) { lines.push_back(line_of(one)); },
                           .file = [&](const auto& sentence) { troubles.push_back(sentence); },
                           .again = [&] { lines.clear(); },
                           .goes_on = [](const auto&) { return true; }});
    lines.insert(lines.end(), troubles.begin(), troubles.end());
    return lines;
  }
  std::string line_of_only() {
    const auto lines = check();
    EXPECT_THAT(lines, SizeIs(1));
    return lines.front();
  }
  std::string why_refused() {
    try {
      check();
      return "not refused";
    } catch (const std::runtime_error& refusal) {
      return refusal.what();
    }
  }
  void change(const std::string& query) { change_file(file_, query); }

  TemporaryFolder folder_;
  const std::filesystem::path file_ = folder_ / database_name;
  CheckSummary summary_;
};

TEST_F(CheckTest, WhateverPeopleDidIsWholeWhileTheServerRunsAndAfterItStopped) {
  std::size_t events = 0;
  {
    auto log = open();
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      events += save_session(*log, "random" + std::to_string(seed), seed).seq;
    }
    const auto before = all_files_of(folder_.path());
    EXPECT_THAT(check(), testing::Each(HasSubstr(", is whole")));
    EXPECT_EQ(all_files_of(folder_.path()), before);
    EXPECT_EQ(append(*log, "random1", 0, talk(0, 1)), AppendOutcome::conflict) << "still writes";
    EXPECT_TRUE(log->set_fact("name", "value"));
  }
  EXPECT_EQ(summary_.sessions, 10u);
  EXPECT_EQ(summary_.events, events);
  const auto before = all_files_of(folder_.path());
  EXPECT_THAT(check(), AllOf(SizeIs(10), testing::Each(HasSubstr(", is whole"))));
  EXPECT_EQ(all_files_of(folder_.path()), before);
  EXPECT_TRUE(summary_.is_whole());
}

TEST_F(CheckTest, WhatAKilledServerLeftInItsJournalIsSeenAndStaysThere) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto log = open();
    save_session(*log, "one", 1);
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  const auto before = all_files_of(folder_.path());
  ASSERT_THAT(before, Contains(testing::Key("chats.sqlite3-wal")));
  EXPECT_THAT(line_of_only(), AllOf(StartsWith("one: "), EndsWith(", is whole")));
  EXPECT_EQ(all_files_of(folder_.path()), before);
}

TEST_F(CheckTest, WhenAServerStartsMeanwhileItBeginsAnew) {
  {
    auto log = open();
    save_session(*log, "one", 1);
    save_session(*log, "two", 2);
  }
  std::unique_ptr<Log> started;
  std::vector<std::string> lines;
  int times_again = 0;
  const auto start_and_write = [&] {
    if (started) return;
    started = open();
    save_session(*started, "three", 3);
  };
  const auto summary = check_file(file_, noon,
                                  {.session =
                                       [&](const auto& one) {
                                         lines.push_back(line_of(one));
                                         start_and_write();
                                       },
                                   .file = [](const auto&) {},
                                   .again =
                                       [&] {
                                         ++times_again;
                                         lines.clear();
                                       },
                                   .goes_on = [](const auto&) { return true; }});
  EXPECT_EQ(times_again, 1);
  EXPECT_THAT(lines, AllOf(SizeIs(3), testing::Each(HasSubstr(", is whole"))));
  EXPECT_TRUE(summary.is_whole());
}

TEST_F(CheckTest, ADamagedEventIsNamedByItsNumberAndNotByItsWords) {
  {
    auto log = open();
    for (const char* session : {"broken", "newer", "missing", "unknown", "foreign", "good"}) {
      save_session(*log, session, 1);
    }
  }
  const std::string of = " WHERE session = (SELECT number FROM sessions WHERE id = ";
  change("UPDATE events SET stored = '{\"v\":1,\"k'" + of + "'broken') AND seq = 5");
  change("UPDATE events SET stored = replace(stored, '\"v\":1', '\"v\":2')" + of +
         "'newer') AND seq = 3");
  change("DELETE FROM events" + of + "'missing') AND seq = 4");
  change(
      "UPDATE events SET stored = "
      "'{\"v\":1,\"k\":\"participant.away\",\"seq\":2,\"at\":0,\"participant\":99}'" +
      of + "'unknown') AND seq = 2");
  change("UPDATE events SET stored = replace(stored, '{', '{ ')" + of + "'foreign') AND seq = 6");
  EXPECT_THAT(
      check(),
      UnorderedElementsAre(
          AllOf(StartsWith("broken: "),
                EndsWith(", is damaged: Event 5: An event is not a JSON object.")),
          AllOf(StartsWith("newer: "), HasSubstr("Event 3: "), HasSubstr("newer version")),
          AllOf(StartsWith("missing: "), EndsWith(", is damaged: Event 4 is missing.")),
          AllOf(StartsWith("unknown: "), EndsWith(", is damaged: Event 2 (participant.away): "
                                                  "It names a person who never joined.")),
          AllOf(StartsWith("foreign: "), HasSubstr("Event 6 ("),
                EndsWith("): It is not as this server writes it.")),
          AllOf(StartsWith("good: "), EndsWith(", is whole"))));
  EXPECT_EQ(summary_.damaged, 5u);
  EXPECT_FALSE(summary_.is_whole());
}

TEST_F(CheckTest, AClosedSessionIsWholeByItsRecordAlone) {
  const auto state = save_closed_session(*open(), "one", 1);
  EXPECT_EQ(line_of_only(), "one: closed, 0 events, " + std::to_string(state.participants.size()) +
                                " people, is whole");
  change("INSERT INTO events(session, seq, stored) VALUES (1, 1, '{}')");
  EXPECT_THAT(line_of_only(), EndsWith("Its events should have been erased when it closed."));
  change("DELETE FROM events");
  change("UPDATE sessions SET record = replace(record, '\"last_seq\":', '\"last_seq\":1,\"x\":')");
  EXPECT_THAT(line_of_only(), AllOf(HasSubstr("is not as this server writes it."),
                                    HasSubstr("has more people than events.")));
  change("UPDATE sessions SET record = '{}'");
  EXPECT_THAT(line_of_only(), EndsWith("A closing record cannot be read: its field v is missing."));
}

TEST_F(CheckTest, KeptEventsMustGiveTheClosingRecordButForItsChance) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    save_closed_session(*open(), "kept" + std::to_string(seed), seed, std::uint16_t{30});
  }
  EXPECT_THAT(check(core::Instant{}), AllOf(SizeIs(10), testing::Each(EndsWith(", is whole"))));
  change(
      "UPDATE sessions SET record = replace(record, '\"assumption_counts\":[', "
      "'\"assumption_counts\":[7,') "
      "WHERE id = 'kept1'");
  change("UPDATE sessions SET forget_at = forget_at + 1 WHERE id = 'kept2'");
  change(
      "DELETE FROM events WHERE session = 3 AND seq = (SELECT max(seq) FROM events "
      "WHERE session = 3)");
  EXPECT_THAT(check(core::Instant{}),
              AllOf(Contains(AllOf(StartsWith("kept1: "),
                                   EndsWith("Its closing record is not what its events give."))),
                    Contains(AllOf(StartsWith("kept2: "), HasSubstr("The day on which"))),
                    Contains(AllOf(StartsWith("kept3: "), HasSubstr("Its events end at")))));
  EXPECT_EQ(summary_.damaged, 3u);
}

TEST_F(CheckTest, AnOverdueErasureIsNamedAndIsNoDamage) {
  const auto state = save_closed_session(*open(), "one", 1, std::uint16_t{1});
  const auto day = state.closed_at + std::chrono::days{1};
  EXPECT_THAT(check(day - core::milliseconds{1}), ElementsAre(EndsWith(", is whole")));
  EXPECT_THAT(check(day), ElementsAre(AllOf(HasSubstr(", is whole; its words should have been "
                                                      "erased on 20"),
                                            EndsWith(" UTC: they are at the next start"))));
  EXPECT_TRUE(summary_.is_whole());
  EXPECT_EQ(summary_.overdue, 1u);
}

TEST_F(CheckTest, WhatBelongsToNoSessionIsCounted) {
  save_session(*open(), "one", 1);
  change("PRAGMA foreign_keys = OFF; DELETE FROM sessions");
  EXPECT_THAT(check(), UnorderedElementsAre(EndsWith(" rows of events belong to no session."),
                                            "3 rows of links belong to no session."));
  EXPECT_EQ(summary_.file_troubles, 2u);
}

TEST_F(CheckTest, ADamagedLinkIsNamedWithItsSession) {
  save_session(*open(), "one", 1);
  change("UPDATE links SET hash = x'0102' WHERE role = 'attendee'");
  EXPECT_THAT(line_of_only(), EndsWith("One of its links is damaged and opens nothing."));
}

// Made by taking the index out of the schema while an event is written.
TEST_F(CheckTest, AnEventThatItsIndexLacksIsFound) {
  save_session(*open(), "one", 1);
  change("CREATE TABLE saved AS SELECT * FROM sqlite_schema WHERE tbl_name = 'events'");
  change(
      "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE(session, seq)', "
      "'CHECK (seq > 0)') WHERE name = 'events';"
      "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1'");
  change("INSERT INTO events(session, seq, stored) VALUES (1, 100000, '{}')");
  change(
      "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET sql = (SELECT sql FROM saved WHERE name = 'events') "
      "WHERE name = 'events';"
      "INSERT INTO sqlite_schema SELECT * FROM saved WHERE name LIKE 'sqlite_autoindex%'");
  change("DROP TABLE saved");
  EXPECT_THAT(check(), Contains(AllOf(HasSubstr("SQLite finds the file damaged: row "),
                                      HasSubstr("missing from index"))));
  EXPECT_FALSE(summary_.is_whole());
}

TEST_F(CheckTest, WhatCannotBeCheckedIsOneSentence) {
  EXPECT_THROW(database_of(folder_ / "none"), std::runtime_error);
  EXPECT_THROW(database_of(folder_.path()), std::runtime_error);
  EXPECT_THAT(all_files_of(folder_.path()), IsEmpty()) << "and nothing is made";
  // As one that is closed to us: nobody knows what there is.
  const auto loop = folder_ / "loop";
  std::filesystem::create_symlink(loop, loop);
  try {
    database_of(loop);
    ADD_FAILURE();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr(loop.string() + " cannot be looked at: "));
  }
  std::filesystem::remove(loop);
  std::ofstream(file_) << std::string(4096, 'x');
  EXPECT_EQ(why_refused(), file_.string() + " is not a database.");
  std::filesystem::remove(file_);
  std::ofstream{file_};
  EXPECT_EQ(why_refused(), file_.string() + " is empty: no server has used it yet.");
  std::filesystem::remove(file_);
  open();
  change("PRAGMA user_version = 2");
  EXPECT_THAT(why_refused(), HasSubstr("was written by a newer version of this server"));
}

TEST_F(CheckTest, AJournalWithoutItsIndexIsNotRead) {
  open();
  std::ofstream(file_.string() + "-wal") << "x";
  EXPECT_THAT(why_refused(), EndsWith("start the server on it once."));
}

TEST_F(CheckTest, WhoeverWaitsCanStopIt) {
  auto log = open();
  for (std::uint64_t seed = 1; seed <= 10; ++seed)
    save_session(*log, "random" + std::to_string(seed), seed);
  EXPECT_THROW(check_file(file_, noon,
                          {.session = [](const auto&) {},
                           .file = [](const auto&) {},
                           .again = [] {},
                           .goes_on = [](const auto&) { return false; }}),
               Stopped);
}

}  // namespace
}  // namespace chats::store
