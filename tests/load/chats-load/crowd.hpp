// The people of a scenario: so many in each of some sessions, the first of each its facilitator.
// Scenarios derive from it and override what they want to know of.
#pragma once

#include <memory>
#include <vector>

#include "tests/load/chats-load/house.hpp"
#include "tests/load/chats-load/person.hpp"

namespace chats::load {

class Crowd : public Onlooker {
 public:
  // `spare`: places in each session for those who come later.
  Crowd(House& house, std::size_t sessions, std::size_t people_each, std::size_t spare = 0);

  // Everybody joins, some at a time, and every session is opened. Throws std::runtime_error when
  // that did not come about.
  void arrive();

  void joined(Person& person) override;
  void answered(Person& person, Moment due, bool accepted) override;
  void ended(Person& person, int close_code) override;

 protected:
  std::size_t session_of(const Person& person) const { return person.number() / people_each_; }
  Person& facilitator_of(std::size_t session) { return *people_[session * people_each_]; }
  // One more attendee; in nobody's way until they come.
  std::unique_ptr<Person> newcomer(std::size_t session, std::uint64_t number);
  std::size_t here() const;
  std::size_t unanswered() const;

  House& house_;
  const std::size_t sessions_, people_each_;
  std::vector<std::unique_ptr<Person>> people_;
  Faults faults_;

 private:
  void invite_next();

  std::vector<MadeSession> made_;
  std::size_t invited_ = 0, opened_ = 0;
  bool arriving_ = false;
};

}  // namespace chats::load
