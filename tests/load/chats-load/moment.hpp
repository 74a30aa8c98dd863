// Time as the tool measures it: the steady clock, in nanoseconds.
#pragma once

#include <chrono>

namespace chats::load {

using Moment = std::chrono::steady_clock::time_point;
using Span = std::chrono::steady_clock::duration;

inline Moment now() { return std::chrono::steady_clock::now(); }

inline double seconds_of(Span span) { return std::chrono::duration<double>(span).count(); }

inline Span span_of(double seconds) {
  return std::chrono::duration_cast<Span>(std::chrono::duration<double>(seconds));
}

}  // namespace chats::load
