#include "server/net/office.hpp"

#include <boost/asio/post.hpp>

namespace chats::net {

Office::Office() : stays_(io_.get_executor()), timer_(io_), thread_([this] { io_.run(); }) {}

Office::~Office() { stop(); }

bool Office::ask(std::function<void()> work) {
  if (waiting_.fetch_add(1) >= waiting_max) {
    --waiting_;
    return false;
  }
  boost::asio::post(io_, [this, work = std::move(work)] {
    work();
    --waiting_;
  });
  return true;
}

void Office::every(std::chrono::seconds period, std::function<void()> work) {
  period_ = period;
  round_ = std::move(work);
  boost::asio::post(io_, [this] { again(); });
}

void Office::again() {
  round_();
  timer_.expires_after(period_);
  timer_.async_wait([this](const boost::system::error_code& stopped) {
    if (!stopped) again();
  });
}

void Office::stop() {
  io_.stop();
  if (thread_.joinable()) thread_.join();
}

}  // namespace chats::net
