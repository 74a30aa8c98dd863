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

  // One after the other; they go again when all have been there. CPU seconds of the server.
  double let_in(std::size_t count);
  const Faults& faults() const { return faults_; }

  void joined(Person& person) override {
    Crowd::joined(person);
    if (!newcomers_.empty()) come_next();
  }

 private:
  void come_next() {
    if (come_ < newcomers_.size()) newcomers_[come_]->come();
    ++come_;
  }

  std::vector<std::unique_ptr<Person>> newcomers_, gone_;
  std::size_t come_ = 0, numbers_ = 0;
};

double Joiners::let_in(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    newcomers_.push_back(newcomer(0, people_.size() + numbers_++));
  come_ = 0;
  const CoreMeter server(house_.pid());
  come_next();
  if (!house_.loop().run([&] { return come_ > count; }, patience)) {
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
double shake_hands(Loop& loop, const Door& door, pid_t server, std::size_t count) {
  std::size_t done = 0;
  std::vector<std::unique_ptr<Line>> lines;
  const CoreMeter meter(server);
  for (std::size_t i = 0; i < count; ++i) {
    bool opened = false;
    const auto note = [&opened] { opened = true; };
    const auto ignore = [](std::string_view) {};
    lines.push_back(std::make_unique<Line>(
        loop, door, i, Line::Events{.opened = note, .came = ignore, .ended = [] {}}));
    lines.back()->open();
    if (loop.run_until([&] { return opened; }, patience)) ++done;
    lines.back()->cut();
  }
  const double cpu = done == count ? meter.seconds() : 0;
  loop.run([] { return false; }, std::chrono::milliseconds(5));  // it may still know the lines
  return cpu;
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const JoinWishes& wishes, Report& report) {
  House house(house_wishes, limits_for_talk());
  const Floor floor(house.certificate(), house.certificate_key());
  const Door door = house.door_to(floor.port());
  for (const auto present : wishes.present) {
    Joiners joiners(house, present, wishes.joins * wishes.slices);
    joiners.arrive();
    std::vector<double> ours, bare, ratios;
    for (std::size_t slice = 0; slice < wishes.slices; ++slice) {
      show_progress(std::to_string(present) + " present, slice " + std::to_string(slice + 1));
      const double joins = static_cast<double>(wishes.joins);
      ours.push_back(1e6 * joiners.let_in(wishes.joins) / joins);
      bare.push_back(1e6 * shake_hands(house.loop(), door, floor.pid(), wishes.joins) / joins);
      ratios.push_back(bare.back() > 0 ? ours.back() / bare.back() : 0);
    }
    report.add("One more person", {{"present", present},
                                   {"joins", wishes.joins * wishes.slices},
                                   {"us a join", rounded(quantile_of(ours, 0.5), 0)},
                                   {"us a bare handshake", rounded(quantile_of(bare, 0.5), 0)},
                                   {"ratio least", rounded(quantile_of(ratios, 0), 2)},
                                   {"ratio median", rounded(quantile_of(ratios, 0.5), 2)},
                                   {"ratio most", rounded(quantile_of(ratios, 1), 2)}});
    report.add(joiners.faults());
  }
}

}  // namespace chats::load
