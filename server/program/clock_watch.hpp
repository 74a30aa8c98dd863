// Decides when the server's own time follows the machine's. A machine's clock that was set must not
// cut off a breakout or let one go on for a day: while any session is under way its deadlines are
// kept, over a restart too as long as the machine has not been booted since. Once none is, the
// server follows. Every jump is said in the log, once.
#pragma once

#include <chrono>
#include <string>

#include "server/live/directory.hpp"
#include "server/live/own_clock.hpp"
#include "server/store/log.hpp"

namespace chats::program {

// All of it outlives the watch. `boot` names this boot of the machine; empty: it is not known, and
// a restart follows the machine's clock.
struct ClockWatchParts {
  live::OwnClock& clock;
  live::Directory& directory;
  store::Log& log;
  std::string boot;
};

// Linux's name of this boot, or nothing.
std::string name_of_this_boot();

class ClockWatch {
 public:
  // Less than that is a clock kept right in small steps.
  static constexpr std::chrono::seconds tolerated{2};

  // Goes on in the time of an earlier server of the same boot. Before anybody asks for the time.
  explicit ClockWatch(ClockWatchParts parts);

  // At the start, when the sessions run, and every few seconds. Not on a session's strand: may wait
  // for the disk.
  void look();

 private:
  void keep();

  ClockWatchParts parts_;
  bool kept_ = false;              // The log knows the time we are in.
  core::milliseconds told_of_{0};  // How far ahead the machine's clock was when we last said so.
};

}  // namespace chats::program
