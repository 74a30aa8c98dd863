// What facilitators wish for rooms that are there: others, and pins in a plan.
#include "tests/support/random_session.hpp"

namespace chats::support {

using namespace core;

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
