#include "tests/load/chats-load/loop.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace chats::load {

namespace {

// Whether a run is done is looked at so often: it may mean asking thousands of people.
constexpr std::chrono::milliseconds look_every{2};

}  // namespace

Loop::Loop() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  if (epoll_ < 0) throw std::runtime_error("The system gives no epoll.");
}

Loop::~Loop() { ::close(epoll_); }

void Loop::watch(int socket, Watched& who, std::uint32_t events) {
  epoll_event event{.events = events, .data = {.ptr = &who}};
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) {
    throw std::runtime_error("A socket cannot be watched.");
  }
}

void Loop::watch_for(int socket, Watched& who, std::uint32_t events) {
  epoll_event event{.events = events, .data = {.ptr = &who}};
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, socket, &event);
}

void Loop::forget(int socket) { ::epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr); }

void Loop::at(Moment when, std::function<void()> what) {
  later_.push({when, ++order_, std::move(what)});
}

void Loop::each(Span every, std::function<bool()> what) {
  after(every, [this, every, what = std::move(what)]() mutable {
    if (what()) each(every, std::move(what));
  });
}

void Loop::do_what_is_due() {
  const auto time = now();
  while (!later_.empty() && later_.top().when <= time) {
    auto what = later_.top().what;
    later_.pop();
    what();
  }
}

void Loop::turn(Moment until) {
  std::array<epoll_event, 256> events{};
  const auto next = later_.empty() ? until : std::min(until, later_.top().when);
  const auto wait = std::max<Span>(next - now(), Span::zero());
  // Nanoseconds: a wait rounded to milliseconds would be counted as the server's.
  const timespec patience{.tv_sec = std::chrono::duration_cast<std::chrono::seconds>(wait).count(),
                          .tv_nsec = (wait % std::chrono::seconds(1)).count()};
  const int count = ::epoll_pwait2(epoll_, events.data(), events.size(), &patience, nullptr);
  for (int i = 0; i < count; ++i) {
    const auto& event = events.at(static_cast<std::size_t>(i));
    static_cast<Watched*>(event.data.ptr)->ready(event.events);
  }
  do_what_is_due();
}

bool Loop::run_until(const std::function<bool()>& done, Span patience) {
  const auto until = now() + patience;
  while (!done() && now() < until) turn(until);
  return done();
}

bool Loop::run(const std::function<bool()>& done, Span patience) {
  const auto until = now() + patience;
  while (!done()) {
    if (now() >= until) return false;
    const auto look_at = std::min<Moment>(until, now() + look_every);
    do {
      turn(look_at);
    } while (now() < look_at);
  }
  return true;
}

}  // namespace chats::load
