#include "server/live/workshop.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace chats::live {

bool Workshop::take(std::function<void()> work) {
  if (waiting_.fetch_add(1) >= waiting_max) {
    waiting_.fetch_sub(1);
    return false;
  }
  boost::asio::post(thread_, [this, work = std::move(work)] {
    work();
    waiting_.fetch_sub(1);
  });
  return true;
}

void Workshop::stop() {
  thread_.stop();
  thread_.join();
}

}  // namespace chats::live
