#include "tests/load/chats-load/crowd.hpp"

#include <algorithm>
#include <stdexcept>

namespace chats::load {

namespace {

// On their way to the door at once, before the storm: as calm as people who follow an invitation.
constexpr std::size_t arriving_at_once = 64;
constexpr std::chrono::seconds arrival_patience{300};
constexpr std::chrono::milliseconds turned_away_wait{200};

}  // namespace

Crowd::Crowd(House& house, std::size_t sessions, std::size_t people_each, std::size_t spare)
    : house_(house), sessions_(sessions), people_each_(people_each) {
  made_ = house.make_sessions(sessions, people_each + spare);
  const Person::Surroundings around{house.loop(), house.door(), *this, faults_};
  for (std::size_t i = 0; i < sessions * people_each; ++i) {
    const auto& session = made_[i / people_each];
    const auto& link = i % people_each == 0 ? session.facilitator : session.attendee;
    people_.push_back(std::make_unique<Person>(around, i, link));
  }
}

std::unique_ptr<Person> Crowd::newcomer(std::size_t session, std::uint64_t number) {
  const Person::Surroundings around{house_.loop(), house_.door(), *this, faults_};
  return std::make_unique<Person>(around, number, made_[session].attendee);
}

void Crowd::arrive() {
  arriving_ = true;
  for (std::size_t i = 0; i < arriving_at_once; ++i) invite_next();
  const bool all = house_.loop().run([this] { return here() == people_.size(); }, arrival_patience);
  arriving_ = false;
  if (!all) {
    throw std::runtime_error("Only " + std::to_string(here()) + " of " +
                             std::to_string(people_.size()) + " people could join.");
  }
  for (std::size_t i = 0; i < sessions_; ++i) facilitator_of(i).ask("session.open");
  if (!house_.loop().run([this] { return opened_ == sessions_; }, arrival_patience)) {
    throw std::runtime_error("Not all sessions could be opened.");
  }
}

void Crowd::invite_next() {
  if (invited_ < people_.size()) people_[invited_++]->come();
}

void Crowd::joined(Person&) {
  if (arriving_) invite_next();
}

void Crowd::answered(Person&, Moment, bool accepted) {
  if (opened_ < sessions_ && accepted) ++opened_;
}

void Crowd::ended(Person& person, int close_code) {
  ++faults_.refusals["closed with " + std::to_string(close_code)];
  if (!arriving_) return;
  house_.loop().after(turned_away_wait, [&person] { person.come(); });
}

std::size_t Crowd::here() const {
  const auto count = std::count_if(people_.begin(), people_.end(),
                                   [](const auto& person) { return person->is_here(); });
  return static_cast<std::size_t>(count);
}

std::size_t Crowd::unanswered() const {
  std::size_t sum = 0;
  for (const auto& person : people_) sum += person->unanswered();
  return sum;
}

}  // namespace chats::load
