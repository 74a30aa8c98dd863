// The server ends and starts again on the same data, and everybody comes back: with the key and
// place they had, and the TLS ticket they were given.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

#include "tests/load/chats-load/crowd.hpp"
#include "tests/load/chats-load/histogram.hpp"
#include "tests/load/chats-load/scenarios.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds patience{120}, rest{2};
constexpr std::chrono::milliseconds look_every{5};
// protocol/README.md, part 7: the bound of the wait doubles up to this.
constexpr double wait_max_s = 30;
// Without jitter: not at once, or a server that is not there would be asked by a busy loop.
constexpr std::chrono::milliseconds wait_without_jitter{20};
constexpr std::size_t history_bytes = 200;
// A facilitator says the history faster than anybody could type it.
const std::vector<std::string> wide_limits{"staff_requests_per_second=1000",
                                           "staff_requests_burst=10000",
                                           "unanswered_requests=1000"};

class Storm final : public Crowd {
 public:
  Storm(House& house, const StormWishes& wishes)
      : Crowd(house, wishes.sessions, wishes.clients / wishes.sessions),
        wishes_(wishes),
        attempts_(people_.size()) {}

  // Each facilitator says `count` posts; returns when everybody has heard them. Anybody who has
  // not is counted as missing them.
  void say(std::size_t count);
  // Until everybody has gone and is back, or patience ends.
  void blow();
  void report(Report& report) const;

  void joined(Person& person) override;
  void ended(Person& person, int close_code) override;

 private:
  Server& server() { return *house_.server(); }
  Span wait_of(std::size_t who);
  void restart_when_ended();
  void tell_when_it_listens();
  void show_each_second();
  std::uint64_t sum(std::uint64_t Person::Counts::*count) const;

  const StormWishes wishes_;
  std::vector<unsigned> attempts_;  // in vain, since they were here last
  // Who has noticed it. The kernel closes what a killed server's io_uring knows a moment after the
  // process has gone: the next one may listen before its people have heard of anything.
  std::set<std::uint64_t> gone_;
  bool blowing_ = false, listens_again_ = false;
  Moment began_, ended_, listened_, all_back_;
  Histogram back_since_end_, back_since_listening_;
  std::map<int, std::uint64_t> codes_;
  std::uint64_t in_vain_ = 0, snapshots_before_ = 0, resumptions_before_ = 0;
  Usage before_, during_, after_;
  double own_cpu_ = 0;
};

void Storm::say(std::size_t count) {
  std::vector<std::uint64_t> before;
  for (const auto& person : people_) before.push_back(person->counts().posts_heard);
  for (std::size_t session = 0; session < sessions_; ++session) {
    for (std::size_t i = 0; i < count; ++i) facilitator_of(session).post(now(), history_bytes);
  }
  const auto missing = [&] {
    std::uint64_t all = 0;
    for (const auto& person : people_) {
      const auto heard = person->counts().posts_heard - before[person->number()];
      all += count - std::min<std::uint64_t>(count, heard);
    }
    return all;
  };
  house_.loop().run([&] { return unanswered() == 0 && missing() == 0; }, patience);
  faults_.missing += missing();
}

Span Storm::wait_of(std::size_t who) {
  if (wishes_.jitter <= 0) return wait_without_jitter;
  const double bound = std::min(wait_max_s, wishes_.jitter * std::pow(2, attempts_[who]));
  return span_of(bound * ::drand48());
}

void Storm::blow() {
  snapshots_before_ = sum(&Person::Counts::snapshots);
  resumptions_before_ = sum(&Person::Counts::resumptions);
  before_ = house_.usage();
  const CoreMeter own(::getpid());
  blowing_ = true;
  began_ = now();
  show_each_second();
  server().signal(wishes_.ending == "term" ? SIGTERM : SIGKILL);
  restart_when_ended();
  const auto all_have_gone = [this] { return gone_.size() == people_.size(); };
  const auto all_are_here = [this] { return here() == people_.size(); };
  house_.loop().run([&] { return listens_again_ && all_have_gone() && all_are_here(); }, patience);
  during_ = house_.usage();
  own_cpu_ = own.seconds();
  blowing_ = false;
  house_.loop().run([] { return false; }, rest);
  after_ = house_.usage();
}

void Storm::restart_when_ended() {
  house_.loop().each(look_every, [this] {
    if (!server().ended()) return true;
    ended_ = now();
    server().start();
    tell_when_it_listens();
    return false;
  });
}

void Storm::tell_when_it_listens() {
  house_.loop().each(look_every, [this] {
    if (!server().listens()) return true;
    listened_ = now();
    listens_again_ = true;
    return false;
  });
}

void Storm::show_each_second() {
  house_.loop().each(std::chrono::seconds(1), [this] {
    if (!blowing_) return false;
    std::ostringstream line;
    line << here() << " of " << people_.size() << " are back after "
         << rounded(seconds_of(now() - began_), 1) << " s";
    show_progress(line.str());
    return true;
  });
}

void Storm::joined(Person& person) {
  Crowd::joined(person);
  attempts_[person.number()] = 0;
  if (!blowing_) return;
  all_back_ = now();
  back_since_end_.count(all_back_ - began_);
  back_since_listening_.count(all_back_ - std::max(listened_, began_));
}

void Storm::ended(Person& person, int close_code) {
  if (!blowing_) return Crowd::ended(person, close_code);
  ++codes_[close_code];
  gone_.insert(person.number());
  auto& attempts = attempts_[person.number()];
  if (attempts > 0) ++in_vain_;
  house_.loop().after(wait_of(person.number()), [&person] { person.come(); });
  ++attempts;
}

std::uint64_t Storm::sum(std::uint64_t Person::Counts::*count) const {
  std::uint64_t all = 0;
  for (const auto& person : people_) all += person->counts().*count;
  return all;
}

void Storm::report(Report& report) const {
  const auto back = here();
  const auto snapshots = sum(&Person::Counts::snapshots) - snapshots_before_;
  report.add("Coming back",
             {{"clients", people_.size()},
              {"sessions", sessions_},
              {"ended by", wishes_.ending},
              {"jitter s", wishes_.jitter},
              {"back", back},
              {"server gone s", rounded(seconds_of(listened_ - began_), 2)},
              {"p50 s", rounded(seconds_of(back_since_end_.quantile(0.5)), 2)},
              {"all back s", rounded(seconds_of(all_back_ - began_), 2)},
              {"all since it listens s", rounded(seconds_of(all_back_ - listened_), 2)},
              {"tries in vain", in_vain_},
              {"tickets used", sum(&Person::Counts::resumptions) - resumptions_before_},
              {"snapshots", snapshots},
              {"went on", back_since_end_.total() - snapshots}});
  report.add("What it cost",
             {{"server CPU s", rounded(during_.cpu_seconds, 2)},
              {"ms each", rounded(1000 * during_.cpu_seconds / static_cast<double>(back), 2)},
              {"tool CPU s", rounded(own_cpu_, 2)},
              {"peak RSS MiB", rounded(mib(during_.peak_bytes), 1)},
              {"steady RSS MiB", rounded(mib(after_.rss_bytes), 1)},
              {"steady PSS MiB", rounded(mib(after_.pss_bytes), 1)},
              {"RSS before MiB", rounded(mib(before_.rss_bytes), 1)}});
  for (const auto& [code, count] : codes_) {
    report.add("How connections ended", {{"close code", code}, {"count", count}});
  }
  if (back != people_.size()) {
    report.complain(std::to_string(people_.size() - back) + " people did not come back");
  }
  report.add(faults_);
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const StormWishes& wishes, Report& report) {
  House house(house_wishes, wide_limits);
  Storm storm(house, wishes);
  storm.arrive();
  storm.say(wishes.history);
  storm.blow();
  storm.say(1);
  storm.report(report);
}

}  // namespace chats::load
