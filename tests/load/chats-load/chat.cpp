// A whole session as people behave, in less time: some come late, a question is followed by a burst
// of answers and then by silence, groups talk in breakouts, phones drop and come back. The limits
// are those of every day. Everybody must hear what is said in the room they are in, once, also what
// was said while their phone was gone.
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <unordered_map>

#include "tests/load/chats-load/crowd.hpp"
#include "tests/load/chats-load/histogram.hpp"
#include "tests/load/chats-load/scenarios.hpp"

namespace chats::load {

namespace {

constexpr std::chrono::seconds patience{60};
constexpr std::size_t room_size = 5;
constexpr double answering = 0.3;      // of those who hear a question,
constexpr double answers_within = 4;   // with a mean of so many seconds
constexpr double questions = 4;        // in the main room
constexpr double pause_in_rooms = 12;  // seconds between two posts of one person, in the mean
constexpr double gone_least = 0.2, gone_most = 8;  // seconds, of a phone that dropped

class Chat final : public Crowd {
 public:
  Chat(House& house, const ChatWishes& wishes);

  void go_through(Report& report);
  const Faults& faults() const { return faults_; }

  void joined(Person& person) override;
  void answered(Person& person, Moment due, bool accepted) override;
  void heard(Person& person, Moment due) override;

 private:
  struct Part {
    std::string name;
    std::uint64_t posts = 0, deliveries = 0, drops = 0, resumed = 0, snapshots = 0;
    double seconds = 0, server_cpu = 0, own_cpu = 0;
    Histogram acknowledged, delivered, back;
  };
  struct Attendance {
    Moment here_since, gone_since;
    std::uint64_t heard = 0, snapshots = 0;  // in this part; those before it
    bool late = false;                       // came while it ran
    bool dropped = false;
  };
  struct Said {
    std::size_t by;
    std::string room;
  };

  void talk(const std::string& name, double seconds, const std::function<void()>& begin);
  void begin_part(const std::string& name);
  void end_part();
  bool heard_all(const Person& person) const;
  bool is_quiet() const;
  void steer(std::string_view method, const std::string& params);
  void await_rooms(bool in_breakouts);

  void ask_questions(double seconds);
  void talk_in_rooms();
  void say_now_and_then(Person& person);
  void let_phones_drop();
  void let_people_come_late(double seconds);
  void say(Person& person);
  void drop(Person& person);
  Row row() const;

  double uniform(double least, double most) {
    return std::uniform_real_distribution<double>(least, most)(dice_);
  }
  Span about(double seconds) {
    return span_of(std::exponential_distribution<double>(1 / seconds)(dice_));
  }
  Attendance& of(const Person& person) { return attendance_[person.number()]; }
  const Attendance& of(const Person& person) const { return attendance_[person.number()]; }

  const ChatWishes wishes_;
  std::mt19937_64 dice_;
  std::vector<std::unique_ptr<Person>> late_comers_;
  std::vector<Person*> all_;
  std::vector<Attendance> attendance_;
  std::unordered_map<Span::rep, Said> unanswered_;  // by when due
  std::set<Moment> interrupted_;                    // said again when the phone was back
  std::map<std::string, std::uint64_t> said_;       // in each room, in this part
  Moment last_due_;
  bool talking_ = false;
  std::size_t gone_ = 0;
  Part part_;
};

Chat::Chat(House& house, const ChatWishes& wishes)
    : Crowd(house, 1, wishes.people - wishes.late + 1, wishes.late),
      wishes_(wishes),
      dice_(wishes.seed),
      attendance_(wishes.people + 1) {
  for (std::size_t i = 0; i < wishes.late; ++i)
    late_comers_.push_back(newcomer(0, people_.size() + i));
  for (const auto& each : people_)
    all_.push_back(each.get());
}

void Chat::go_through(Report& report) {
  const double half = wishes_.seconds / 2;
  talk("main room, after questions", half, [&] {
    ask_questions(half);
    let_people_come_late(half);
  });
  report.add("A session as people behave", row());
  steer("rooms.plan", R"({"method":"random","size":)" + std::to_string(room_size) + '}');
  steer("rooms.open", R"({"for_s":3600,"grace_s":0})");
  await_rooms(true);
  talk("breakouts", half, [&] {
    talk_in_rooms();
    let_people_come_late(half);
  });
  report.add("A session as people behave", row());
  steer("rooms.close", R"({"grace_s":0})");
  await_rooms(false);
  talk("back together", wishes_.seconds / 8, [&] { ask_questions(wishes_.seconds / 8); });
  report.add("A session as people behave", row());
}

void Chat::talk(const std::string& name, double seconds, const std::function<void()>& begin) {
  begin_part(name);
  begin();
  let_phones_drop();
  const CoreMeter server(house_.pid()), own(::getpid());
  const auto began = now();
  house_.loop().run([] { return false; }, span_of(seconds));
  talking_ = false;
  part_.seconds = seconds_of(now() - began);
  part_.server_cpu = server.seconds();
  part_.own_cpu = own.seconds();
  end_part();
}

void Chat::begin_part(const std::string& name) {
  part_ = {};
  part_.name = name;
  said_.clear();
  for (const auto* person : all_) {
    auto& one = of(*person);
    one.heard = 0;
    one.snapshots = person->counts().snapshots + person->counts().fresh_starts;
    one.late = false;
  }
  talking_ = true;
  house_.loop().each(std::chrono::seconds(1), [this] {
    if (!talking_) return false;
    show_progress(part_.name + ": " + std::to_string(here()) + " of " +
                  std::to_string(wishes_.people + 1) + " are here, " + std::to_string(part_.posts) +
                  " posts, " + std::to_string(part_.drops) + " phones dropped");
    return true;
  });
}

// Once everybody is back and has heard everything; whoever came late or got a snapshot was shown
// some of it there.
void Chat::end_part() {
  house_.loop().run([this] { return is_quiet(); }, patience);
  for (const auto* person : all_) {
    const auto said = said_[person->room()], heard = of(*person).heard;
    if (heard_all(*person) && (of(*person).late || heard <= said)) continue;
    if (heard < said) faults_.missing += said - heard;
    if (heard > said) faults_.doubled += heard - said;
  }
}

bool Chat::heard_all(const Person& person) const {
  const auto& counts = person.counts();
  const auto& one = of(person);
  if (one.late || counts.snapshots + counts.fresh_starts > one.snapshots) return true;
  const auto said = said_.find(person.room());
  return one.heard >= (said == said_.end() ? 0 : said->second);
}

bool Chat::is_quiet() const {
  if (gone_ > 0 || !unanswered_.empty()) return false;
  return std::all_of(all_.begin(), all_.end(),
                     [this](const Person* each) { return each->is_here() && heard_all(*each); });
}

void Chat::steer(std::string_view method, const std::string& params) {
  facilitator_of(0).ask(method, params);
  house_.loop().run([this] { return facilitator_of(0).unanswered() == 0; }, patience);
}

// The facilitator stays in the main room.
void Chat::await_rooms(bool in_breakouts) {
  const auto moved = [&] {
    return std::all_of(all_.begin() + 1, all_.end(), [&](const Person* each) {
      return (each->room() != "main") == in_breakouts;
    });
  };
  if (!house_.loop().run(moved, patience)) faults_.refusals["people are in the wrong room"] += 1;
}

void Chat::ask_questions(double seconds) {
  for (double at = 0; at < seconds; at += seconds / questions) {
    house_.loop().after(span_of(at), [this] {
      if (!talking_) return;
      say(facilitator_of(0));
      for (auto* person : all_)
        if (person->number() > 0 && uniform(0, 1) < answering)
          house_.loop().after(about(answers_within), [this, person] { say(*person); });
    });
  }
}

void Chat::talk_in_rooms() {
  for (auto* person : all_)
    if (person->number() > 0) say_now_and_then(*person);
}

void Chat::say_now_and_then(Person& person) {
  house_.loop().after(about(pause_in_rooms), [this, &person] {
    if (!talking_) return;
    say(person);
    say_now_and_then(person);
  });
}

void Chat::let_phones_drop() {
  if (wishes_.drops <= 0) return;
  house_.loop().after(about(1 / wishes_.drops), [this] {
    if (!talking_) return;
    drop(*all_[1 + dice_() % (all_.size() - 1)]);
    let_phones_drop();
  });
}

void Chat::let_people_come_late(double seconds) {
  for (std::size_t i = 0; i < wishes_.late / 2; ++i) {
    const auto next = all_.size() - people_.size() + i;
    house_.loop().after(span_of(uniform(0, seconds * 0.8)),
                        [this, next] { late_comers_[next]->come(); });
  }
}

// Not two at the same moment: that is how they are known.
void Chat::say(Person& person) {
  if (!talking_ || !person.is_here()) return;
  last_due_ = std::max(now(), last_due_ + Span(1));
  unanswered_[last_due_.time_since_epoch().count()] = {person.number(), person.room()};
  person.post(last_due_, static_cast<std::size_t>(uniform(30, 400)));
}

void Chat::drop(Person& person) {
  if (!person.is_here()) return;
  ++part_.drops;
  ++gone_;
  of(person).dropped = true;
  of(person).gone_since = now();
  for (const auto& [due, said] : unanswered_)
    if (said.by == person.number()) interrupted_.insert(Moment(Span(due)));
  person.leave();
  house_.loop().after(span_of(uniform(gone_least, gone_most)), [&person] { person.come(); });
}

void Chat::joined(Person& person) {
  auto& one = of(person);
  one.here_since = now();
  if (std::exchange(one.dropped, false)) {
    --gone_;
    const auto& counts = person.counts();
    ++(counts.snapshots + counts.fresh_starts > one.snapshots ? part_.snapshots : part_.resumed);
    part_.back.count(now() - one.gone_since);
  } else if (person.number() >= people_.size()) {
    one.late = true;
    all_.push_back(&person);
    if (person.room() != "main") say_now_and_then(person);
  }
  Crowd::joined(person);
}

void Chat::answered(Person& person, Moment due, bool accepted) {
  Crowd::answered(person, due, accepted);
  const auto found = unanswered_.find(due.time_since_epoch().count());
  if (found == unanswered_.end()) return;
  if (accepted) {
    ++said_[found->second.room];
    ++part_.posts;
    if (of(person).here_since <= due) part_.acknowledged.count(now() - due);
  }
  unanswered_.erase(found);
}

void Chat::heard(Person& person, Moment due) {
  ++of(person).heard;
  ++part_.deliveries;
  const bool in_time = of(person).here_since <= due && !interrupted_.contains(due);
  if (in_time) part_.delivered.count(now() - due);
}

Row Chat::row() const {
  const auto people = static_cast<double>(all_.size());
  return {{"part", part_.name},
          {"people", all_.size()},
          {"posts", part_.posts},
          {"heard", part_.deliveries},
          {"answered p50 ms", ms(part_.acknowledged.quantile(0.5))},
          {"answered p99 ms", ms(part_.acknowledged.quantile(0.99))},
          {"heard p50 ms", ms(part_.delivered.quantile(0.5))},
          {"heard p99 ms", ms(part_.delivered.quantile(0.99))},
          {"phones dropped", part_.drops},
          {"went on, snapshots",
           std::to_string(part_.resumed) + ", " + std::to_string(part_.snapshots)},
          {"server CPU ms for a person and minute",
           rounded(60'000 * part_.server_cpu / part_.seconds / people, 2)},
          {"tool cores", rounded(part_.own_cpu / part_.seconds, 2)}};
}

}  // namespace

void run_scenario(const HouseWishes& house_wishes, const ChatWishes& wishes, Report& report) {
  House house(house_wishes, {});
  Chat chat(house, wishes);
  chat.arrive();
  chat.go_through(report);
  report.add(chat.faults());
}

}  // namespace chats::load
