// How the talk of a room is shared: one number and two counts, never a ranking of its people. It
// is of those attendees who are inside now and not away; what staff or others said does not count.
#pragma once

#include <cstdint>
#include <optional>

#include "server/core/state.hpp"

namespace chats::core {

struct Voices {
  std::uint32_t silent = 0;  // Who has not said anything yet.
  // Pielou's evenness of messages per person (E. C. Pielou, The measurement of diversity in
  // different types of biological collections, Journal of Theoretical Biology 13, 1966): the
  // entropy of their shares over the largest there could be, as a percentage. 100: everyone says
  // as much as the others; 0: one person speaks alone. None: fewer than two people, or fewer
  // messages than people, which would say nothing.
  std::optional<std::uint8_t> evenness;
};

// Cost: O(people inside), however much they said.
Voices voices_in(const SessionState& state, const Room& room);

}  // namespace chats::core
