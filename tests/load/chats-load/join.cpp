// What it costs to let one more person in: handshake, upgrade, join and snapshot, against the bare
// TLS handshake of the reference server, in turns; with few and with many people there.
#include <memory>

#include "tests/load/chats-load/crowd.hpp"
#include "tests/load/chats-load/floor.hpp"
#include "tests/load/chats-load/line.hpp"
#include "tests/load/chats-load/scenarios.hpp"
#include "tests/load/chats-load/wide_limits.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds patience{60};

class Joiners final : public Crowd {
 public:
  Joiners(House& house, std::size_t present, std::size_t later)
      : Crowd(house, 1, present + 1, later) {}

  // So many are on their way at once; they go again when all have been there. CPU seconds of the
  // server.
  double let_in(std::size_t count, std::size_t at_once);
  const Faults& faults() const { return faults_; }

  void joined(Person& person) override {
    Crowd::joined(person);
    ++came_;
    come_next();
  }

 private:
  void come_next() {
    if (invited_ < newcomers_.size()) newcomers_[invited_++]->come();
  }

  std::vector<std::unique_ptr<Person>> newcomers_, gone_;
  std::size_t invited_ = 0, came_ = 0, numbers_ = 0;
};

double Joiners::let_in(std::size_t count, std::size_t at_once) {
  for (std::size_t i = 0; i < count; ++i)
    newcomers_.push_back(newcomer(0, people_.size() + numbers_++));
  invited_ = came_ = 0;
  const CoreMeter server(house_.pid());
  for (std::size_t i = 0; i < at_once; ++i) come_next();
  if (!house_.loop().run([&] { return came_ == count; }, patience)) {
    faults_.refusals["could not join"] += 1;
  }
  const double cpu = server.seconds();
  for (auto& each : newcomers_) {
    each->leave();
    gone_.push_back(std::move(each));  // the loop may still know them
  }
  newcomers_.clear();
  return cpu;
}

// The same at the reference server, which gets nothing but the handshake.
double shake_hands(Loop& loop, const Door& door, pid_t server, std::size_t count,
                   std::size_t at_once) {
  std::size_t begun = 0, done = 0;
  std::vector<std::unique_ptr<Line>> lines(count);
  const std::function<void()> begin_next = [&] {
    if (begun == count) return;
    const auto number = begun++;
    const auto opened = [&, number] {
      ++done;
      lines[number]->cut();
      begin_next();
    };
    lines[number] = std::make_unique<Line>(
        loop, door, number,
        Line::Events{.opened = opened, .came = [](std::string_view) {}, .ended = [] {}});
    lines[number]->open();
  };
  const CoreMeter meter(server);
  for (std::size_t i = 0; i < at_once; ++i) begin_next();
  const bool all = loop.run([&] { return done == count; }, patience);
  const double cpu = all ? meter.seconds() : 0;
  loop.run([] { return false; }, std::chrono::milliseconds(5));  // it may still know the lines
  return cpu;
}

struct Setting {
  std::size_t present = 0, at_once = 0;
};

void compare(House& house, const Floor& floor, const JoinWishes& wishes, Setting setting,
             Report& report) {
  const Door door = house.door_to(floor.port());
  const auto [present, at_once] = setting;
  Joiners joiners(house, present, wishes.joins * wishes.slices);
  joiners.arrive();
  std::vector<double> ours, bare, ratios;
  for (std::size_t slice = 0; slice < wishes.slices; ++slice) {
    show_progress(std::to_string(present) + " present, " + std::to_string(at_once) +
                  " at once, slice " + std::to_string(slice + 1));
    const double joins = static_cast<double>(wishes.joins);
    ours.push_back(1e6 * joiners.let_in(wishes.joins, at_once) / joins);
    bare.push_back(
        1e6 * shake_hands(house.loop(), door, floor.pid(), wishes.joins, at_once) / joins);
    ratios.push_back(bare.back() > 0 ? ours.back() / bare.back() : 0);
  }
  report.add("One more person", {{"present", present},
                                 {"at once", at_once},
                                 {"joins", wishes.joins * wishes.slices},
                                 {"us a join", rounded(quantile_of(ours, 0.5), 0)},
                                 {"us a bare handshake", rounded(quantile_of(bare, 0.5), 0)},
                                 {"ratio least", rounded(quantile_of(ratios, 0), 2)},
                                 {"ratio median", rounded(quantile_of(ratios, 0.5), 2)},
                                 {"ratio most", rounded(quantile_of(ratios, 1), 2)}});
  report.add(joiners.faults());
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const JoinWishes& wishes, Report& report) {
  House house(house_wishes, limits_for_talk());
  const Floor floor(house.certificate(), house.certificate_key());
  for (const auto present : wishes.present)
    for (const auto at_once : wishes.at_once)
      compare(house, floor, wishes, {.present = present, .at_once = at_once}, report);
}

}  // namespace chats::load
