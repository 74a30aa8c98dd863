// Runs the world from many seeds. CHATS_SEEDS=n runs n of them (default 200), CHATS_SEED=s that
// one; a failure prints its seed and the fewest steps found that still fail.
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <numeric>

#include "tests/simulation/shrink.hpp"
#include "tests/simulation/world.hpp"

namespace chats::simulation {

namespace {

constexpr std::size_t steps_per_seed = 300;
constexpr int shrinking_runs_max = 1'000;

std::uint64_t number_of(const char* name, std::uint64_t otherwise) {
  const char* given = std::getenv(name);
  return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

struct Run {
  std::string wrong;  // What broke first; empty: all held.
  std::vector<std::string> happened;
  std::size_t acknowledged = 0;
};

Run run(std::uint64_t seed, const Steps& steps) {
  World world(seed);
  for (const auto number : steps) {
    world.step(number);
    if (!world.broken().empty()) break;
  }
  if (world.broken().empty()) world.finish();
  return {world.broken().empty() ? "" : world.broken().front(), world.steps(),
          world.acknowledged()};
}

// What a person wants to know of a seed that failed.
std::string story_of(std::uint64_t seed, const Steps& steps) {
  const auto fails = [&](const Steps& fewer) { return !run(seed, fewer).wrong.empty(); };
  const auto fewer = shrink(steps, fails, shrinking_runs_max);
  const auto shortest = run(seed, fewer);
  std::string told = "CHATS_SEED=" + std::to_string(seed) + ": " + run(seed, steps).wrong +
                     "\nWith " + std::to_string(fewer.size()) + " of its " +
                     std::to_string(steps.size()) + " steps: " + shortest.wrong + "\n";
  for (const auto& each : shortest.happened)
    told += "  " + each + "\n";
  return told;
}

}  // namespace

TEST(Simulation, EverythingHoldsFromEverySeed) {
  spdlog::set_level(spdlog::level::off);
  const auto one = number_of("CHATS_SEED", 0);
  const auto seeds = one ? 1 : number_of("CHATS_SEEDS", 200);
  Steps steps(steps_per_seed);
  std::iota(steps.begin(), steps.end(), 0);
  std::size_t acknowledged = 0;
  for (std::uint64_t i = 0; i < seeds; ++i) {
    const auto seed = one ? one : i + 1;
    const auto ran = run(seed, steps);
    acknowledged += ran.acknowledged;
    if (!ran.wrong.empty()) FAIL() << story_of(seed, steps);
  }
  std::cout << seeds << " seeds, " << acknowledged << " requests acknowledged\n";
  EXPECT_GT(acknowledged, seeds * 10);
}

TEST(Shrinking, KeepsTheStepsThatMatterAndNoOthers) {
  Steps all(100);
  std::iota(all.begin(), all.end(), 0);
  const auto fails = [](const Steps& steps) {
    return std::ranges::count(steps, 7u) + std::ranges::count(steps, 63u) == 2;
  };
  EXPECT_EQ(shrink(all, fails, 1'000), (Steps{7, 63}));
}

TEST(Shrinking, EndsAfterAsManyTriesAsItMayMake) {
  int tries = 0;
  const auto fails = [&](const Steps& steps) { return ++tries, !steps.empty(); };
  const auto fewer = shrink(Steps(64), fails, 3);
  EXPECT_EQ(tries, 3);
  EXPECT_EQ(fewer.size(), 32u);
}

}  // namespace chats::simulation
