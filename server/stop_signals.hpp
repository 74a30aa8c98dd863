// Whether somebody wants a command to end (Ctrl-C, SIGTERM, SIGHUP), so that it can clean up. They
// wait, blocked, until they are asked for: no handler, and nothing global. A reader that is gone
// (SIGPIPE) ends nothing either.
#pragma once

#include <csignal>
#include <ctime>

namespace chats::commands {

class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&wanted_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
      sigaddset(&wanted_, signal);
    sigset_t blocked = wanted_;
    sigaddset(&blocked, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
  }

  bool said_so() {
    const timespec at_once{};
    said_ = said_ || sigtimedwait(&wanted_, nullptr, &at_once) > 0;
    return said_;
  }

 private:
  sigset_t wanted_{};
  bool said_ = false;
};

}  // namespace chats::commands
