// A backup is whole and of one moment, private, never in the place of another file, without what
// was erased; and a data folder made of it starts.
#include "server/store/backup.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "server/store/data_folder.hpp"
#include "server/store/quiet_reading.hpp"
#include "server/store/sqlite_log.hpp"
#include "tests/store/kept_sessions.hpp"
#include "tests/store/samples.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::store {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::SizeIs;

const std::string marker = "the-words-that-must-go";

class BackupTest : public testing::Test {
 protected:
  BackupTest() { std::filesystem::create_directory(copies_); }

  std::unique_ptr<Log> open() { return open_sqlite_log(data_); }
  Backup back_up_to(const std::filesystem::path& to) {
    return back_up(data_ / database_name, to, noon,
                   {.session = [&](const auto& finding) { told_.push_back(line_of(finding)); },
                    .file = [&](const auto& sentence) { told_.push_back(sentence); },
                    .again = [] {},
                    .goes_on = [this](const auto&) { return goes_on_; }});
  }
  std::string why_refused(const std::filesystem::path& to) {
    try {
      back_up_to(to);
      return "not refused";
    } catch (const std::runtime_error& refusal) {
      return refusal.what();
    }
  }
  // A data folder with the backup in it and nothing else.
  std::filesystem::path restored() {
    const auto folder = folder_ / "restored";
    std::filesystem::create_directory(folder);
    std::filesystem::copy_file(copy_, folder / database_name);
    return folder;
  }

  TemporaryFolder folder_;
  const std::filesystem::path data_ = folder_ / "data", copies_ = folder_ / "copies";
  const std::filesystem::path copy_ = copies_ / "backup.sqlite3";
  std::vector<std::string> told_;
  bool goes_on_ = true;
};

TEST_F(BackupTest, HoldsAllThatWasSavedBeforeItBeganHoweverMuchIsBeingSaved) {
  auto log = open();
  ASSERT_TRUE(make_session(*log, "talk"));
  std::atomic<core::Seq> acknowledged{0};
  std::atomic<bool> ends{false};
  std::thread talker([&] {
    for (core::Seq seq = 0; !ends; ++seq)
      if (append(*log, "talk", seq, talk(seq, 1)) == AppendOutcome::saved) acknowledged = seq + 1;
  });
  for (int turn = 1; turn <= 10; ++turn) {
    const core::Seq before = acknowledged;
    const auto copy = copies_ / std::to_string(turn);
    back_up_to(copy);
    std::filesystem::create_directory(folder_ / std::to_string(turn));
    std::filesystem::copy_file(copy, folder_ / std::to_string(turn) / database_name);
    const auto texts = texts_of(*open_sqlite_log(folder_ / std::to_string(turn)), "talk");
    EXPECT_GE(texts.size(), before);
    EXPECT_TRUE(texts.empty() || texts.back() == "message " + std::to_string(texts.size()));
  }
  ends = true;
  talker.join();
  EXPECT_GT(acknowledged, 0u);
  EXPECT_THAT(texts_of(*log, "talk"), SizeIs(acknowledged.load()));
}

TEST_F(BackupTest, OfAServerThatWasStoppedIsTheSame) {
  const auto state = save_session(*open(), "one", 1);
  const auto before = all_files_of(data_);
  const auto made = back_up_to(copy_);
  EXPECT_EQ(all_files_of(data_), before);
  EXPECT_TRUE(made.holds.is_whole());
  EXPECT_EQ(made.holds.events, state.seq);
  EXPECT_EQ(made.bytes, std::filesystem::file_size(copy_));
  EXPECT_THAT(whole_log(*open_sqlite_log(restored()), "one").events, SizeIs(state.seq));
}

TEST_F(BackupTest, IsPrivateAndLeavesNothingElse) {
  save_session(*open(), "one", 1);
  back_up_to(copy_);
  struct stat about {};
  ASSERT_EQ(::stat(copy_.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  EXPECT_THAT(all_files_of(copies_), SizeIs(1));
}

TEST_F(BackupTest, NeverTakesThePlaceOfAnotherFile) {
  save_session(*open(), "one", 1);
  std::ofstream(copy_) << "precious";
  EXPECT_EQ(why_refused(copy_), copy_.string() + " is there already, and stays as it is.");
  EXPECT_EQ(bytes_of(copy_), "precious");
  EXPECT_THAT(all_files_of(copies_), SizeIs(1));
  EXPECT_EQ(why_refused(folder_ / "none" / "backup"),
            "There is no folder " + (folder_ / "none").string() + ".");
}

TEST_F(BackupTest, ReplacesWhatACrashLeftAndNotWhatAnotherWrites) {
  save_session(*open(), "one", 1);
  const auto part = copy_.string() + ".part";
  std::ofstream(part) << std::string(100'000, 'x');
  const int other = ::open(part.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::flock(other, LOCK_EX), 0);
  EXPECT_EQ(why_refused(copy_), part + " is just being written by another program.");
  ::close(other);
  EXPECT_TRUE(back_up_to(copy_).holds.is_whole());
  EXPECT_THAT(all_files_of(copies_), SizeIs(1));
}

TEST_F(BackupTest, HoldsNoErasedWords) {
  auto log = open();
  ASSERT_TRUE(make_session(*log, "one"));
  for (core::Seq seq = 1; seq <= 60; ++seq)
    ASSERT_EQ(append(*log, "one", seq - 1, {said(seq, marker)}), AppendOutcome::saved);
  back_up_to(copies_ / "before");
  EXPECT_NE(bytes_of(copies_ / "before").find(marker), std::string::npos);
  // The journal still holds them while somebody reads from it.
  ASSERT_TRUE(close(*log, "one", sample_record()));
  back_up_to(copies_ / "after");
  EXPECT_EQ(bytes_of(copies_ / "after").find(marker), std::string::npos);
  EXPECT_LT(std::filesystem::file_size(copies_ / "after"),
            std::filesystem::file_size(copies_ / "before"))
      << "no empty pages are copied";
}

TEST_F(BackupTest, ADamagedSessionIsCopiedWithTheOthersAndNamed) {
  {
    auto log = open();
    save_session(*log, "good", 1);
    save_session(*log, "broken", 2);
  }
  change_file(data_ / database_name,
              "UPDATE events SET stored = 'x' WHERE session = 2 AND seq = 7");
  const auto made = back_up_to(copy_);
  EXPECT_EQ(made.holds.damaged, 1u);
  EXPECT_THAT(told_, ElementsAre(EndsWith(", is whole"),
                                 EndsWith("is damaged: Event 7: An event is not a JSON object.")));
}

TEST_F(BackupTest, ThatIsStoppedLeavesNothing) {
  save_session(*open(), "one", 1);
  goes_on_ = false;
  EXPECT_THROW(back_up_to(copy_), Stopped);
  EXPECT_THAT(all_files_of(copies_), SizeIs(0));
}

TEST_F(BackupTest, OfWhatIsDamagedBelowAllSessionsIsNotKept) {
  save_session(*open(), "one", 1);
  std::filesystem::resize_file(data_ / database_name, 3 * 4096);
  EXPECT_THAT(why_refused(copy_),
              testing::AnyOf(HasSubstr("is damaged"), HasSubstr("was not kept")));
  EXPECT_THAT(all_files_of(copies_), SizeIs(0));
}

TEST_F(BackupTest, ThatOthersMayReadIsClosedToThemWhenItIsRestored) {
  save_session(*open(), "one", 1);
  back_up_to(copy_);
  const auto file = restored() / database_name;
  ASSERT_EQ(::chmod(file.c_str(), 0644), 0);
  open_sqlite_log(file.parent_path());
  struct stat about {};
  ASSERT_EQ(::stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
}

// SQLite would play that journal into the backup without a word.
TEST_F(BackupTest, IsNotMixedWithTheJournalOfTheDatabaseBeforeIt) {
  auto log = open();
  save_session(*log, "one", 1);
  back_up_to(copy_);
  save_session(*log, "two", 2);
  const auto file = restored() / database_name;
  std::filesystem::copy_file(data_ / "chats.sqlite3-wal", file.string() + "-wal");
  const auto before = all_files_of(file.parent_path());
  std::string sentence;
  try {
    open_sqlite_log(file.parent_path());
  } catch (const std::runtime_error& refusal) {
    sentence = refusal.what();
  }
  EXPECT_THAT(sentence, testing::StartsWith(file.string() + " is a restored backup, but "));
  EXPECT_EQ(all_files_of(file.parent_path()).at(database_name), before.at(database_name));
  std::filesystem::remove(file.string() + "-wal");
  EXPECT_THAT(open_sqlite_log(file.parent_path())->sessions(), SizeIs(1));
}

}  // namespace
}  // namespace chats::store
