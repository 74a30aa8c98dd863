#include "server/net/readiness.hpp"

#include <sys/epoll.h>

#include <array>
#include <boost/system/system_error.hpp>
#include <cerrno>
#include <span>

namespace chats::net {

namespace {

// Then others of the loop have their turn; who was not told is told in the next.
constexpr std::size_t told_at_once_max = 256;

int new_set() {
  const int set = ::epoll_create1(EPOLL_CLOEXEC);
  if (set >= 0) return set;
  throw boost::system::system_error(errno, boost::system::system_category(), "epoll_create1");
}

bool control(int set, int operation, int socket, std::uint64_t number, std::uint32_t wanted) {
  epoll_event event{};
  event.events = wanted;
  event.data.u64 = number;
  return ::epoll_ctl(set, operation, socket, &event) == 0;
}

}  // namespace

Readiness::Readiness(boost::asio::io_context& io, Tell tell)
    : set_(io, new_set()), tell_(std::move(tell)) {}

void Readiness::start() { wait(); }

void Readiness::stop() {
  boost::system::error_code ignored;
  set_.cancel(ignored);
}

bool Readiness::add(int socket, std::uint64_t number, Events wanted) {
  return control(set_.native_handle(), EPOLL_CTL_ADD, socket, number, wanted);
}

void Readiness::change(int socket, std::uint64_t number, Events wanted) {
  control(set_.native_handle(), EPOLL_CTL_MOD, socket, number, wanted);
}

void Readiness::wait() {
  set_.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                  [this](const boost::system::error_code& error) {
                    if (error) return;
                    tell_all();
                    wait();
                  });
}

void Readiness::tell_all() {
  std::array<epoll_event, told_at_once_max> events;
  const int count = ::epoll_wait(set_.native_handle(), events.data(), told_at_once_max, 0);
  if (count <= 0) return;
  // By number and not by address: one that is told may end another.
  for (const auto& event : std::span(events).first(static_cast<std::size_t>(count))) {
    tell_(event.data.u64, event.events);
  }
}

}  // namespace chats::net
