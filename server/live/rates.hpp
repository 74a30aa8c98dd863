// A token bucket: `per_second` on average, `burst` at once.
#pragma once

#include <algorithm>
#include <cmath>

#include "server/core/instant.hpp"
#include "server/live/limits.hpp"

namespace chats::live {

class Bucket {
 public:
  // How long to wait; zero: taken.
  core::milliseconds take(const Rate& rate, core::Instant now) {
    if (tokens_ < 0) tokens_ = rate.burst;
    const auto passed = std::max(0.0, std::chrono::duration<double>(now - last_).count());
    tokens_ = std::min(rate.burst, tokens_ + passed * rate.per_second);
    last_ = now;
    if (tokens_ >= 1) {
      tokens_ -= 1;
      return core::milliseconds{0};
    }
    return core::milliseconds{static_cast<long>(std::ceil((1 - tokens_) / rate.per_second * 1e3))};
  }

 private:
  double tokens_ = -1;  // Not used yet: as many as there may be.
  core::Instant last_{};
};

}  // namespace chats::live
