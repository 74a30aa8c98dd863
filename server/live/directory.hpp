// The sessions that run in this process. Any thread; the lock is never held across a call.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "server/live/session.hpp"

namespace chats::live {

class Directory {
 public:
  // `strands`: executors that sessions are spread over by the hash of their id.
  Directory(Surroundings& surroundings, std::vector<boost::asio::any_io_executor> strands)
      : surroundings_(surroundings), strands_(std::move(strands)) {}

  // Starts every session in the log that has not closed. How many run.
  std::size_t start_all();
  // Starts one that is in the log. Null: it cannot be read.
  std::shared_ptr<Session> start(const store::SessionId& id);
  // Null: it does not run (closed, stopped, erased, or never was).
  std::shared_ptr<Session> find(const store::SessionId& id) const;
  bool has_closed(const store::SessionId& id) const;
  // It should run, but its log cannot be read (said in the server's log when it was started).
  bool stays_stopped(const store::SessionId& id) const;
  // Ends its connections with 4000 and forgets it; `done` when nothing of it waits any more.
  void drop(const store::SessionId& id, std::function<void()> done);
  // Called, on some strand, after a session has closed by itself or by its facilitator.
  void on_closed(std::function<void(const store::SessionId&)> told) { told_ = std::move(told); }
  // Stops all sessions (1012); `done` when the last has stopped.
  void stop(std::function<void()> done);
  std::size_t running() const;
  // Those that run, are stopped or have closed: all that are not erased.
  std::size_t known() const;
  // Whether any session is open or closing.
  bool is_any_under_way() const;

 private:
  Surroundings& surroundings_;
  std::vector<boost::asio::any_io_executor> strands_;
  mutable std::mutex lock_;
  std::unordered_map<store::SessionId, std::shared_ptr<Session>> sessions_;
  std::unordered_set<store::SessionId> closed_, stopped_;
  std::function<void(const store::SessionId&)> told_;
};

}  // namespace chats::live
