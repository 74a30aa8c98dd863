#include "server/live/workshop.hpp"

#include <gtest/gtest.h>
#include <future>
#include <thread>

namespace chats::live {

TEST(Workshop, WorksOnAThreadOfItsOwn) {
  Workshop workshop;
  std::promise<std::thread::id> where;
  ASSERT_TRUE(workshop.take([&] { where.set_value(std::this_thread::get_id()); }));
  EXPECT_NE(where.get_future().get(), std::this_thread::get_id());
  workshop.stop();
}

TEST(Workshop, TakesNoMoreThanItsBound) {
  Workshop workshop;
  std::promise<void> goes_on;
  const auto gate = goes_on.get_future().share();
  for (int i = 0; i < Workshop::waiting_max; ++i)
    ASSERT_TRUE(workshop.take([gate] { gate.wait(); }));
  EXPECT_FALSE(workshop.take([] {}));
  goes_on.set_value();
  workshop.stop();
}

}  // namespace chats::live
