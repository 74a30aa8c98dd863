// Lines in flight: of what was said, no more is still to be heard than so many lines make, counted
// over all who hear them. What may be said next is said when a round of the sockets has been read,
// together: as the load generator does it whose figures for other servers stand in the aims. What a
// server does for one line cannot be put together with what it does for the next, but as far as
// there are several in flight.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <unordered_map>

#include "tests/load/chats-load/histogram.hpp"
#include "tests/load/chats-load/loop.hpp"

namespace chats::load {

class Volley {
 public:
  // Says the line of this turn, and returns how many must hear it.
  using Say = std::function<std::size_t(std::uint64_t turn, Moment due)>;

  struct Tally {
    std::uint64_t deliveries = 0;  // of one line to one person
    double seconds = 0, server_cpu = 0, own_cpu = 0;
    Histogram heard;
    std::uint64_t missing = 0;

    double server_us_each() const { return 1e6 * server_cpu / static_cast<double>(deliveries); }
  };

  Span patience = std::chrono::seconds(60);  // with the last ones to hear the last lines

  Volley(Loop& loop, Say say) : loop_(loop), say_(std::move(say)) {}

  // After a moment to warm up. Returns when everybody has heard everything.
  Tally run(std::size_t window, Span how_long, pid_t server);
  void heard(Moment due);

 private:
  void say_what_may_be();

  Loop& loop_;
  const Say say_;
  std::size_t window_ = 0, ears_ = 1;  // of the last line
  std::size_t owed_ = 0;               // said, and still to be heard
  std::unordered_map<Span::rep, std::size_t> in_flight_;  // who must still hear it, by when due
  std::uint64_t turn_ = 0;
  Moment last_due_;
  bool talking_ = false, counting_ = false, round_ends_ = false;
  Tally tally_;
};

}  // namespace chats::load
