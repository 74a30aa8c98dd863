// How much memory people take who just listen: what the server has grown by when they are there,
// with a history, and each with requests that it must know again; and how long a word to all takes.
#include <unistd.h>

#include "tests/load/chats-load/crowd.hpp"
#include "tests/load/chats-load/histogram.hpp"
#include "tests/load/chats-load/scenarios.hpp"
#include "tests/load/chats-load/wide_limits.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds patience{300};
// What was needed for the moment only is given back by then.
constexpr std::chrono::seconds calm{4};
constexpr std::size_t line_bytes = 200;
// A session refuses what comes while 1,024 events wait to be saved.
constexpr std::size_t asking_at_once = 500;

class Listeners final : public Crowd {
 public:
  Listeners(House& house, std::size_t people) : Crowd(house, 1, people + 1) {}

  void ask_each(std::size_t requests);
  void say_some(std::size_t posts);
  // From when it was due until the last one has heard it.
  Span say_to_all();
  const Faults& faults() const { return faults_; }

  void heard(Person&, Moment due) override {
    ++heard_;
    latest_ = now() - due;
  }

 private:
  void await_answers() {
    house_.loop().run([this] { return unanswered() == 0; }, patience);
  }

  std::size_t heard_ = 0;
  Span latest_{};
};

void Listeners::ask_each(std::size_t requests) {
  for (std::size_t i = 0; i < requests; ++i) {
    for (std::size_t who = 1; who < people_.size(); ++who) {
      people_[who]->ask(i % 2 == 0 ? "hand.raise" : "hand.lower");
      if (who % asking_at_once == 0) await_answers();
    }
    await_answers();
  }
}

void Listeners::say_some(std::size_t posts) {
  for (std::size_t i = 0; i < posts; ++i)
    say_to_all();
}

Span Listeners::say_to_all() {
  heard_ = 0;
  facilitator_of(0).post(now(), line_bytes);
  if (!house_.loop().run([this] { return heard_ == people_.size(); }, patience)) {
    faults_.missing += people_.size() - heard_;
  }
  await_answers();
  return latest_;
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const IdleWishes& wishes, Report& report) {
  House house(house_wishes, limits_for_talk());
  // What the first person takes once for all, the pages of the program's code above all, is there.
  Listeners first(house, 1);
  first.arrive();
  first.say_some(1);
  first.ask_each(2);
  Listeners listeners(house, wishes.people);
  house.loop().run([] { return false; }, calm);
  const auto before = house.usage();
  listeners.arrive();
  house.loop().run([] { return false; }, calm);
  const auto joined = house.usage();
  listeners.say_some(wishes.history);
  listeners.ask_each(wishes.requests);
  house.loop().run([] { return false; }, calm);
  const auto after = house.usage();
  const CoreMeter server(house.pid());
  const auto last_heard = listeners.say_to_all();
  const auto each = [&](const Usage& usage) {
    const auto grown = static_cast<double>(usage.pss_bytes) - static_cast<double>(before.pss_bytes);
    return rounded(grown / 1024 / static_cast<double>(wishes.people), 2);
  };
  const double cpu_us = 1e6 * server.seconds() / static_cast<double>(wishes.people);
  report.add("Who just listens", {{"people", wishes.people},
                                  {"TLS", house_wishes.plain ? "no" : "yes"},
                                  {"KiB each, joined", each(joined)},
                                  {"KiB each, with history", each(after)},
                                  {"PSS MiB in all", rounded(mib(after.pss_bytes), 1)},
                                  {"peak RSS MiB", rounded(mib(after.peak_bytes), 1)},
                                  {"a word to all, ms", ms(last_heard)},
                                  {"its CPU, us each", rounded(cpu_us, 2)}});
  report.add(listeners.faults());
}

}  // namespace chats::load
