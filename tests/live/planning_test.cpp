// Plans are made on another thread while the session goes on, and are asked for exactly once.
#include "tests/live/stage.hpp"

namespace chats::live {

class PlanningAside : public Stage {
 protected:
  PlanningAside() { holds_work_ = true; }

  void plan(std::uint64_t connection, const std::string& request) {
    ask(connection, request, core::command::PlanRooms{1, 0, core::PlanMethod::random});
  }
  void let_plan() {
    do_work();
    turn();
  }
  std::string done(const std::string& request, core::Seq seq) {
    return "done " + request + " e" + std::to_string(seq);
  }
};

TEST_F(PlanningAside, TheSessionGoesOnWhileAPlanIsMade) {
  open();
  const auto before = seq();
  plan(1, "plan");
  ASSERT_EQ(jobs_.size(), 1u);
  EXPECT_EQ(outlet_.take(1), Words{});
  say(2, "hello");
  EXPECT_EQ(outlet_.take(2).back(), done("hello", before + 1) + " made");
  outlet_.forget();
  let_plan();
  EXPECT_EQ(outlet_.take(1).back(), done("plan", before + 2)) << "words change no plan";
}

TEST_F(PlanningAside, APlanIsMadeAgainWhenPeopleHaveComeMeanwhile) {
  open();
  plan(1, "plan");
  join(4, 4);
  const auto before = seq();
  let_plan();
  EXPECT_EQ(jobs_.size(), 1u) << "the first was of other people";
  EXPECT_EQ(seq(), before);
  outlet_.forget();
  let_plan();
  EXPECT_EQ(outlet_.take(1).back(), done("plan", before + 1));
  session_->inspect([&](const core::SessionState& state) {
    EXPECT_EQ(state.plan->rooms.at(0).people.size(), 3u);
    return [] {};
  });
  turn();
}

TEST_F(PlanningAside, APlanIsRefusedWhenPeopleNeverCeaseToCome) {
  open();
  plan(1, "plan");
  const auto before = seq();
  for (std::uint8_t n = 4; n < 7; ++n) {
    join(n, n);
    let_plan();
  }
  EXPECT_TRUE(jobs_.empty());
  EXPECT_EQ(outlet_.take(1).back(), "no plan");
  EXPECT_EQ(outlet_.last_rule, core::Rule::people_come_and_go);
  EXPECT_EQ(seq(), before + 3) << "they joined, and nothing else happened";
}

TEST_F(PlanningAside, ARepeatWhileItIsMadeGetsTheSameAnswerAndNoSecondPlan) {
  open();
  plan(1, "plan");
  plan(1, "plan");
  join(9, 1, core::Role::facilitator);  // The same person in another tab.
  plan(9, "plan");
  const auto before = seq();
  outlet_.forget();
  let_plan();
  EXPECT_EQ(seq(), before + 1);
  const auto first = outlet_.take(1);
  EXPECT_EQ(std::count(first.begin(), first.end(), done("plan", before + 1)), 2);
  EXPECT_EQ(outlet_.take(9).back(), done("plan", before + 1));
}

TEST_F(PlanningAside, WhatIsAskedMeanwhileOverThatConnectionWaitsItsTurn) {
  open();
  plan(1, "plan");
  ask(1, "rooms", core::command::OpenRooms{60s, 0s});
  EXPECT_EQ(outlet_.take(1), Words{});
  const auto before = seq();
  let_plan();
  const auto heard = outlet_.take(1);
  const auto planned = std::find(heard.begin(), heard.end(), done("plan", before + 1));
  const auto opened = std::find(heard.begin(), heard.end(), done("rooms", before + 2));
  EXPECT_LT(planned, opened);
  EXPECT_NE(opened, heard.end());
  EXPECT_TRUE(jobs_.empty()) << "the rooms opened as they were planned";
}

TEST_F(PlanningAside, AConnectionMayNotLetMoreWaitThanItMayAsk) {
  open();
  plan(1, "plan");
  for (std::size_t i = 0; i <= around_.limits.unanswered_max; ++i)
    ask(1, "q" + std::to_string(i), core::command::RaiseHand{});
  EXPECT_EQ(outlet_.take(1).back(), "no q32");
  let_plan();
}

TEST_F(PlanningAside, APlanForAConnectionThatEndedIsForgottenAndCanBeAskedForAgain) {
  open();
  const auto before = seq();
  plan(1, "plan");
  session_->gone(at(1));
  turn();
  let_plan();
  EXPECT_EQ(seq(), before);
  join(5, 1, core::Role::facilitator);
  plan(5, "plan");
  let_plan();
  EXPECT_EQ(seq(), before + 1);
}

TEST_F(PlanningAside, ARestartInBetweenLosesNothingThatWasAnswered) {
  open();
  const auto before = seq();
  plan(1, "plan");
  jobs_.clear();  // They end with the process.
  start();
  join(1, 1, core::Role::facilitator);
  outlet_.forget();
  plan(1, "plan");
  let_plan();
  EXPECT_EQ(seq(), before + 1);
  EXPECT_EQ(outlet_.take(1).back(), done("plan", before + 1));
}

TEST_F(PlanningAside, TheAgendasRoomsArePlannedAsideAndThenOpen) {
  open();
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::id, "rooms", {}});
  EXPECT_EQ(outlet_.take(1), Words{});
  ASSERT_EQ(jobs_.size(), 1u);
  let_plan();
  session_->inspect([&](const core::SessionState& state) {
    EXPECT_TRUE(state.round);
    return [] {};
  });
  turn();
}

TEST_F(PlanningAside, AWorkshopThatIsFullIsSaidSo) {
  open();
  around_.work = [](const auto&) { return false; };
  plan(1, "plan");
  EXPECT_EQ(outlet_.take(1).back(), "no plan");
  EXPECT_EQ(outlet_.last_rule, core::Rule::too_fast);
}

}  // namespace chats::live
