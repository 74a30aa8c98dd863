// Everybody of one session goes into breakouts at once: how long from the facilitator's click until
// the last one holds their room's snapshot, what that costs the server, and how the cost grows with
// the number of people.
#include <unistd.h>

#include <algorithm>

#include "tests/load/chats-load/crowd.hpp"
#include "tests/load/chats-load/histogram.hpp"
#include "tests/load/chats-load/scenarios.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds patience{60};
// One facilitator steers faster than anybody could click.
const std::vector<std::string> wide_limits{"staff_requests_per_second=1000",
                                           "staff_requests_burst=10000"};
constexpr std::size_t room_size_min = 5;  // A small crowd has fewer rooms than were wished for.

class Rooms final : public Crowd {
 public:
  Rooms(House& house, std::size_t people, std::size_t rooms)
      : Crowd(house, 1, people),
        rooms_(std::clamp<std::size_t>(people / room_size_min, 1, rooms)) {}

  // Plans, opens, and closes again. What is measured is kept only if `counted`.
  void go_round(bool counted);
  // `first_cpu_each`: of the first row, to compare with; 0 for that row itself.
  double report(Report& report, double first_cpu_each) const;
  const Faults& faults() const { return faults_; }

  void answered(Person& person, Moment due, bool accepted) override;
  void entered(Person& person) override;

 private:
  struct Step {
    Span answered{}, last{};  // Since the click.
    double server_cpu = 0, own_cpu = 0;
  };
  Step click(std::string_view method, const std::string& params, std::size_t who_enter);

  const std::size_t rooms_;
  Moment clicked_, answered_at_, last_entered_;
  std::size_t entered_ = 0;
  bool is_answered_ = false;
  Histogram planned_, opened_;
  Span closed_longest_{};
  double open_cpu_ = 0, own_cpu_ = 0;
  std::size_t rounds_ = 0;
};

void Rooms::answered(Person& person, Moment due, bool accepted) {
  Crowd::answered(person, due, accepted);
  is_answered_ = true;
  answered_at_ = now();
}

void Rooms::entered(Person&) {
  ++entered_;
  last_entered_ = now();
}

Rooms::Step Rooms::click(std::string_view method, const std::string& params,
                         std::size_t who_enter) {
  entered_ = 0;
  is_answered_ = false;
  const CoreMeter server(house_.pid()), own(::getpid());
  clicked_ = now();
  facilitator_of(0).ask(method, params);
  const auto done = [&] { return is_answered_ && entered_ >= who_enter; };
  if (!house_.loop().run(done, patience)) {
    faults_.refusals["not everybody was told of their room"] += who_enter - entered_;
  }
  return {answered_at_ - clicked_, last_entered_ - clicked_, server.seconds(), own.seconds()};
}

void Rooms::go_round(bool counted) {
  const auto attendees = people_.size() - 1;
  const auto planned =
      click("rooms.plan", R"({"method":"random","rooms":)" + std::to_string(rooms_) + '}', 0);
  const auto opened = click("rooms.open", R"({"for_s":3600,"grace_s":0})", attendees);
  const auto closed = click("rooms.close", R"({"grace_s":0})", attendees);
  if (!counted) return;
  ++rounds_;
  planned_.count(planned.answered);
  opened_.count(opened.last);
  closed_longest_ = std::max(closed_longest_, closed.last);
  open_cpu_ += opened.server_cpu;
  own_cpu_ += opened.own_cpu;
}

double Rooms::report(Report& report, double first_cpu_each) const {
  const auto rounds = static_cast<double>(rounds_);
  const double each = 1e6 * open_cpu_ / rounds / static_cast<double>(people_.size());
  report.add("Everybody into breakouts",
             {{"people", people_.size()},
              {"rooms", rooms_},
              {"rounds", rounds_},
              {"planned p50 ms", ms(planned_.quantile(0.5))},
              {"last one in, p50 ms", ms(opened_.quantile(0.5))},
              {"last one in, longest ms", ms(opened_.longest())},
              {"back in main, longest ms", ms(closed_longest_)},
              {"server CPU ms", rounded(1000 * open_cpu_ / rounds, 1)},
              {"us a person", rounded(each, 0)},
              {"to the first row", rounded(first_cpu_each > 0 ? each / first_cpu_each : 1, 2)},
              {"tool CPU ms", rounded(1000 * own_cpu_ / rounds, 1)}});
  return each;
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const RoomsWishes& wishes, Report& report) {
  House house(house_wishes, wide_limits);
  double first = 0;
  for (const auto people : wishes.people) {
    Rooms rooms(house, people, wishes.rooms);
    rooms.arrive();
    rooms.go_round(false);
    for (std::size_t i = 0; i < wishes.rounds; ++i) rooms.go_round(true);
    const double each = rooms.report(report, first);
    if (first <= 0) first = each;
    report.add(rooms.faults());
  }
}

}  // namespace chats::load
