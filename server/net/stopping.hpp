// The orderly end: on SIGTERM or SIGINT nobody new comes in, sessions save what waits and send
// everyone away with 1012, and the threads stop; within five seconds, whatever hangs. On SIGHUP
// the certificate is read again.
#pragma once

#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <vector>

#include "server/live/directory.hpp"
#include "server/net/listener.hpp"
#include "server/net/threads.hpp"

namespace chats::net {

// All of it outlives this.
struct StoppingParts {
  Threads& threads;
  std::vector<std::unique_ptr<Listener>>& listeners;
  live::Directory& directory;
  Sockets& sockets;
  std::function<void()> begins;           // when the end begins
  std::function<void()> new_certificate;  // on SIGHUP; does not throw
};

class Stopping {
 public:
  // What sessions may take to save and say good-bye, before sockets are closed anyway.
  static constexpr std::chrono::milliseconds sessions_time_max{1500};

  explicit Stopping(StoppingParts parts);

 private:
  void wait();
  void begin();
  void close_sockets();

  StoppingParts parts_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer patience_;
};

}  // namespace chats::net
