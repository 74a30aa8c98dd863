#include "server/live/own_clock.hpp"

#include <ctime>

namespace chats::live {

namespace {

core::milliseconds read(clockid_t clock) {
  timespec told{};
  ::clock_gettime(clock, &told);
  return std::chrono::floor<core::milliseconds>(std::chrono::seconds{told.tv_sec} +
                                                std::chrono::nanoseconds{told.tv_nsec});
}

}  // namespace

MachineTime machine_time() {
  return {.time_of_day = core::Instant{read(CLOCK_REALTIME)}, .since_boot = read(CLOCK_BOOTTIME)};
}

core::Instant OwnClock::now() const {
  return booted_at_.load() + machine_().since_boot;
}

core::milliseconds OwnClock::machine_is_ahead() const {
  const auto machine = machine_();
  return machine.time_of_day - (booted_at_.load() + machine.since_boot);
}

void OwnClock::follow_time_of_day() {
  const auto machine = machine_();
  booted_at_ = machine.time_of_day - machine.since_boot;
}

}  // namespace chats::live
