// How many posts a second are saved and answered, and how soon, with several numbers of sessions
// talking at once. For each number two runs: with a window of unanswered posts for each speaker (as
// fast as it goes), and at a steady rate, where a post counts from when it was due, so that a
// server that stalls cannot hide the posts that waited meanwhile.
#include "tests/load/chats-load/disk.hpp"
#include "tests/load/chats-load/scenarios.hpp"
#include "tests/load/chats-load/talk.hpp"
#include "tests/load/chats-load/wide_limits.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds disk_alone{2};

struct Run {
  std::size_t sessions;
  std::string how;
  bool steady;
  Talk::Tally tally;
  Histogram disk;  // beside this run
};

Row row_of(const std::string& when, const Histogram& disk) {
  return {{"fsync of 4 KiB", when},
          {"count", disk.total()},
          {"p50 ms", ms(disk.quantile(0.5))},
          {"p99 ms", ms(disk.quantile(0.99))},
          {"longest ms", ms(disk.longest())}};
}

// The aim is for a steady rate: as fast as it goes, an answer waits for those before it.
Row row_of(const Run& run, Span allowed) {
  const auto& tally = run.tally;
  const auto per_second = [&](std::uint64_t count) {
    return static_cast<std::uint64_t>(static_cast<double>(count) / tally.seconds);
  };
  return {{"sessions", run.sessions},
          {"how", run.how},
          {"answered/s", per_second(tally.posts)},
          {"p50 ms", ms(tally.acknowledged.quantile(0.5))},
          {"p99 ms", ms(tally.acknowledged.quantile(0.99))},
          {"aim p99", run.steady ? Row(ms(allowed)) : Row("-")},
          {"longest ms", ms(tally.acknowledged.longest())},
          {"heard/s", per_second(tally.deliveries)},
          {"heard p99 ms", ms(tally.delivered.quantile(0.99))},
          {"fsync p50 beside", ms(run.disk.quantile(0.5))},
          {"fsync p99 beside", ms(run.disk.quantile(0.99))},
          {"server cores", rounded(tally.server_cores, 2)},
          {"tool cores", rounded(tally.own_cores, 2)}};
}

std::string rate_text(double rate) {
  return std::to_string(static_cast<std::uint64_t>(rate)) + "/s steady";
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const AcksWishes& wishes, Report& report) {
  House house(house_wishes, limits_for_talk());
  Disk disk(house.disk());
  const auto before = disk.measure(disk_alone);
  const auto how_long = span_of(wishes.seconds);
  std::vector<Run> runs;
  for (const auto sessions : wishes.sessions) {
    Talk talk(house, sessions, wishes.speakers, wishes.speakers, wishes.bytes);
    talk.arrive();
    disk.begin_beside();
    auto tally = talk.talk_in_windows(wishes.window, how_long);
    if (tally.posts == 0) report.complain("no post was answered");
    const double reached = static_cast<double>(tally.posts) / tally.seconds;
    runs.push_back({sessions, "window " + std::to_string(wishes.window), false, std::move(tally),
                    disk.measured_beside()});
    const double rate = wishes.rate > 0 ? wishes.rate : std::max(1.0, reached / 2);
    disk.begin_beside();
    tally = talk.talk_steadily(rate, how_long);
    runs.push_back({sessions, rate_text(rate), true, std::move(tally), disk.measured_beside()});
    report.add(talk.faults());
  }
  const auto after = disk.measure(disk_alone);
  Histogram alone = before;
  alone.add(after);
  const Span allowed = 3 * alone.quantile(0.99) + std::chrono::milliseconds(5);
  for (const auto& run : runs) {
    report.add("Posts, answered when they are saved", row_of(run, allowed));
  }
  report.add("The disk alone", row_of("before", before));
  report.add("The disk alone", row_of("after", after));
}

}  // namespace chats::load
