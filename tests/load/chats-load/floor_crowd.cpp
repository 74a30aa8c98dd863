#include "tests/load/chats-load/floor_crowd.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tests/load/chats-load/floor.hpp"
#include "tests/load/chats-load/line_text.hpp"

namespace chats::load {

namespace {

constexpr std::size_t arriving_at_once = 64;
constexpr std::chrono::seconds arrival_patience{300};

}  // namespace

FloorCrowd::FloorCrowd(Loop& loop, const Door& door, std::size_t people, std::size_t room_size,
                       std::function<void(Moment)> heard)
    : loop_(loop),
      heard_(std::move(heard)),
      ears_(room_size == 0 ? 1 : std::max<std::size_t>(1, people / room_size)) {
  for (std::size_t i = 0; i < people; ++i) {
    ++ears_[room_of(i)];
    people_.push_back(std::make_unique<WebSocket>(
        loop, door, i,
        WebSocket::Events{
            .opened = [this, i] { people_[i]->send("room " + std::to_string(room_of(i))); },
            .text = [this](std::string_view text) { take(text); },
            .ended = [this](int) { ++lost_; }}));
  }
}

void FloorCrowd::arrive() {
  for (std::size_t i = 0; i < arriving_at_once; ++i)
    invite_next();
  const auto settled = [this] { return here_ == people_.size() || lost_ > 0; };
  if (!loop_.run(settled, arrival_patience) || lost_ > 0) {
    throw std::runtime_error("Not everybody got into the reference server.");
  }
}

void FloorCrowd::invite_next() {
  if (invited_ < people_.size()) people_[invited_++]->open();
}

void FloorCrowd::take(std::string_view text) {
  if (const auto due = due_of(text)) return heard_(*due);
  ++here_;
  invite_next();
}

std::size_t FloorCrowd::say(std::uint64_t turn, Moment due, std::size_t bytes) {
  const auto person = turn % people_.size();
  people_[person]->send(text_due(due, bytes));
  return ears_[room_of(person)];
}

}  // namespace chats::load
