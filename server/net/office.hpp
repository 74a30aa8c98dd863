// One thread for what may wait for the disk or for a session: the operator's API, the sample
// session, the hourly round. Nothing of a chat goes through here.
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace chats::net {

class Office {
 public:
  // More than this waiting, and the operator is asked to come again.
  static constexpr int waiting_max = 64;

  Office();
  // Finishes the piece of work it is at; what waits is dropped.
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  // Any thread. False: too much waits already.
  bool ask(std::function<void()> work);
  // Now and then again.
  void every(std::chrono::seconds period, std::function<void()> work);
  void stop();

 private:
  struct Round;
  void walk(const std::shared_ptr<Round>& round);

  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> stays_;
  std::atomic<int> waiting_{0};
  std::thread thread_;
};

}  // namespace chats::net
