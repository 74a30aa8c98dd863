// The server's own time. It agrees with the machine's time of day when it is set, and from then on
// follows a clock that nobody can set: deadlines hold when somebody, or a time service, moves the
// machine's clock by an hour or a day. When it is set again is decided in program/clock_watch.
#pragma once

#include <atomic>
#include <functional>

#include "server/live/clock.hpp"

namespace chats::live {

// What the machine's two clocks say at one moment.
struct MachineTime {
  core::Instant time_of_day{};
  core::milliseconds since_boot{};  // Counts sleep, too (Linux: CLOCK_BOOTTIME).
};
MachineTime machine_time();

class OwnClock final : public Clock {
 public:
  using Machine = std::function<MachineTime()>;

  explicit OwnClock(Machine machine = machine_time) : machine_(std::move(machine)) {
    follow_time_of_day();
  }

  core::Instant now() const override;

  // How far the machine's time of day is ahead of ours; negative: behind.
  core::milliseconds machine_is_ahead() const;

  // When the machine was booted, in our time: what a later process on the same boot needs to go on.
  core::Instant booted_at() const { return booted_at_; }
  void go_on_from(core::Instant booted_at) { booted_at_ = booted_at; }
  void follow_time_of_day();

 private:
  const Machine machine_;
  std::atomic<core::Instant> booted_at_{core::Instant{}};
};

}  // namespace chats::live
