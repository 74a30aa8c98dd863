// One thread for work that is pure and takes longer than a session may be held up: plans. What it
// makes goes back to the session's strand by post.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <functional>

namespace chats::live {

class Workshop {
 public:
  // More than this waiting, and whoever asks is told to come again: at a tenth of a second each,
  // the last would wait for six.
  static constexpr int waiting_max = 64;

  // Any thread. False: too much waits already.
  bool take(std::function<void()> work);
  // Finishes the piece of work it is at; what waits is dropped.
  void stop();

 private:
  std::atomic<int> waiting_{0};
  boost::asio::thread_pool thread_{1};
};

}  // namespace chats::live
