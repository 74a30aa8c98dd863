// The log in SQLite on a disk that fails: nothing is told that is not so, nothing that was told is
// lost, and it comes back by itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "server/store/sqlite_log.hpp"
#include "tests/store/failing_disk.hpp"
#include "tests/store/log_under_test.hpp"
#include "tests/store/samples.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::store {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum AppendOutcome;

class DiskTroubleTest : public testing::Test {
 protected:
  void SetUp() override {
    log_ = open_sqlite_log(folder_.path());
    ASSERT_TRUE(make_session(*log_, "one"));
    ASSERT_EQ(append(*log_, "one", 0, talk(0, 3)), saved);
  }

  // As an owner does after `unknown`: it reads until it can.
  std::size_t events_once_readable() {
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    auto read = whole_log(*log_, "one");
    while (read.unavailable && std::chrono::steady_clock::now() < patience) {
      read = whole_log(*log_, "one");
    }
    EXPECT_FALSE(read.damage) << *read.damage;
    return read.events.size();
  }

  void reopen() {
    log_.reset();
    log_ = open_sqlite_log(folder_.path());
  }

  FailingDisk disk_;
  TemporaryFolder folder_;
  std::unique_ptr<Log> log_;
};

TEST_F(DiskTroubleTest, AFullDiskSavesNothingButCanBeReadAndComesBack) {
  disk_.has(DiskTrouble::full);
  EXPECT_EQ(append(*log_, "one", 3, talk(3, 2)), failed);
  EXPECT_EQ(append(*log_, "one", 3, talk(3, 500)), failed);
  EXPECT_FALSE(make_session(*log_, "two"));
  EXPECT_FALSE(close(*log_, "one", sample_record()));
  EXPECT_FALSE(log_->set_fact("name", "value"));
  EXPECT_THAT(texts_of(*log_, "one"), SizeIs(3));
  disk_.is_mended();
  EXPECT_EQ(append(*log_, "one", 3, talk(3, 1)), saved);
  EXPECT_THAT(texts_of(*log_, "one"), SizeIs(4));
  reopen();
  EXPECT_THAT(texts_of(*log_, "one"), SizeIs(4));
  EXPECT_THAT(log_->sessions(), SizeIs(1));
}

TEST_F(DiskTroubleTest, AfterAnUnknownOutcomeWhatIsReadCounts) {
  for (const auto trouble : {DiskTrouble::sync_fails, DiskTrouble::write_fails}) {
    const std::size_t before = events_once_readable();
    disk_.has_once(trouble);
    EXPECT_EQ(append(*log_, "one", before, talk(before, 2)), unknown);
    const std::size_t there = events_once_readable();
    EXPECT_THAT(there, AnyOf(before, before + 2)) << "never a part of it";
    ASSERT_EQ(append(*log_, "one", there, talk(there, 1)), saved);
    reopen();
    EXPECT_THAT(texts_of(*log_, "one"), SizeIs(there + 1));
  }
}

TEST_F(DiskTroubleTest, WhileSyncingFailsWhatWasDurableBeforeIsReadAndNothingElse) {
  disk_.has(DiskTrouble::sync_fails);
  EXPECT_EQ(append(*log_, "one", 3, talk(3, 1)), unknown);
  EXPECT_THAT(texts_of(*log_, "one"), SizeIs(3));
  EXPECT_EQ(append(*log_, "one", 3, talk(3, 1)), failed);
  EXPECT_EQ(append(*log_, "one", 4, talk(4, 1)), failed);
  EXPECT_FALSE(log_->set_fact("name", "value"));
  EXPECT_THAT(texts_of(*log_, "one"), SizeIs(3));
  disk_.is_mended();
  EXPECT_EQ(append(*log_, "one", 3, {said(4, "another")}), saved);
  reopen();
  EXPECT_EQ(texts_of(*log_, "one").back(), "another");
}

// The first commit after a start: nobody has read anything yet.
TEST_F(DiskTroubleTest, ACommitThatFailedIsNotSeenWhenNobodyHadLookedBefore) {
  reopen();
  disk_.has(DiskTrouble::sync_fails);
  EXPECT_EQ(append(*log_, "one", 3, talk(3, 1)), unknown);
  EXPECT_THAT(texts_of(*log_, "one"), SizeIs(3));
}

TEST_F(DiskTroubleTest, ALostCommitOfOneSessionLeavesAnotherWhereItWas) {
  ASSERT_TRUE(make_session(*log_, "two"));
  disk_.has_once(DiskTrouble::sync_fails);
  EXPECT_EQ(append(*log_, "two", 0, talk(0, 1)), unknown);
  EXPECT_EQ(events_once_readable(), 3u);
  EXPECT_EQ(append(*log_, "one", 3, talk(3, 1)), saved);
}

TEST_F(DiskTroubleTest, ADiskThatCannotBeReadIsOnlyTrouble) {
  disk_.has(DiskTrouble::read_fails);
  const auto read = whole_log(*log_, "one");
  EXPECT_TRUE(read.unavailable);
  EXPECT_THAT(read.damage.value_or(""), HasSubstr("cannot be read"));
  EXPECT_THAT(log_->sessions(), IsEmpty());
  disk_.is_mended();
  EXPECT_EQ(events_once_readable(), 3u);
  EXPECT_THAT(log_->sessions(), SizeIs(1));
}

TEST_F(DiskTroubleTest, AClosingThatFailedCanBeAskedForAgainAndThenErases) {
  const std::string marker = "the-words-that-must-go";
  ASSERT_EQ(append(*log_, "one", 3, {said(4, marker)}), saved);
  disk_.has_once(DiskTrouble::sync_fails);
  EXPECT_FALSE(close(*log_, "one", sample_record()));
  static_cast<void>(events_once_readable());
  EXPECT_TRUE(close(*log_, "one", sample_record()));
  EXPECT_THAT(texts_of(*log_, "one"), IsEmpty());
  EXPECT_TRUE(log_->record("one"));
  for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_EQ(bytes.find(marker), std::string::npos) << file.path();
  }
}

TEST_F(DiskTroubleTest, StoppingDoesNotWaitForADiskThatStaysBroken) {
  disk_.has(DiskTrouble::sync_fails);
  AppendOutcome last = saved;
  log_->append({"one", 3, talk(3, 1)}, [](AppendOutcome) {});
  log_->append({"one", 4, talk(4, 1)}, [&](AppendOutcome came) { last = came; });
  log_.reset();
  EXPECT_THAT(last, AnyOf(failed, unknown));
}

TEST_F(DiskTroubleTest, ADiskThatIsFullAtTheStartIsRefusedWithASentence) {
  const auto why_refused = [&](const std::string& name) -> std::string {
    try {
      open_sqlite_log(folder_ / name);
      return "not refused";
    } catch (const std::runtime_error& refusal) {
      return refusal.what();
    }
  };
  EXPECT_EQ(why_refused("old"), "not refused");
  disk_.has(DiskTrouble::full);
  for (const std::string name : {"new", "old"}) {
    EXPECT_EQ(why_refused(name),
              "The disk that holds " + (folder_ / name / "chats.sqlite3").string() + " is full.");
  }
  disk_.has(DiskTrouble::sync_fails);
  EXPECT_THAT(why_refused("old"), HasSubstr("cannot be opened: disk I/O error."));
}

}  // namespace
}  // namespace chats::store
