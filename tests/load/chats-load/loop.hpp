// The one thread of the tool: sockets by epoll, and what is to be done later. No lock anywhere.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "tests/load/chats-load/moment.hpp"

namespace chats::load {

// Whoever waits for a socket. It must outlive the turn of the loop in which it is forgotten.
class Watched {
 public:
  virtual ~Watched() = default;
  virtual void ready(std::uint32_t events) = 0;  // EPOLLIN, EPOLLOUT, EPOLLHUP ...
};

class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void watch(int socket, Watched& who, std::uint32_t events);
  void watch_for(int socket, Watched& who, std::uint32_t events);
  void forget(int socket);

  void at(Moment when, std::function<void()> what);
  void after(Span wait, std::function<void()> what) { at(now() + wait, std::move(what)); }
  // Again and again until `what` says false, the first time after `every`.
  void each(Span every, std::function<bool()> what);

  // Turns until `done`, at most for `patience`. Says whether it was done.
  bool run(const std::function<bool()>& done, Span patience);
  // The same, but looks after every turn: for what is quick to ask, and waited for one by one.
  bool run_until(const std::function<bool()>& done, Span patience);

 private:
  struct Later {
    Moment when;
    std::uint64_t order;
    std::function<void()> what;
    bool operator>(const Later& other) const {
      return when != other.when ? when > other.when : order > other.order;
    }
  };

  void turn(Moment until);
  void do_what_is_due();

  int epoll_;
  std::uint64_t order_ = 0;
  std::priority_queue<Later, std::vector<Later>, std::greater<>> later_;
};

}  // namespace chats::load
