#include "server/net/office.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace chats::net {

struct Office::Round {
  Round(boost::asio::io_context& io, std::chrono::seconds again_after,
        std::function<void()> round_work)
      : timer(io), period(again_after), work(std::move(round_work)) {}
  boost::asio::steady_timer timer;
  std::chrono::seconds period;
  std::function<void()> work;
};

Office::Office() : stays_(io_.get_executor()), thread_([this] { io_.run(); }) {}

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
  auto round = std::make_shared<Round>(io_, period, std::move(work));
  boost::asio::post(io_, [this, round] { walk(round); });
}

void Office::walk(const std::shared_ptr<Round>& round) {
  round->work();
  round->timer.expires_after(round->period);
  round->timer.async_wait([this, round](const boost::system::error_code& stopped) {
    if (!stopped) walk(round);
  });
}

void Office::stop() {
  io_.stop();
  if (thread_.joinable()) thread_.join();
}

}  // namespace chats::net
