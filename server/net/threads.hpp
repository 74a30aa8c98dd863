// The threads that serve connections: one io_context each, so that what lives on one needs no
// locks. Sessions live on them too, each on one of them.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <thread>
#include <vector>

namespace chats::net {

class Threads {
 public:
  explicit Threads(unsigned count);
  ~Threads();
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  std::vector<boost::asio::io_context*> contexts();
  std::vector<boost::asio::any_io_executor> strands();
  boost::asio::io_context& first() { return *contexts_.front(); }

  // Runs until stop() was called. An exception that nobody caught ends the server: what it would
  // do next cannot be trusted.
  void run();
  void stop();  // Any thread.

 private:
  using Guard = boost::asio::executor_work_guard<boost::asio::io_context::executor_type>;
  std::vector<std::unique_ptr<boost::asio::io_context>> contexts_;
  std::vector<Guard> stay_;
};

}  // namespace chats::net
