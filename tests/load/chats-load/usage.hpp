// What a running program has used, from /proc. Zeros for one that is gone or not ours to look at.
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace chats::load {

struct Usage {
  double cpu_seconds = 0;         // user and system, of all threads that still run
  std::uint64_t rss_bytes = 0;    // resident now
  std::uint64_t peak_bytes = 0;   // resident at most, since its start (VmHWM)
  std::uint64_t pss_bytes = 0;    // resident now, shared pages by their share
};

Usage usage_of(pid_t pid);
// Cheaper, for a progress line.
double cpu_seconds_of(pid_t pid);

inline double mib(std::uint64_t bytes) { return static_cast<double>(bytes) / (1 << 20); }

}  // namespace chats::load
