// The bounds of the desk, each with its unit and its reason (protocol/README.md, part 8).
#pragma once

#include <chrono>
#include <cstddef>

namespace chats::net {

struct DeskLimits {
  // Who opens a socket and joins nothing holds a place that others need.
  std::chrono::seconds join_time_max{10};
  // Guessing costs time, and takes as long whatever was wrong.
  std::chrono::seconds wrong_secret_wait{1};
  // So many malformed requests within that time, and the connection ends.
  std::size_t malformed_max = 20;
  std::chrono::seconds malformed_within{10};
};

}  // namespace chats::net
