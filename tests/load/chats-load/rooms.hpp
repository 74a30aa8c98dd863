// Everybody of one session goes into breakouts at once: how long from the facilitator's click until
// the last one holds their room's snapshot, what that costs the server, and how the cost grows with
// the number of people.
#pragma once

#include "tests/load/chats-load/report.hpp"
#include "tests/load/chats-load/wishes.hpp"

namespace chats::load {

void run_rooms(const HouseWishes& house, const RoomsWishes& wishes, Report& report);

}  // namespace chats::load
