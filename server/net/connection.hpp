// What a loop knows of everything that it keeps alive.
#pragma once

#include <chrono>

namespace chats::net {

// Used on its loop's thread alone. The loop owns it until it asks to be forgotten.
class Connection {
 public:
  virtual ~Connection() = default;
  // Time has passed: cut what took too long.
  virtual void sweep(std::chrono::steady_clock::time_point now) = 0;
  // Cut it now, whatever is under way.
  virtual void cut() = 0;
};

}  // namespace chats::net
