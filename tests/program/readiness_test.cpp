#include "server/program/readiness.hpp"

#include <gtest/gtest.h>

#include "tests/program/office_floor.hpp"

namespace chats::program {
namespace {

class AServersReadiness : public ::testing::Test {
 protected:
  store::MemoryLog log_;
  StoppedClock clock_;
  Readiness readiness_{log_, clock_};
};

TEST_F(AServersReadiness, IsTriedAtMostOnceASecond) {
  EXPECT_TRUE(readiness_.wants_probe());
  EXPECT_FALSE(readiness_.wants_probe());
  clock_.now_ = clock_.now() + std::chrono::milliseconds{999};
  EXPECT_FALSE(readiness_.wants_probe());
  clock_.now_ = clock_.now() + std::chrono::milliseconds{1};
  EXPECT_TRUE(readiness_.wants_probe());
}

TEST_F(AServersReadiness, EndsWhenNothingCanBeSavedAndComesBackByItself) {
  log_.break_disk();
  readiness_.probe();
  EXPECT_FALSE(readiness_.is_ready());
  log_.mend_disk();
  readiness_.probe();
  EXPECT_TRUE(readiness_.is_ready());
}

TEST_F(AServersReadiness, EndsForGoodWhenTheServerStops) {
  EXPECT_TRUE(readiness_.is_ready());
  readiness_.drain();
  readiness_.probe();
  EXPECT_FALSE(readiness_.is_ready());
}

TEST_F(AServersReadiness, IsTriedAnewWhenTheClockWasSetBack) {
  EXPECT_TRUE(readiness_.wants_probe());
  clock_.now_ = clock_.now() - std::chrono::hours{1};
  EXPECT_TRUE(readiness_.wants_probe());
}

}  // namespace
}  // namespace chats::program
