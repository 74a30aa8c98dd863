// How many posts a second are saved and answered, and how soon, with several numbers of sessions
// talking at once. For each number two runs: with a window of unanswered posts for each speaker (as
// fast as it goes), and at a steady rate, where a post counts from when it was due, so that a
// server that stalls cannot hide the posts that waited meanwhile.
#pragma once

#include "tests/load/chats-load/report.hpp"
#include "tests/load/chats-load/wishes.hpp"

namespace chats::load {

void run_acks(const HouseWishes& house, const AcksWishes& wishes, Report& report);

}  // namespace chats::load
