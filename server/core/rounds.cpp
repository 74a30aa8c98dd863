#include "server/core/rounds.hpp"

#include "server/core/limits.hpp"

namespace chats::core {

namespace {

std::size_t bytes_left_by(const PastRoom& room) {
  auto bytes = limits::past_room_frame_bytes + room.name.size() + room.question.size() +
               room.people.size() * sizeof(ParticipantId);
  for (const auto& each : room.takeaways)
    bytes += limits::takeaway_frame_bytes + each.text.size();
  if (room.headline) bytes += room.headline->text.size();
  return bytes;
}

}  // namespace

std::optional<Rejection> no_place_for_a_round(const SessionState& state) {
  std::size_t bytes = 0;
  for (const auto& room : state.past_rooms)
    bytes += bytes_left_by(room);
  if (bytes < limits::past_rooms_bytes_max) return {};
  return Rejection{
      .rule = Rule::too_many, .field = "rooms", .limit = limits::past_rooms_bytes_max};
}

}  // namespace chats::core
