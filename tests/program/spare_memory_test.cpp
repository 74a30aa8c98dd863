#include "server/program/spare_memory.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <vector>

namespace chats::program {
namespace {

using namespace std::chrono_literals;

class ASpareMemory : public testing::Test {
 protected:
  bool look_after(SpareMemory::CpuTime work) {
    used_ += work;
    return memory_.look();
  }

  SpareMemory::CpuTime used_{};
  SpareMemory memory_{[this] { return used_; }};
};

TEST_F(ASpareMemory, IsGivenBackInTheFirstCalmMomentsAfterWork) {
  EXPECT_TRUE(look_after(1ms)) << "after the start";
  EXPECT_FALSE(look_after(400ms));
  EXPECT_TRUE(look_after(10ms));
}

TEST_F(ASpareMemory, StaysWhileThereIsWork) {
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(look_after(SpareMemory::busy_from));
}

TEST_F(ASpareMemory, IsNotSoughtForEver) {
  for (int i = 0; i < SpareMemory::times; ++i) EXPECT_TRUE(look_after(1ms));
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(look_after(10ms));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// Sanitizers have an allocator of their own.

std::size_t resident_bytes() {
  std::size_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

TEST_F(ASpareMemory, GivesBackWhatLiesBetweenThingsThatAreUsed) {
  constexpr std::size_t block = 16 * 1024;
  constexpr std::size_t blocks = 4'000;
  using Bytes = std::unique_ptr<char[]>;
  std::vector<Bytes> freed, between;
  for (std::size_t i = 0; i < blocks; ++i) {
    freed.push_back(std::make_unique<char[]>(block));  // Zeros are written: it is resident.
    between.push_back(std::make_unique<char[]>(block / 8));
  }
  freed.clear();
  const auto before = resident_bytes();
  ASSERT_TRUE(look_after(1ms));
  EXPECT_LT(resident_bytes(), before - blocks * block / 2);
}

#endif

}  // namespace
}  // namespace chats::program
