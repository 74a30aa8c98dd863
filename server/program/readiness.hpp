// Whether this server takes people in and can save what they say, for who watches over it
// (/readyz). Saving is tried, not guessed: a small fact is written, at most once a second.
#pragma once

#include <atomic>

#include "server/live/clock.hpp"
#include "server/store/log.hpp"

namespace chats::program {

class Readiness {
 public:
  // Both outlive this.
  Readiness(store::Log& log, const live::Clock& clock) : log_(log), clock_(clock) {}

  // Any thread. True once for each second that has passed: whoever is told so calls probe().
  bool wants_probe();
  // Waits for the disk.
  void probe();
  bool is_ready() const { return saves_ && !draining_; }
  // The server stops: nobody new, please.
  void drain() { draining_ = true; }

 private:
  store::Log& log_;
  const live::Clock& clock_;
  std::atomic<core::Instant> probed_at_{core::Instant{}};
  std::atomic<bool> saves_{true};
  std::atomic<bool> draining_{false};
};

}  // namespace chats::program
