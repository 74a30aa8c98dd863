// The time of day and the one alarm of a session, as seams: tests stop the clock and ring the
// alarm themselves.
#pragma once

#include <functional>
#include <memory>

#include "server/core/instant.hpp"

namespace chats::live {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual core::Instant now() const = 0;  // Any thread.
};

// Rings once at the latest time that was set. Used on its session's strand alone.
class Alarm {
 public:
  virtual ~Alarm() = default;
  // Replaces what was set before. `at` may have passed: then it rings at once, but never from
  // within this call.
  virtual void set(core::Instant at, std::function<void()> ring) = 0;
  virtual void stop() = 0;
};

}  // namespace chats::live
