// The server ends and starts again on the same data, and everybody comes back: with the key and
// place they had, and the TLS ticket they were given.
#pragma once

#include "tests/load/chats-load/report.hpp"
#include "tests/load/chats-load/wishes.hpp"

namespace chats::load {

void run_storm(const HouseWishes& house, const StormWishes& wishes, Report& report);

}  // namespace chats::load
