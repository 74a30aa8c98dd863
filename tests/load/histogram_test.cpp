#include "tests/load/chats-load/histogram.hpp"

#include <gtest/gtest.h>

namespace chats::load {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;

TEST(Histogram, NothingCountedHasNoQuantile) {
  EXPECT_EQ(Histogram().quantile(0.99), Span::zero());
  EXPECT_EQ(Histogram().total(), 0U);
}

TEST(Histogram, AQuantileIsAtMostOneSixtyFourthAboveWhatWasCounted) {
  for (std::int64_t us = 1; us < 10'000'000'000; us += us / 3 + 1) {
    Histogram one;
    one.count(microseconds(us));
    one.count(hours(10));  // so that the longest does not hide how wide a bucket is
    const auto read = std::chrono::duration<double, std::micro>(one.quantile(0.5)).count();
    const auto counted = static_cast<double>(us);
    EXPECT_GE(read, counted);
    EXPECT_LE(read, std::max(counted + 1, counted * (1 + 1.0 / 64))) << us;
  }
}

TEST(Histogram, QuantilesAreThoseOfTheCounted) {
  Histogram spans;
  for (int us = 1; us <= 1000; ++us) spans.count(microseconds(us));
  const auto near = [](Span span, double us) {
    const auto read = std::chrono::duration<double, std::micro>(span).count();
    return read >= us && read <= us * 1.02;
  };
  EXPECT_TRUE(near(spans.quantile(0.5), 500));
  EXPECT_TRUE(near(spans.quantile(0.99), 990));
  EXPECT_EQ(spans.quantile(1), Span(microseconds(1000)));
}

TEST(Histogram, OneSlowOneInAHundredIsBeyondTheP99ButIsTheLongest) {
  Histogram spans;
  for (int i = 0; i < 99; ++i) spans.count(microseconds(10));
  spans.count(microseconds(50'000));
  EXPECT_LE(spans.quantile(0.99), Span(microseconds(11)));
  EXPECT_EQ(spans.longest(), Span(microseconds(50'000)));
}

TEST(Histogram, ASumIsAsIfAllHadBeenCountedInOne) {
  Histogram first, second, both;
  for (int us = 1; us < 2000; us += 7) {
    (us % 2 == 0 ? first : second).count(microseconds(us));
    both.count(microseconds(us));
  }
  first.add(second);
  EXPECT_EQ(first.total(), both.total());
  for (const double share : {0.01, 0.5, 0.9, 0.99, 1.0}) {
    EXPECT_EQ(first.quantile(share), both.quantile(share)) << share;
  }
}

TEST(Histogram, WhatIsBeyondItsEndsIsCountedThere) {
  Histogram spans;
  spans.count(Span(-5));
  spans.count(hours(1000));
  EXPECT_EQ(spans.total(), 2U);
  EXPECT_LE(spans.quantile(0.5), Span(microseconds(1)));
}

}  // namespace
}  // namespace chats::load
