#include "tests/load/chats-load/talk.hpp"

#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "tests/load/chats-load/report.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds warm_up{1}, silence_patience{60};
constexpr std::chrono::milliseconds refused_wait{100};

}  // namespace

Talk::Talk(House& house, std::size_t sessions, std::size_t people_each, std::size_t speakers,
           std::size_t bytes)
    : Crowd(house, sessions, people_each),
      speakers_(speakers),
      bytes_(bytes),
      said_(sessions),
      before_(people_.size()) {}

// In turn, so that neighbours in time are in different sessions.
Person& Talk::speaker(std::uint64_t turn) {
  const auto session = turn % sessions_;
  const auto which = turn / sessions_ % speakers_;
  return *people_[session * people_each_ + which];
}

Talk::Tally Talk::talk_in_windows(std::size_t window, Span how_long) {
  window_ = window;
  talking_ = true;
  for (std::uint64_t turn = 0; turn < window * speakers_ * sessions_; ++turn) {
    speaker(turn).post(now(), bytes_);
  }
  return measure(how_long);
}

Talk::Tally Talk::talk_steadily(double rate, Span how_long) {
  window_ = 0;
  step_ = span_of(1 / rate);
  talking_ = true;
  next_due_ = now() + step_;
  house_.loop().at(next_due_, [this] { say_what_is_due(); });
  return measure(how_long);
}

void Talk::say_what_is_due() {
  if (!talking_) return;
  for (; next_due_ <= now(); next_due_ += step_) speaker(turn_++).post(next_due_, bytes_);
  house_.loop().at(next_due_, [this] { say_what_is_due(); });
}

Talk::Tally Talk::measure(Span how_long) {
  const auto never = [] { return false; };
  for (const auto& person : people_) before_[person->number()] = person->counts();
  said_.assign(sessions_, 0);
  house_.loop().run(never, warm_up);
  tally_ = {};
  counting_ = true;
  const CoreMeter server(house_.pid()), own(::getpid());
  const auto began = now();
  show_each_second();
  house_.loop().run(never, how_long);
  counting_ = false;
  tally_.seconds = seconds_of(now() - began);
  tally_.server_cores = server.cores();
  tally_.own_cores = own.cores();
  talking_ = false;
  await_silence();
  compare();
  return std::exchange(tally_, {});
}

void Talk::show_each_second() {
  ++run_;
  posts_shown_ = 0;
  house_.loop().each(std::chrono::seconds(1), [this, run = run_] {
    if (!counting_ || run != run_) return false;
    const auto posts = tally_.posts - std::exchange(posts_shown_, tally_.posts);
    std::ostringstream line;
    line << people_.size() << " people, " << posts << " posts/s, answered within "
         << ms(tally_.acknowledged.quantile(0.99)) << " ms (p99), heard within "
         << ms(tally_.delivered.quantile(0.99)) << " ms";
    show_progress(line.str());
    return true;
  });
}

void Talk::answered(Person& person, Moment due, bool accepted) {
  Crowd::answered(person, due, accepted);
  if (!talking_ && !accepted) return;
  if (accepted) ++said_[session_of(person)];
  if (accepted && counting_) {
    ++tally_.posts;
    tally_.acknowledged.count(now() - due);
  }
  if (!talking_ || window_ == 0) return;
  if (accepted) return person.post(now(), bytes_);
  house_.loop().after(refused_wait, [this, &person] {
    if (talking_ && person.is_here()) person.post(now(), bytes_);
  });
}

void Talk::heard(Person&, Moment due) {
  if (!counting_) return;
  ++tally_.deliveries;
  tally_.delivered.count(now() - due);
}

void Talk::await_silence() {
  const auto all_heard = [this] {
    if (unanswered() > 0) return false;
    return std::all_of(people_.begin(), people_.end(), [this](const auto& person) {
      return !must_have_heard(*person) || heard_all(*person);
    });
  };
  house_.loop().run(all_heard, silence_patience);
}

std::uint64_t Talk::heard_by(const Person& person) const {
  return person.counts().posts_heard - before_[person.number()].posts_heard;
}

bool Talk::started_afresh_lately(const Person& person) const {
  return person.counts().fresh_starts > before_[person.number()].fresh_starts;
}

// Whoever was sent away is counted as that.
bool Talk::must_have_heard(const Person& person) const {
  return person.is_here() && listens(person) && !started_afresh_lately(person);
}

bool Talk::heard_all(const Person& person) const {
  return heard_by(person) >= said_[session_of(person)];
}

void Talk::compare() {
  for (const auto& person : people_) {
    if (!must_have_heard(*person)) continue;
    const auto heard = heard_by(*person);
    const auto said = said_[session_of(*person)];
    if (heard < said) faults_.missing += said - heard;
    if (heard > said) faults_.doubled += heard - said;
  }
}

}  // namespace chats::load
