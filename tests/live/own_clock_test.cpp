#include "server/live/own_clock.hpp"

#include <gtest/gtest.h>

namespace chats::live {
namespace {

using namespace std::chrono_literals;

class TheServersOwnClock : public ::testing::Test {
 protected:
  MachineTime machine_{core::Instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 3}}, 5h};
  OwnClock clock_{[this] { return machine_; }};
  const core::Instant began_ = machine_.time_of_day;
};

TEST_F(TheServersOwnClock, BeginsAsTheMachinesAndGoesOnWithTimeThatPasses) {
  EXPECT_EQ(clock_.now(), began_);
  machine_.since_boot += 20min;
  machine_.time_of_day += 20min;
  EXPECT_EQ(clock_.now(), began_ + 20min);
  EXPECT_EQ(clock_.machine_is_ahead(), 0ms);
}

TEST_F(TheServersOwnClock, DoesNotMoveWhenTheMachinesClockIsSet) {
  for (const core::milliseconds jump : {core::milliseconds{1h}, core::milliseconds{-24h}}) {
    machine_.time_of_day = began_ + jump;
    EXPECT_EQ(clock_.now(), began_);
    EXPECT_EQ(clock_.machine_is_ahead(), jump);
  }
}

TEST_F(TheServersOwnClock, FollowsTheMachinesWhenItIsTold) {
  machine_.time_of_day += 1h;
  clock_.follow_time_of_day();
  EXPECT_EQ(clock_.now(), began_ + 1h);
  EXPECT_EQ(clock_.machine_is_ahead(), 0ms);
}

TEST_F(TheServersOwnClock, GoesOnInTheTimeOfAnEarlierServerOfTheSameBoot) {
  machine_.since_boot += 10s;
  machine_.time_of_day += 24h + 10s;  // Set between the two.
  OwnClock later{[this] { return machine_; }};
  later.go_on_from(clock_.booted_at());
  EXPECT_EQ(later.now(), began_ + 10s);
  EXPECT_EQ(later.machine_is_ahead(), 24h);
}

TEST(TheMachinesTime, IsThatOfItsClocks) {
  const auto before = std::chrono::system_clock::now();
  const auto told = machine_time();
  EXPECT_LE(std::chrono::abs(told.time_of_day - before), 1min);
  EXPECT_GT(told.since_boot, 0ms);
}

}  // namespace
}  // namespace chats::live
