// Who has been in one room with whom, over all rounds of a session: each person has the sorted list
// of rooms they were ever in, counted from 0 over the rounds. That is bounded by people and rounds;
// pairs of 10,000 people would not be.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "server/core/state.hpp"

namespace chats::core {

using BeenIn = std::vector<std::uint32_t>;

std::map<ParticipantId, BeenIn> been_in(const SessionState& state);

// In how many rooms both have been.
inline std::uint32_t times_met(const BeenIn& one, const BeenIn& other) {
  std::uint32_t times = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b) ++times;
    *a < *b ? ++a : *b < *a ? ++b : (++a, ++b);
  }
  return times;
}

}  // namespace chats::core
