// Rooms: what facilitators wish for those that are there, pins in a plan, what was assigned before.
#include "tests/support/random_session.hpp"

namespace chats::support {

using namespace core;

void RandomSession::operator_assigns() {
  command::AssignRooms wish;
  for (auto rooms = number(0, 3); rooms > 0; --rooms) {
    AssignedRoom room{"Room " + std::to_string(rooms), {}};
    for (auto people = number(0, 4); people > 0; --people) {
      const auto name = std::to_string(number(1, 30));
      room.people.push_back({"Person " + name, "person " + name, {}});
      if (chance(40)) room.people.back().affiliation = static_cast<std::uint16_t>(number(0, 1));
    }
    wish.rooms.push_back(std::move(room));
  }
  session_.ask({}, std::move(wish));
}

CommandBody RandomSession::wish_for_other_rooms() {
  const auto& plan = session_.state().plan;
  const bool planned = plan && !plan->rooms.empty() && chance(40);
  const auto room = planned ? plan->rooms[dice_.roll(plan->rooms.size())].room : any_room();
  const auto name = chance(60) ? std::optional{any_text()} : std::nullopt;
  switch (dice_.roll(8)) {
    case 0:
    case 1:
      return command::ReopenRooms{seconds{number(60, 1200)}, seconds{number(0, 2) * 30}};
    case 2:
      return command::AddRoom{name, any_text(), chance(30)};
    case 3:
      return command::ChangeRoom{room, name, any_text()};
    case 4:
      return command::RemoveRoom{room};
    case 5:
      return command::MergeRooms{
          {room, planned ? plan->rooms[dice_.roll(plan->rooms.size())].room : any_room()}};
    case 6:
      return command::MoveParticipants{{}, any_room(), any_room()};
    default:
      return command::SwapParticipants{anybody(), anybody()};
  }
}

CommandBody RandomSession::wish_for_a_pin() {
  const auto kind = static_cast<PinKind>(number(0, 2));
  const auto& plan = session_.state().plan;
  command::PinInPlan wish{kind, {anybody(), anybody()}, {}, chance(70)};
  if (kind == PinKind::here && plan && !plan->rooms.empty())
    wish.room = plan->rooms[dice_.roll(plan->rooms.size())].room;
  return wish;
}

}  // namespace chats::support
