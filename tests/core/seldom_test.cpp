#include "server/core/seldom.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chats::core {
namespace {

TEST(ASeldom, TakesAPointerUntilItHoldsSomething) {
  EXPECT_EQ(sizeof(Seldom<std::vector<std::string>>), sizeof(void*));
  EXPECT_FALSE(Seldom<std::string>());
}

TEST(ASeldom, IsAValue) {
  Seldom<std::string> one("muted");
  auto other = one;
  *other += " until ten";
  EXPECT_EQ(*one, "muted");
  one = other;
  other.reset();
  EXPECT_EQ(*one, "muted until ten");
  EXPECT_FALSE(other);
  one = Seldom(one);
  EXPECT_EQ(*one, "muted until ten");
  one = other;
  EXPECT_FALSE(one.has_value());
}

TEST(ASeldom, MakesOneWhereThereIsNone) {
  Seldom<std::vector<int>> numbers;
  numbers.or_new().push_back(1);
  numbers.or_new().push_back(2);
  EXPECT_EQ(*numbers, (std::vector{1, 2}));
}

}  // namespace
}  // namespace chats::core
