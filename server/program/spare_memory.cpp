#include "server/program/spare_memory.hpp"

#include <malloc.h>

#include <ctime>
#include <utility>

namespace chats::program {

SpareMemory::CpuTime SpareMemory::of_this_process() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec};
}

SpareMemory::SpareMemory(std::function<CpuTime()> used)
    : used_(std::move(used)), used_before_(used_()) {}

bool SpareMemory::look() {
  const auto used = used_();
  const bool is_busy = used - std::exchange(used_before_, used) >= busy_from;
  if (is_busy) times_owed_ = times;
  if (is_busy || times_owed_ == 0) return false;
  --times_owed_;
  ::malloc_trim(0);
  used_before_ = used_();  // That was not work.
  return true;
}

}  // namespace chats::program
