// The WebSockets of all loops, as the desk above them knows them: what it is told, and what it may
// ask for. A loop is one I/O thread; a connection lives on the loop that accepted it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/close_code.hpp"
#include "server/live/parcel.hpp"
#include "server/net/limits.hpp"

namespace boost::asio {
class io_context;
}

namespace chats::net {

class Loop;

// Implemented by the desk; always called on the connection's own loop.
class SocketEvents {
 public:
  using Time = std::chrono::steady_clock::time_point;
  virtual ~SocketEvents() = default;
  virtual void opened(live::ConnectionRef connection, const std::string& remote_address) = 0;
  // A whole message, valid UTF-8, never after close() was asked.
  virtual void text(live::ConnectionRef connection, std::string_view message) = 0;
  // The same for a binary one, which only NetLimits::takes_binary lets in.
  virtual void binary(live::ConnectionRef, std::string_view) {}
  // It lagged and reads again: what it missed is gone, send a parcel with a fresh start.
  virtual void drained(live::ConnectionRef connection) = 0;
  // The last call for this connection; every opened one gets it.
  virtual void closed(live::ConnectionRef connection) = 0;
  // Once a second on each loop.
  virtual void tick(std::uint32_t loop, Time now) = 0;
};

// All calls from any thread. A loop that there is not is a mistake of ours, and throws: were it
// passed over, a session would wait for ever for its `written`. Must outlive the threads that run
// the loops, and die before the io_contexts do.
class Sockets {
 public:
  using Time = SocketEvents::Time;

  // Throws nothing; `limits` must outlive this.
  Sockets(const std::vector<boost::asio::io_context*>& loops, const NetLimits& limits);
  ~Sockets();
  Sockets(const Sockets&) = delete;
  Sockets& operator=(const Sockets&) = delete;

  // Before the first connection: who is told. Begins to tick.
  void start(SocketEvents& events);

  // One post to that loop; what is addressed to unknown connections is dropped. `written`, on the
  // loop's thread, once each connection has been offered all of it.
  void deliver(std::uint32_t loop, std::vector<live::Parcel> parcels,
               std::function<void()> written = {});
  // Writes what waits, then closes with this code. The first code asked for counts.
  void close(live::ConnectionRef connection, core::CloseCode code);
  // Closes all, HTTP too. `then` is called once, on a loop: when all are closed or
  // limits.close_all_time_max later, when the rest was cut.
  void close_all(core::CloseCode code, std::function<void()> then);
  std::size_t open() const;

  // Lets time pass up to `now` on every loop (the loops do it themselves once a second).
  void tick(Time now);

  // For the listener and its connections.
  std::uint32_t loop_count() const;
  Loop& loop(std::uint32_t index);
  Loop& least_busy_loop();

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
  std::vector<std::unique_ptr<Loop>> loops_;
};

}  // namespace chats::net
