#include "tests/load/chats-load/volley.hpp"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "tests/load/chats-load/house.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::milliseconds warm_up{300};

}  // namespace

Volley::Tally Volley::run(std::size_t window, Span how_long, pid_t server) {
  const auto never = [] { return false; };
  talking_ = true;
  for (std::size_t i = 0; i < window; ++i)
    say_next();
  loop_.run(never, std::min<Span>(warm_up, how_long));
  tally_ = {};
  counting_ = true;
  const CoreMeter server_cpu(server), own_cpu(::getpid());
  const auto began = now();
  loop_.run(never, how_long);
  counting_ = talking_ = false;
  tally_.server_cpu = server_cpu.seconds();
  tally_.own_cpu = own_cpu.seconds();
  tally_.seconds = seconds_of(now() - began);
  loop_.run([this] { return in_flight_.empty(); }, patience);
  for (const auto& [due, ears] : in_flight_)
    tally_.missing += ears;
  in_flight_.clear();
  return std::exchange(tally_, {});
}

// No two are due at the same moment: that is how they are known.
void Volley::say_next() {
  last_due_ = std::max(now(), last_due_ + Span(1));
  in_flight_[last_due_.time_since_epoch().count()] = say_(turn_++, last_due_);
}

void Volley::heard(Moment due) {
  if (counting_) {
    ++tally_.deliveries;
    tally_.heard.count(now() - due);
  }
  const auto found = in_flight_.find(due.time_since_epoch().count());
  if (found == in_flight_.end() || --found->second > 0) return;
  in_flight_.erase(found);
  if (talking_) say_next();
}

}  // namespace chats::load
