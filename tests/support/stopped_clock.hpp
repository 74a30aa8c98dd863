// The time of a test: it stands still until the test says otherwise.
#pragma once

#include <cassert>

#include "server/core/instant.hpp"

namespace chats::support {

class StoppedClock {
 public:
  explicit StoppedClock(core::Instant now) : now_(now) {}

  core::Instant now() const { return now_; }
  void go_to(core::Instant later) {
    assert(later >= now_ && "time does not run backwards");
    now_ = later;
  }

 private:
  core::Instant now_;
};

}  // namespace chats::support
