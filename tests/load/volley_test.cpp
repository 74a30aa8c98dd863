#include "tests/load/chats-load/volley.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

namespace chats::load {
namespace {

constexpr std::size_t ears = 3;

class VolleyTest : public testing::Test {
 protected:
  // Each line is heard by so many, one after the other, a moment later.
  std::size_t say(Moment due, std::size_t heard_by) {
    ++said_;
    owed_ += ears;
    owed_most_ = std::max(owed_most_, owed_);
    for (std::size_t i = 0; i < heard_by; ++i)
      loop_.after(std::chrono::microseconds(100 * (i + 1)), [this, due] {
        --owed_;
        volley_.heard(due);
      });
    return ears;
  }

  Loop loop_;
  std::size_t said_ = 0, owed_ = 0, owed_most_ = 0, deaf_ = 0;
  Volley volley_{loop_, [this](std::uint64_t turn, Moment due) {
                   return say(due, turn == 0 && deaf_ > 0 ? ears - deaf_ : ears);
                 }};
};

TEST_F(VolleyTest, SaysTheNextLineWhenAsMuchWasHeardAsOneMakes) {
  const auto tally = volley_.run(4, std::chrono::milliseconds(20), ::getpid());
  EXPECT_EQ(owed_most_, 4 * ears);
  EXPECT_GT(said_, 8u);
  EXPECT_GT(tally.deliveries, 4u);
  EXPECT_EQ(tally.missing, 0u);
  EXPECT_EQ(owed_, 0u) << "nothing is left for the next run";
}

TEST_F(VolleyTest, WhatOneDidNotHearIsMissing) {
  deaf_ = 1;
  volley_.patience = std::chrono::milliseconds(50);
  EXPECT_EQ(volley_.run(2, std::chrono::milliseconds(20), ::getpid()).missing, 1u);
}

}  // namespace
}  // namespace chats::load
