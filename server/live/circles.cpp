#include "server/live/circles.hpp"

#include <algorithm>

namespace chats::live {

namespace {

std::vector<std::uint64_t>& numbers_on(std::uint32_t loop, Circles::Members& members) {
  const auto known = std::find_if(members.begin(), members.end(),
                                  [&](const auto& each) { return each.loop == loop; });
  if (known != members.end()) return known->numbers;
  return members.emplace_back(Circles::OnLoop{loop, {}}).numbers;
}

}  // namespace

void Circles::put(ConnectionRef connection, const core::Hearing& circle) {
  remove(connection.number);
  auto& numbers = numbers_on(connection.loop, members_[circle]);
  places_[connection.number] = {circle, connection.loop, numbers.size()};
  numbers.push_back(connection.number);
}

void Circles::remove(std::uint64_t connection) {
  const auto found = places_.find(connection);
  if (found == places_.end()) return;
  const auto [circle, loop, at] = found->second;
  places_.erase(found);
  const auto mine = members_.find(circle);
  auto& numbers = numbers_on(loop, mine->second);
  if (at + 1 < numbers.size()) {
    numbers[at] = numbers.back();
    places_.at(numbers[at]).at = at;
  }
  numbers.pop_back();
  if (!numbers.empty()) return;
  std::erase_if(mine->second, [](const OnLoop& each) { return each.numbers.empty(); });
  if (mine->second.empty()) members_.erase(mine);
}

const core::Hearing* Circles::of(std::uint64_t connection) const {
  const auto found = places_.find(connection);
  return found == places_.end() ? nullptr : &found->second.circle;
}

const Circles::Members& Circles::members(const core::Hearing& circle) const {
  static const Members nobody;
  const auto found = members_.find(circle);
  return found == members_.end() ? nobody : found->second;
}

}  // namespace chats::live
