// Every single call of a whole life in the log, failing once, for a while or from then on: nothing
// is told that is not so, and all that was told is there.
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "server/store/sqlite_log.hpp"
#include "tests/store/failing_disk.hpp"
#include "tests/store/log_under_test.hpp"
#include "tests/store/scripted_life.hpp"

namespace chats::store {
namespace {

constexpr int once = 1, a_while = 7, for_good = -1;

class DiskSweep : public testing::Test {
 protected:
  // Thousands of troubles are told to the server's log, and each is wanted.
  void SetUp() override { spdlog::set_level(spdlog::level::off); }
  void TearDown() override {
    spdlog::set_level(spdlog::level::info);
    std::printf("%s: %d lives\n", testing::UnitTest::GetInstance()->current_test_info()->name(),
                lives_);
  }

  void every_call_fails(DiskTrouble trouble, int failures, int stride = 1) {
    for (int spared = 0; !HasFailure(); spared += stride) {
      SCOPED_TRACE("after " + std::to_string(spared) + " calls, " + std::to_string(failures) +
                   " fail");
      if (!live_with(trouble, spared, failures)) return;
    }
  }

 private:
  // False: all was done before the trouble came.
  bool live_with(DiskTrouble trouble, int spared, int failures) {
    ++lives_;
    TemporaryFolder folder(fastest_folder());
    ScriptedLife life;
    disk_.has_after(trouble, spared, failures);
    auto log = open(folder);
    life.play(*log, [] { return false; });
    disk_.is_mended();
    life.end_well(*log, folder.path());
    const World before = world_of(*log);
    log.reset();
    EXPECT_EQ(world_of(*open(folder)), before) << "after a restart";
    return disk_.has_struck();
  }

  // As an operator does: a server that did not start is started again.
  std::unique_ptr<Log> open(const TemporaryFolder& folder) {
    try {
      return open_sqlite_log(folder.path());
    } catch (const std::runtime_error&) {
      disk_.is_mended();
      return open_sqlite_log(folder.path());
    }
  }

  FailingDisk disk_;
  int lives_ = 0;
};

TEST_F(DiskSweep, EverySyncMayFailOnce) {
  every_call_fails(DiskTrouble::sync_fails, once);
}
TEST_F(DiskSweep, EverySyncMayFailForAWhile) {
  every_call_fails(DiskTrouble::sync_fails, a_while);
}
TEST_F(DiskSweep, SyncingMayFailFromAnyCallOn) {
  every_call_fails(DiskTrouble::sync_fails, for_good);
}
TEST_F(DiskSweep, EveryWriteMayFailOnce) {
  every_call_fails(DiskTrouble::write_fails, once);
}
TEST_F(DiskSweep, WritesMayFailForAWhile) {
  every_call_fails(DiskTrouble::write_fails, a_while, 3);
}
TEST_F(DiskSweep, TheDiskMayBeFullAtAnyWrite) {
  every_call_fails(DiskTrouble::full, once);
}
TEST_F(DiskSweep, TheDiskMayStayFullForGood) {
  every_call_fails(DiskTrouble::full, for_good, 3);
}
TEST_F(DiskSweep, AnyCallAtAllMayFailOnce) {
  every_call_fails(DiskTrouble::all_fails, once);
}
TEST_F(DiskSweep, AnyCallsMayFailForAWhile) {
  every_call_fails(DiskTrouble::all_fails, a_while, 3);
}

}  // namespace
}  // namespace chats::store
