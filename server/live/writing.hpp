// Whether loops still write what a session told them. Meanwhile the next batch waits for more: it
// would stand in line behind that anyway, and a write costs nearly the same whatever it holds.
#pragma once

#include <atomic>
#include <cstdint>

namespace chats::live {

class Writing {
 public:
  // The strand: one more loop has something to write.
  void begin() { state_.fetch_add(1); }
  // The strand. True: somebody will be told when it is over, by `ends`.
  bool is_under_way() {
    if (count_of(state_.fetch_or(awaited)) > 0) return true;
    state_.fetch_and(~awaited);
    return false;
  }
  // Any thread: a loop has written what it was told. True: it was the last, and is awaited.
  bool ends() {
    const auto before = state_.fetch_sub(1);
    if (count_of(before) > 1 || (before & awaited) == 0) return false;
    state_.fetch_and(~awaited);
    return true;
  }

 private:
  static constexpr std::uint32_t awaited = 1U << 31U;
  static std::uint32_t count_of(std::uint32_t state) { return state & ~awaited; }

  std::atomic<std::uint32_t> state_ = 0;
};

}  // namespace chats::live
