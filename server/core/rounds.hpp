// What earlier rounds leave in a session: their rooms, who was in them, what was noted there. It is
// kept to the end, so it has a bound: then no other round begins.
#pragma once

#include <cstddef>
#include <optional>

#include "server/core/rejection.hpp"
#include "server/core/state.hpp"

namespace chats::core {

namespace limits {
// Dozens of rounds of 200 rooms that note all they may, or a thousand of twenty.
inline constexpr std::size_t past_rooms_bytes_max = 32'000'000;
inline constexpr std::size_t past_room_frame_bytes = 240;
}  // namespace limits

std::optional<Rejection> no_place_for_a_round(const SessionState&);

}  // namespace chats::core
