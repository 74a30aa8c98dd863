#include "server/live/writing.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace chats::live {

namespace {

TEST(Writing, TellsTheLastToEndIfSomebodyAwaitsIt) {
  Writing writing;
  EXPECT_FALSE(writing.is_under_way());
  writing.begin();
  writing.begin();
  EXPECT_TRUE(writing.is_under_way());
  EXPECT_FALSE(writing.ends());
  EXPECT_TRUE(writing.is_under_way());
  EXPECT_TRUE(writing.ends());
  EXPECT_FALSE(writing.is_under_way());
}

TEST(Writing, TellsNobodyWhomNobodyAwaits) {
  Writing writing;
  writing.begin();
  EXPECT_FALSE(writing.ends());
  writing.begin();
  EXPECT_FALSE(writing.ends()) << "an older look is no wish to be told";
}

// Whoever looked while it was under way is told, however the two meet.
TEST(Writing, LosesNobodyBetweenTwoThreads) {
  for (int round = 0; round < 2000; ++round) {
    Writing writing;
    writing.begin();
    bool told = false;
    std::thread loop([&] { told = writing.ends(); });
    const bool waits = writing.is_under_way();
    loop.join();
    ASSERT_EQ(waits, told) << "round " << round;
  }
}

}  // namespace

}  // namespace chats::live
