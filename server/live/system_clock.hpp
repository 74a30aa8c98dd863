// The wall clock. The only place that asks for the time of day.
#pragma once

#include "server/live/clock.hpp"

namespace chats::live {

class SystemClock final : public Clock {
 public:
  core::Instant now() const override {
    return std::chrono::time_point_cast<core::milliseconds>(std::chrono::system_clock::now());
  }
};

}  // namespace chats::live
