// An append that neither is saved nor fails: what waits behind it is bounded, and then goes on.
#include <gmock/gmock.h>

#include "tests/live/stage.hpp"

namespace chats::live {

namespace {

class Hanging : public Stage {
 protected:
  // The session is open, and something that was said is being saved.
  void open_and_hang() {
    start();
    open();
    log_.hold();
    say(2, "in flight");
    ASSERT_TRUE(outlet_.take(2).empty());
  }
  void save() {
    log_.release();
    turn();
  }
  void knock_with_unknown_key(std::uint64_t connection) {
    session_->join(at(connection), {"join", connection, 0}, {key(99), {}, {}, {}, {}});
    turn();
  }
  // How often connection 1 is told that.
  std::size_t told(const std::string& word) {
    std::size_t count = 0;
    for (const auto& each : outlet_.heard[1])
      for (auto at = each.find(word); at != std::string::npos; at = each.find(word, at + 1))
        ++count;
    return count;
  }
  void react_each_second(int seconds) {
    for (int second = 0; second < seconds; ++second) {
      session_->hint(at(3), note::Reaction{0});
      turn();
      wait(1s);
    }
  }
};

TEST_F(Hanging, SignalsDoNotGather) {
  open_and_hang();
  react_each_second(60);
  save();
  wait(0s);
  EXPECT_EQ(told("reactions"), 1u);
  EXPECT_EQ(told("clock"), 1u);
  react_each_second(5);
  EXPECT_EQ(told("reactions"), 6u) << "each second, as ever";
}

TEST_F(Hanging, SignalsAreToldAsTheyAreOnceWhatWaitedGoes) {
  open_and_hang();
  say(3, "waits");
  react_each_second(60);
  log_.hold();  // Also what waits now hangs.
  log_.release();
  turn();
  wait(0s);
  EXPECT_EQ(told("reactions"), 1u);
  EXPECT_EQ(told("clock"), 1u);
  EXPECT_THAT(outlet_.take(1), testing::Contains(testing::StartsWith(
                                   "e" + std::to_string(seq()) + ",clock,")));
}

TEST_F(Hanging, ASessionThatSavesWithoutPauseTellsSignalsEachSecond) {
  open_and_hang();
  for (int second = 0; second < 10; ++second) {
    say(second % 2 == 0 ? 3 : 2, "more " + std::to_string(second));
    react_each_second(1);
    log_.release();
    log_.hold();
    turn();  // What was saved is told, and what waited is being saved.
  }
  EXPECT_GE(told("reactions"), 9u);
}

TEST_F(Hanging, RefusedJoinsAndLooksThatWaitAreCounted) {
  around_.limits.pending_answers_max = 6;
  open_and_hang();
  for (std::uint64_t connection = 50; connection < 70; ++connection)
    knock_with_unknown_key(connection);
  int looked = 0, turned_away = 0;
  for (int times = 0; times < 10; ++times)
    session_->inspect(
        [&](const core::SessionState&) {
          ++looked;
          return [] {};
        },
        [&](const core::Rejection&) { ++turned_away; });
  turn();
  EXPECT_EQ(looked, 0);
  EXPECT_EQ(turned_away, 10);
  EXPECT_TRUE(outlet_.take(50).empty()) << "whether it is unknown may rest on what is being saved";
  EXPECT_EQ(outlet_.take(69), (Words{"no join"}));
  say(3, "late");
  EXPECT_EQ(outlet_.take(3), (Words{"no late"}));
  EXPECT_EQ(outlet_.last_rule, core::Rule::cannot_save);
  std::optional<core::Rejection> ordered;
  session_->order({core::command::CloseSession{}}, [&](auto why) { ordered = why; });
  turn();
  EXPECT_TRUE(ordered);
  save();
  EXPECT_EQ(outlet_.take(50), (Words{"no join slowly"}));
  say(3, "late");
  EXPECT_EQ(outlet_.take(3).back(), "done late e" + std::to_string(seq()) + " made");
}

TEST_F(Hanging, WhatALookHoldsIsCounted) {
  around_.limits.pending_answer_bytes_max = 1'000;
  open_and_hang();
  int looked = 0;
  for (int times = 0; times < 10; ++times)
    session_->inspect([&](const core::SessionState&) {
      ++looked;
      return Session::Afterwards{[] {}, 400};
    });
  turn();
  EXPECT_EQ(looked, 3);
  save();
  seq();
  EXPECT_EQ(looked, 3);
}

TEST_F(Hanging, WhatIsToldAgainIsCounted) {
  start();
  open();
  const auto before = seq();
  for (int times = 0; times < 30; ++times) {
    say(1, "said " + std::to_string(times));
    wait(1s);
  }
  around_.limits.pending_answer_bytes_max = 100;
  log_.hold();
  say(1, "in flight");
  for (std::uint64_t connection : {21, 22})
    join(connection, 2, core::Role::attendee, before, "0-3");
  EXPECT_TRUE(outlet_.take(21).empty());
  EXPECT_EQ(outlet_.take(22), (Words{"no join"}));
  save();
  EXPECT_THAT(outlet_.take(21).front(), testing::HasSubstr("missed"));
}

TEST_F(Hanging, MoreThanAConnectionMayAskIsRefusedAtOnceAndShownTheDoor) {
  around_.limits.unanswered_max = 2;
  around_.limits.refusals_max = 5;
  open_and_hang();
  say(2, "in flight");  // Asked again, for the second time: the same answer is due twice.
  EXPECT_TRUE(outlet_.take(2).empty());
  for (int times = 0; times < 4; ++times)
    say(2, "in flight");
  EXPECT_EQ(outlet_.take(2), (Words{"no in flight", "no in flight", "no in flight",
                                    "no in flight"}));
  EXPECT_EQ(outlet_.last_rule, core::Rule::too_fast);
  say(2, "in flight");
  outlet_.forget();
  save();
  const auto done = "done in flight e" + std::to_string(seq()) + " made";
  EXPECT_EQ(outlet_.take(2), (Words{"e" + std::to_string(seq()), done, done, "close 1008"}));
}

TEST_F(Hanging, WhoReadsAgainComesBackWhereThereIsNoRoomForAFreshStart) {
  around_.limits.pending_answer_bytes_max = 20;
  open_and_hang();
  for (std::uint64_t connection = 30; connection < 36; ++connection)
    join(connection, 3);
  for (const std::uint64_t connection : {1, 2, 3}) {
    session_->drained(at(connection));
    turn();
  }
  save();
  EXPECT_THAT(outlet_.take(1), testing::Contains("close 1012"));
  EXPECT_THAT(outlet_.take(3), testing::Contains("close 1012"));
  join(41, 1, core::Role::facilitator);
  EXPECT_THAT(outlet_.take(41).front(), testing::StartsWith("welcome"));
}

TEST_F(Hanging, FreshStartsAfterAFailedSaveAreNoMoreThanMayWait) {
  around_.limits.pending_answer_bytes_max = 20;
  start();
  open();
  for (std::uint8_t n = 10; n < 30; ++n)
    join(n, n);
  wait(2s);
  outlet_.forget();
  const auto before = seq();
  log_.fail_next(store::AppendOutcome::failed);
  say(2, "a");
  std::size_t fresh = 0, ended = 0;
  for (const auto& [connection, heard] : outlet_.heard)
    for (const auto& each : heard) {
      fresh += each.rfind("fresh", 0) == 0 ? each.size() : 0;
      ended += each == "close 1012" ? 1 : 0;
    }
  EXPECT_LE(fresh, 20 + std::string("fresh e").size() + 2);
  EXPECT_GE(ended, 20u);
  outlet_.forget();
  for (std::uint8_t n = 10; n < 30; ++n)
    join(n + 100, n, core::Role::attendee, before, "0-" + std::to_string(n - 6));
  for (std::uint64_t n = 110; n < 130; ++n)
    EXPECT_THAT(outlet_.take(n).front(), testing::StartsWith("welcome")) << n;
  wait(2s);
  say(129, "b");
  EXPECT_EQ(seq(), before + 1);
}

TEST_F(Hanging, WhoIsRefusedASecondJoinMayAskAsBefore) {
  start();
  open();
  knock_with_unknown_key(2);
  EXPECT_EQ(outlet_.take(2), (Words{"no join"}));
  say(2, "a");
  EXPECT_EQ(outlet_.take(2).back(), "done a e" + std::to_string(seq()) + " made");
}

}  // namespace

}  // namespace chats::live
