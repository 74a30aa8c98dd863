// The one source of chance of a run: from one seed the same run, always.
#pragma once

#include <cstdint>

#include "server/core/shuffle.hpp"

namespace chats::simulation {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : dice_(seed) {}

  std::uint64_t below(std::uint64_t sides) { return dice_.roll(sides); }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  std::uint64_t any() { return dice_.roll(); }

 private:
  core::Dice dice_;
};

}  // namespace chats::simulation
