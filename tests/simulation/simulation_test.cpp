// Runs the world from many seeds. CHATS_SEEDS=n runs n of them (default 200), CHATS_SEED=s that
// one; a failure prints its seed and the last steps.
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <iostream>

#include "tests/simulation/world.hpp"

namespace chats::simulation {

namespace {

constexpr int steps_per_seed = 300;
constexpr std::size_t steps_shown = 40;

std::uint64_t number_of(const char* name, std::uint64_t otherwise) {
  const char* given = std::getenv(name);
  return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

// What broke first, with the steps before it; empty: all held.
std::string run(std::uint64_t seed, std::size_t& acknowledged) {
  World world(seed);
  for (int i = 0; i < steps_per_seed && world.broken().empty(); ++i)
    world.step();
  if (world.broken().empty()) world.finish();
  acknowledged += world.acknowledged();
  if (world.broken().empty()) return {};
  std::string said = "seed " + std::to_string(seed) + ": " + world.broken().front() + "\n";
  const auto& steps = world.steps();
  const auto from = steps.size() > steps_shown ? steps.size() - steps_shown : 0;
  for (auto i = from; i < steps.size(); ++i)
    said += "  " + steps[i] + "\n";
  return said;
}

}  // namespace

TEST(Simulation, EverythingHoldsFromEverySeed) {
  spdlog::set_level(spdlog::level::off);
  const auto one = number_of("CHATS_SEED", 0);
  const auto seeds = one ? 1 : number_of("CHATS_SEEDS", 200);
  std::size_t acknowledged = 0;
  for (std::uint64_t i = 0; i < seeds; ++i) {
    const auto wrong = run(one ? one : i + 1, acknowledged);
    if (!wrong.empty()) FAIL() << wrong;
  }
  std::cout << seeds << " seeds, " << acknowledged << " requests acknowledged\n";
  EXPECT_GT(acknowledged, seeds * 5);
}

}  // namespace chats::simulation
