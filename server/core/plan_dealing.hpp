// The first seats at a table, before anything is improved.
#pragma once

#include "server/core/plan_table.hpp"

namespace chats::core {

// Everybody a seat within the places: those pinned to a room, groups, those with foes, then the
// others as the method would have it. None: all sit, though foes may be in one room.
std::optional<PinConflict> deal(PlanTable& table, std::uint64_t dice);

// The groups of the latest round again, whatever their sizes; who was in none of them goes where
// the fewest are.
void deal_again(PlanTable& table);

}  // namespace chats::core
