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
  window_ = window;
  say_what_may_be();
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
  owed_ = 0;
  return std::exchange(tally_, {});
}

// No two are due at the same moment: that is how they are known.
void Volley::say_what_may_be() {
  while (talking_ && owed_ + ears_ <= window_ * ears_) {
    last_due_ = std::max(now(), last_due_ + Span(1));
    ears_ = say_(turn_++, last_due_);
    owed_ += ears_;
    in_flight_[last_due_.time_since_epoch().count()] = ears_;
  }
}

void Volley::heard(Moment due) {
  if (counting_) {
    ++tally_.deliveries;
    tally_.heard.count(now() - due);
  }
  const auto found = in_flight_.find(due.time_since_epoch().count());
  if (found == in_flight_.end()) return;
  --owed_;
  if (--found->second == 0) in_flight_.erase(found);
  if (!talking_ || round_ends_) return;
  round_ends_ = true;
  loop_.at(now(), [this] {
    round_ends_ = false;
    say_what_may_be();
  });
}

}  // namespace chats::load
