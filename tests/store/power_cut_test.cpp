// The power is cut at every single change that a whole life in the log makes to the disk, and what
// was not synced is lost, kept or torn: what was acknowledged is there, and nothing else.
// CHATS_SEED=s tears as a failure told; CHATS_SEEDS=n tears each cut in n ways.
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/store/sqlite_log.hpp"
#include "tests/store/log_under_test.hpp"
#include "tests/store/power_cut.hpp"
#include "tests/store/scripted_life.hpp"

namespace chats::store {
namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

class PowerCut : public testing::Test {
 protected:
  void SetUp() override { spdlog::set_level(spdlog::level::off); }
  void TearDown() override { spdlog::set_level(spdlog::level::info); }

  // False: all was done before.
  bool cut_in_a_life(int change) {
    TemporaryFolder folder(fastest_folder());
    life_ = {};
    disk_.cut_at(change);
    try {
      life_.play(*open_sqlite_log(folder.path()), [&] { return disk_.is_cut(); });
    } catch (const std::runtime_error&) {
      // It was cut while the server started.
    }
    return disk_.is_cut();
  }

  // One way in which the disk may be found.
  struct Found {
    std::string how;
    std::unique_ptr<TemporaryFolder> folder = std::make_unique<TemporaryFolder>(fastest_folder());
  };

  std::vector<Found> ways_to_find_it(std::uint64_t first_seed, std::uint64_t seeds) const {
    std::vector<Found> all;
    const auto leave = [&](std::string how, Unsynced unsynced, std::uint64_t seed) {
      disk_.leave_in(all.emplace_back(Found{std::move(how)}).folder->path(), unsynced, seed);
    };
    leave("lost", Unsynced::lost, 0);
    leave("kept", Unsynced::kept, 0);
    for (std::uint64_t seed = first_seed; seed < first_seed + seeds; ++seed)
      leave("torn with seed " + std::to_string(seed), Unsynced::torn, seed);
    return all;
  }

  void start_again(const Found& found) const {
    SCOPED_TRACE(found.how);
    ASSERT_NO_THROW({
      auto log = open_sqlite_log(found.folder->path());
      ScriptedLife(life_).end_well(*log, found.folder->path());
    });
  }

  PowerCutDisk disk_;
  ScriptedLife life_;
};

TEST_F(PowerCut, WhatWasAcknowledgedSurvivesACutAtAnyChange) {
  const std::uint64_t first = number_from("CHATS_SEED", std::random_device{}());
  const std::uint64_t seeds = number_from("CHATS_SEEDS", 2);
  std::printf("CHATS_SEED=%llu\n", static_cast<unsigned long long>(first));
  int change = 1;
  for (; cut_in_a_life(change) && !HasFailure(); ++change) {
    SCOPED_TRACE("cut at change " + std::to_string(change));
    const auto ways = ways_to_find_it(first, seeds);
    disk_.power_is_back();
    for (const Found& found : ways)
      start_again(found);
  }
  std::printf("cut at %d changes\n", change - 1);
}

}  // namespace
}  // namespace chats::store
