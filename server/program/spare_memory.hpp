// Gives memory back to the system that nothing uses any more. The allocator keeps what was freed
// for the next time: after many have come at once that is a fifth of what they take while they just
// listen. Once the rush is over, that is; while there is work the same memory is needed again in a
// moment, fresh pages cost, and other threads may have to wait while it is given back.
//
// One thread, any.
#pragma once

#include <chrono>
#include <functional>

namespace chats::program {

class SpareMemory {
 public:
  using CpuTime = std::chrono::nanoseconds;

  static constexpr std::chrono::seconds look_every{1};
  // CPU of all threads between two looks.
  static constexpr std::chrono::milliseconds busy_from{50};

  // What this process has used so far.
  static CpuTime of_this_process();
  explicit SpareMemory(std::function<CpuTime()> used = of_this_process);

  // How often after work: what other threads let go when they rest comes a moment later, and who
  // waits for the disk seems calm.
  static constexpr int times = 2;

  // Every `look_every`. True: this was one of the first calm moments after a busy one, and all that
  // could be given back was.
  bool look();

 private:
  std::function<CpuTime()> used_;
  CpuTime used_before_;
  int times_owed_ = times;  // A start is work, too.
};

}  // namespace chats::program
