// A share of a room stops reading while the room is flooded: what that costs the server, and
// whether those who read notice. Half of those who stopped read again soon and must get a fresh
// snapshot; the others let the server's patience run out.
#pragma once

#include "tests/load/chats-load/report.hpp"
#include "tests/load/chats-load/wishes.hpp"

namespace chats::load {

void run_slow(const HouseWishes& house, const SlowWishes& wishes, Report& report);

}  // namespace chats::load
