// A rate with a burst: so many at once, and so many more each second. Time comes from outside.
#pragma once

#include <algorithm>
#include <chrono>

namespace chats::net {

class TokenBucket {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Rate {
    double per_second = 1;
    double burst = 1;
  };

  TokenBucket(Rate rate, Time now) : rate_(rate), tokens_(rate.burst), filled_at_(now) {}

  bool take(Time now) {
    tokens_ = tokens_at(now);
    filled_at_ = std::max(filled_at_, now);
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

  bool full(Time now) const { return tokens_at(now) >= rate_.burst; }

 private:
  double tokens_at(Time now) const {
    if (now <= filled_at_) return tokens_;
    const std::chrono::duration<double> passed = now - filled_at_;
    return std::min(rate_.burst, tokens_ + passed.count() * rate_.per_second);
  }

  Rate rate_;
  double tokens_;
  Time filled_at_;
};

}  // namespace chats::net
