// What it costs to tell a line to everybody in a room: the server's CPU for one line to one person,
// with so many lines in flight; and the same of the reference server, in turns with it, so that
// both have the same machine.
#include <algorithm>
#include <map>
#include <optional>

#include "tests/load/chats-load/crowd.hpp"
#include "tests/load/chats-load/floor.hpp"
#include "tests/load/chats-load/floor_crowd.hpp"
#include "tests/load/chats-load/scenarios.hpp"
#include "tests/load/chats-load/volley.hpp"
#include "tests/load/chats-load/wide_limits.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds patience{60};

class Talkers final : public Crowd {
 public:
  Talkers(House& house, std::size_t people, std::size_t bytes)
      : Crowd(house, 1, people + 1),  // the facilitator, who only listens
        bytes_(bytes),
        volley_(house.loop(), [this](auto turn, auto due) { return say(turn, due); }) {}

  void go_into_rooms(std::size_t room_size);
  // Once everybody is where they stay.
  void count_ears();
  Volley::Tally talk(std::size_t window, Span how_long);
  const Faults& faults() const { return faults_; }

  void heard(Person&, Moment due) override { volley_.heard(due); }

 private:
  std::size_t say(std::uint64_t turn, Moment due);

  const std::size_t bytes_;
  std::map<std::string, std::size_t> ears_;  // by room
  Volley volley_;
};

void Talkers::go_into_rooms(std::size_t room_size) {
  const auto attendees = people_.size() - 1;
  const auto rooms = std::max<std::size_t>(1, attendees / room_size);
  auto& facilitator = facilitator_of(0);
  facilitator.ask("rooms.plan", R"({"method":"random","rooms":)" + std::to_string(rooms) + '}');
  house_.loop().run([this] { return unanswered() == 0; }, patience);
  facilitator.ask("rooms.open", R"({"for_s":3600,"grace_s":0})");
  const auto inside = [&] {
    return std::all_of(people_.begin() + 1, people_.end(),
                       [](const auto& person) { return person->room() != "main"; });
  };
  if (!house_.loop().run(inside, patience)) faults_.refusals["nobody got into the breakouts"] += 1;
}

void Talkers::count_ears() {
  for (const auto& person : people_)
    ++ears_[person->room()];
}

std::size_t Talkers::say(std::uint64_t turn, Moment due) {
  auto& person = *people_[1 + turn % (people_.size() - 1)];
  person.post(due, bytes_);
  return ears_[person.room()];
}

Volley::Tally Talkers::talk(std::size_t window, Span how_long) {
  auto tally = volley_.run(window, how_long, house_.pid());
  house_.loop().run([this] { return unanswered() == 0; }, patience);
  faults_.missing += tally.missing;
  return tally;
}

// Of one window, over all slices.
struct Compared {
  std::vector<double> ours, floors, ratios;  // us of CPU for a delivery
  std::uint64_t deliveries = 0;
  double seconds = 0, own_cpu = 0;
  Histogram heard;

  void add(const Volley::Tally& tally) {
    ours.push_back(tally.server_us_each());
    deliveries += tally.deliveries;
    seconds += tally.seconds;
    own_cpu += tally.own_cpu;
    heard.add(tally.heard);
  }
  void add_floor(const Volley::Tally& tally) {
    floors.push_back(tally.server_us_each());
    ratios.push_back(ours.back() / floors.back());
  }
};

// Without a reference server there is nothing to compare with.
Row quantile(const std::vector<double>& all, double share) {
  return all.empty() ? Row("-") : Row(rounded(quantile_of(all, share), 2));
}

Row row_of(const FanoutWishes& wishes, std::size_t people, std::size_t window,
           const Compared& compared) {
  return {{"people", people},
          {"rooms of", wishes.room_size == 0 ? people : wishes.room_size},
          {"in flight", window},
          {"us a delivery", quantile(compared.ours, 0.5)},
          {"the floor's", quantile(compared.floors, 0.5)},
          {"ratio least", quantile(compared.ratios, 0)},
          {"ratio median", quantile(compared.ratios, 0.5)},
          {"ratio most", quantile(compared.ratios, 1)},
          {"deliveries/s",
           static_cast<std::uint64_t>(static_cast<double>(compared.deliveries) / compared.seconds)},
          {"heard p50 ms", ms(compared.heard.quantile(0.5))},
          {"heard p99 ms", ms(compared.heard.quantile(0.99))},
          {"tool cores", rounded(compared.own_cpu / compared.seconds, 2)}};
}

void compare(House& house, const std::optional<Floor>& floor, const FanoutWishes& wishes,
             std::size_t people, Report& report) {
  Talkers talkers(house, people, wishes.bytes);
  talkers.arrive();
  if (wishes.room_size > 0) talkers.go_into_rooms(wishes.room_size);
  talkers.count_ears();

  Door door = house.door_to(floor ? floor->port() : 0);
  Volley* hears = nullptr;
  FloorCrowd others(house.loop(), door, floor ? people : 0, wishes.room_size,
                    [&](Moment due) { hears->heard(due); });
  Volley at_floor(house.loop(),
                  [&](auto turn, auto due) { return others.say(turn, due, wishes.bytes); });
  hears = &at_floor;
  if (floor) others.arrive();

  const auto how_long = span_of(wishes.seconds);
  for (const auto window : wishes.windows) {
    Compared compared;
    for (std::size_t slice = 0; slice < wishes.slices; ++slice) {
      show_progress(std::to_string(people) + " people, " + std::to_string(window) +
                    " in flight, slice " + std::to_string(slice + 1) + " of " +
                    std::to_string(wishes.slices));
      compared.add(talkers.talk(window, how_long));
      if (floor) compared.add_floor(at_floor.run(window, how_long, floor->pid()));
    }
    report.add("CPU of the server for one line to one person",
               row_of(wishes, people, window, compared));
  }
  report.add(talkers.faults());
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const FanoutWishes& wishes, Report& report) {
  House house(house_wishes, limits_for_talk());
  std::optional<Floor> floor;
  if (wishes.against_floor) floor.emplace(house.certificate(), house.certificate_key());
  for (const auto people : wishes.people)
    compare(house, floor, wishes, people, report);
}

}  // namespace chats::load
