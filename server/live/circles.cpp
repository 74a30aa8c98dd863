#include "server/live/circles.hpp"

namespace chats::live {

void Circles::put(ConnectionRef connection, const core::Hearing& circle) {
  remove(connection.number);
  auto& members = members_[circle];
  places_[connection.number] = {circle, members.size()};
  members.push_back(connection);
}

void Circles::remove(std::uint64_t connection) {
  const auto found = places_.find(connection);
  if (found == places_.end()) return;
  const auto [circle, at] = found->second;
  places_.erase(found);
  const auto mine = members_.find(circle);
  auto& members = mine->second;
  if (at + 1 < members.size()) {
    members[at] = members.back();
    places_.at(members[at].number).at = at;
  }
  members.pop_back();
  if (members.empty()) members_.erase(mine);
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
