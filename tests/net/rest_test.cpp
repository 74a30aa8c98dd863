#include "server/net/rest.hpp"

#include <gtest/gtest.h>

namespace chats::net {
namespace {

using std::chrono::microseconds, std::chrono::milliseconds;

TEST(Rest, NobodyWaitsUnlessMuchWasToldAtOnce) {
  EXPECT_EQ(rest_after(0, milliseconds(8), {}), milliseconds(0));
  EXPECT_EQ(rest_after(2, milliseconds(8), {}), milliseconds(0));
  EXPECT_EQ(rest_after(3, milliseconds(8), {}), milliseconds(4));
}

TEST(Rest, IsHalfOfTheWritingAndBounded) {
  EXPECT_EQ(rest_after(16, microseconds(0), {}), microseconds(0));
  EXPECT_EQ(rest_after(16, microseconds(900), {}), microseconds(450));
  EXPECT_EQ(rest_after(16, milliseconds(60), {}), milliseconds(5));
}

}  // namespace
}  // namespace chats::net
