#include "server/net/outbox.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace chats::net {

void Outbox::take(const std::vector<live::SharedLetters>& letters, bool fresh_start) {
  if (lagging_ && !fresh_start) return;
  const auto before = waiting_.size();
  for (const auto& letter : letters) {
    if (letter == nullptr || letter->count == 0) continue;
    waiting_bytes_ += letter->text.size();
    waiting_.push_back(letter);
  }
  const bool too_much = waiting_bytes_ > bounds_.waiting_bytes_max;
  if (fresh_start) {
    if (too_much) drop(0, before);
    lagging_ = fresh_start_asked_ = false;
    fresh_letters_ = waiting_.size();
  } else if (too_much) {
    drop(fresh_letters_, waiting_.size());
    lagging_ = true;
  }
}

void Outbox::drop_backlog() {
  drop(0, waiting_.size());
  lagging_ = true;
  fresh_letters_ = 0;
}

void Outbox::drop(std::size_t from, std::size_t to) {
  const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto last = waiting_.begin() + static_cast<std::ptrdiff_t>(to);
  for (auto each = first; each != last; ++each) waiting_bytes_ -= (*each)->text.size();
  waiting_.erase(first, last);
  waiting_.shrink_to_fit();  // The memory of a long list is given back too.
}

LetterList Outbox::begin_message() {
  LetterList message;
  if (waiting_.empty()) return message;
  const auto count = letters_for_one_message();
  if (count == waiting_.size()) {
    message.swap(waiting_);  // an idle connection keeps no memory for its last burst
  } else {
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
    message.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
  }
  fresh_letters_ -= std::min(fresh_letters_, count);
  for (const auto& letter : message) in_flight_bytes_ += letter->text.size();
  waiting_bytes_ -= in_flight_bytes_;
  writing_ = true;
  return message;
}

std::size_t Outbox::letters_for_one_message() const {
  std::size_t bytes = 1 + waiting_.front()->text.size();
  std::size_t count = 1;
  // Each further letter costs its comma, and the closing bracket must still fit.
  while (count < waiting_.size()) {
    bytes += 1 + waiting_[count]->text.size();
    if (bytes + 1 > bounds_.message_bytes_max) break;
    ++count;
  }
  return count;
}

void Outbox::message_written() {
  writing_ = false;
  in_flight_bytes_ = 0;
}

bool Outbox::asks_for_fresh_start() {
  if (!lagging_ || fresh_start_asked_ || writing() || anything_waits()) return false;
  fresh_start_asked_ = true;
  return true;
}

}  // namespace chats::net
