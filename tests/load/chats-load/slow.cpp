// A share of a room stops reading while the room is flooded: what that costs the server, and
// whether those who read notice. Half of those who stopped read again soon and must get a fresh
// snapshot; the others let the server's patience run out.
#include <algorithm>
#include <map>
#include <utility>

#include "tests/load/chats-load/scenarios.hpp"
#include "tests/load/chats-load/talk.hpp"
#include "tests/load/chats-load/wide_limits.hpp"

namespace chats::load {

namespace {

// Who posts: a few, as in a room; they never stop reading.
constexpr std::size_t speakers_max = 4;
constexpr std::chrono::seconds patience{30}, return_patience{30};
// The server's patience begins when the kernel holds all it can, and ends with a coarse tick.
constexpr std::chrono::seconds beyond_stall{4};

std::vector<std::string> limits_of(const SlowWishes& wishes) {
  auto limits = limits_for_talk();
  limits.push_back("write_stall_s=" + std::to_string(wishes.stall));
  // Who does not read answers no ping either, and would be cut for silence before that.
  limits.push_back("silence_s=" + std::to_string(wishes.stall + 600));
  return limits;
}

class Slow final : public Talk {
 public:
  Slow(House& house, const SlowWishes& wishes)
      : Talk(house, 1, wishes.clients, std::min(speakers_max, wishes.clients - wishes.stopped),
             wishes.bytes),
        wishes_(wishes) {}

  void flood(const std::string& name);
  void stop_some();
  // The first half of those who stopped.
  void read_again();
  void run_out_of_patience();
  void come_back();
  void report(Report& report) const;

  void started_afresh(Person& person) override;
  void ended(Person& person, int close_code) override;

 protected:
  bool listens(const Person& person) const override {
    return !stopped_ || person.number() < people_.size() - wishes_.stopped;
  }

 private:
  struct Flood {
    std::string name;
    Tally tally;
    double growth_mib;
    std::uint64_t readers_afresh;
  };
  void await_outcome(std::size_t begin, std::size_t end);
  Person& stopped(std::size_t which) { return *people_[people_.size() - wishes_.stopped + which]; }

  const SlowWishes wishes_;
  std::vector<Flood> floods_;
  bool stopped_ = false, returning_ = false;
  Moment stopped_at_;
  std::uint64_t afresh_ = 0, read_all_ = 0, readers_afresh_ = 0;
  std::map<int, std::uint64_t> codes_;
};

void Slow::flood(const std::string& name) {
  const auto before = house_.usage().rss_bytes;
  auto tally = talk_steadily(wishes_.rate, span_of(wishes_.seconds));
  const double growth = mib(house_.usage().rss_bytes) - mib(before);
  floods_.push_back({name, std::move(tally), growth, std::exchange(readers_afresh_, 0)});
}

void Slow::stop_some() {
  stopped_ = true;
  stopped_at_ = now();
  for (std::size_t i = 0; i < wishes_.stopped; ++i) stopped(i).listen(false);
}

void Slow::read_again() {
  const auto half = (wishes_.stopped + 1) / 2;
  for (std::size_t i = 0; i < half; ++i) stopped(i).listen(true);
  await_outcome(0, half);
  for (std::size_t i = 0; i < half; ++i) read_all_ += heard_all(stopped(i)) ? 1 : 0;
}

// Each of these either gets the rest or a fresh start, or their connection ends.
void Slow::await_outcome(std::size_t begin, std::size_t end) {
  const auto open = [&] {
    std::uint64_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& person = stopped(i);
      count += person.is_here() && !started_afresh_lately(person) && !heard_all(person) ? 1 : 0;
    }
    return count;
  };
  if (house_.loop().run([&] { return open() == 0; }, patience)) return;
  faults_.refusals["somebody who read again got neither the rest nor a fresh start"] += open();
}

void Slow::run_out_of_patience() {
  const auto until = stopped_at_ + std::chrono::seconds(wishes_.stall) + beyond_stall;
  house_.loop().run([] { return false; }, until - now());
  const auto half = (wishes_.stopped + 1) / 2;
  for (std::size_t i = half; i < wishes_.stopped; ++i) stopped(i).listen(true);
  await_outcome(half, wishes_.stopped);
}

void Slow::come_back() {
  returning_ = true;
  for (const auto& person : people_) {
    if (!person->is_here()) person->come();
  }
  if (!house_.loop().run([this] { return here() == people_.size(); }, return_patience)) {
    faults_.refusals["not everybody came back after the flood"] += 1;
  }
  stopped_ = false;
}

void Slow::started_afresh(Person& person) {
  ++(listens(person) ? readers_afresh_ : afresh_);
}

void Slow::ended(Person& person, int close_code) {
  if (!stopped_ || listens(person)) return Talk::ended(person, close_code);
  ++codes_[close_code];
  if (returning_) house_.loop().at(now(), [&person] { person.come(); });
}

void Slow::report(Report& report) const {
  const auto& calm = floods_.at(1);
  for (const auto& [name, tally, growth, readers_afresh] : floods_) {
    report.add("One room, flooded",
               {{"flood", name},
                {"people", people_.size()},
                {"posts/s", rounded(static_cast<double>(tally.posts) / tally.seconds, 0)},
                {"heard/s", rounded(static_cast<double>(tally.deliveries) / tally.seconds, 0)},
                {"heard p50 ms", ms(tally.delivered.quantile(0.5))},
                {"heard p99 ms", ms(tally.delivered.quantile(0.99))},
                {"p99 to calm", rounded(seconds_of(tally.delivered.quantile(0.99)) /
                                            seconds_of(calm.tally.delivered.quantile(0.99)), 2)},
                {"answered p99 ms", ms(tally.acknowledged.quantile(0.99))},
                {"readers that lagged", readers_afresh},
                {"server grew MiB", rounded(growth, 2)},
                {"server cores", rounded(tally.server_cores, 2)},
                {"tool cores", rounded(tally.own_cores, 2)}});
  }
  const auto of_code = [&](int code) {
    const auto found = codes_.find(code);
    return found == codes_.end() ? 0 : found->second;
  };
  const double more = floods_.at(2).growth_mib - calm.growth_mib;
  report.add("Those who stopped reading",
             {{"stopped", wishes_.stopped},
              {"cost each MiB", rounded(more / static_cast<double>(wishes_.stopped), 3)},
              {"read again", (wishes_.stopped + 1) / 2},
              {"fresh starts", afresh_},
              {"got all the rest", read_all_},
              {"closed with 4009", of_code(4009)},
              {"cut", of_code(WebSocket::no_close_frame)}});
  report.add(faults_);
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const SlowWishes& wishes, Report& report) {
  House house(house_wishes, limits_of(wishes));
  Slow slow(house, wishes);
  slow.arrive();
  slow.flood("warming up");
  slow.flood("all read");
  slow.stop_some();
  slow.flood("some stopped");
  slow.read_again();
  slow.run_out_of_patience();
  slow.come_back();
  slow.flood("all read again");
  slow.report(report);
}

}  // namespace chats::load
