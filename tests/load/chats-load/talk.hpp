// A crowd that talks: with a window of unanswered posts each, or at a steady rate; and that holds
// what everybody heard against what was said.
#pragma once


#include "tests/load/chats-load/crowd.hpp"
#include "tests/load/chats-load/histogram.hpp"

namespace chats::load {

class Talk : public Crowd {
 public:
  // `speakers`: the first of each session.
  Talk(House& house, std::size_t sessions, std::size_t people_each, std::size_t speakers,
       std::size_t bytes);

  struct Tally {
    std::uint64_t posts = 0, deliveries = 0;  // answered with a result; heard
    Histogram acknowledged, delivered;
    double seconds = 0, server_cores = 0, own_cores = 0;
  };

  // Each speaker has `window` unanswered posts, for `how_long`; what is counted begins after a
  // second to warm up. Returns when all were answered and heard.
  Tally talk_in_windows(std::size_t window, Span how_long);
  // `rate` posts a second of all together, in even steps.
  Tally talk_steadily(double rate, Span how_long);

  void answered(Person& person, Moment due, bool accepted) override;
  void heard(Person& person, Moment due) override;

  const Faults& faults() const { return faults_; }

 protected:
  // Whether this person is expected to hear everything just now.
  virtual bool listens(const Person&) const { return true; }
  // A fresh start came in place of something that was said in the latest talk.
  bool started_afresh_lately(const Person& person) const;
  // Everything that was said in it.
  bool heard_all(const Person& person) const;

 private:
  Tally measure(Span how_long);
  void show_each_second();
  void say_what_is_due();
  void await_silence();
  void compare();
  bool must_have_heard(const Person& person) const;
  std::uint64_t heard_by(const Person& person) const;
  Person& speaker(std::uint64_t turn);

  const std::size_t speakers_, bytes_;
  std::vector<std::uint64_t> said_;  // results, by session, since everybody's latest start
  std::vector<Person::Counts> before_;  // of everybody, when the latest talk began
  bool talking_ = false, counting_ = false;
  std::size_t window_ = 0;
  Span step_{};  // of a steady rate
  Moment next_due_;
  std::uint64_t turn_ = 0, run_ = 0, posts_shown_ = 0;
  Tally tally_;
};

}  // namespace chats::load
