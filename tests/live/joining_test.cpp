// Coming in, coming back, being away.
#include <gmock/gmock.h>

#include "tests/live/stage.hpp"

namespace chats::live {

using Joining = Stage;

TEST_F(Joining, ANewcomerGetsASnapshotAndThenOnlyWhatComesAfterIt) {
  open();
  join(4, 4);
  const auto heard = outlet_.take(4);
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0].substr(0, 12), "welcome join");
  EXPECT_EQ(outlet_.admitted_.back(), 4u);
  say(2, "a");
  EXPECT_EQ(outlet_.take(4), (Words{"e" + std::to_string(seq())}));
}

TEST_F(Joining, TheSameKeyIsTheSameParticipantFromAnotherTab) {
  open();
  const auto before = seq();
  join(20, 2);
  EXPECT_EQ(seq(), before);
  say(3, "a");
  EXPECT_EQ(outlet_.take(20).back(), outlet_.take(2).back());
}

TEST_F(Joining, AConnectionStaysWhoseItIs) {
  open();
  const auto before = seq();
  join(2, 9);
  join(2, 3);
  EXPECT_EQ(outlet_.take(2), (Words{"no join", "no join"}));
  EXPECT_EQ(seq(), before) << "nobody came";
  EXPECT_EQ(outlet_.admitted_.back(), 2u) << "it waits for no answer";
  join(2, 2);
  EXPECT_THAT(outlet_.take(2).front(), testing::StartsWith("welcome join p3"));
}

TEST_F(Joining, WhoMissedALittleIsToldWhatTheyMissed) {
  open();
  const auto before = seq();
  session_->gone(at(2));
  turn();
  say(3, "a");
  say(3, "b");
  join(21, 2, core::Role::attendee, before, "0-3");
  EXPECT_EQ(outlet_.take(21),
            (Words{"welcome join p3 missed e" + std::to_string(before + 2),
                   "e" + std::to_string(before + 1) + ",e" + std::to_string(before + 2), "counts",
                   "health"}));
}

TEST_F(Joining, WhoMissedSignalsLearnsHowThingsStand) {
  open();
  session_->gone(at(1));
  turn();
  join(41, 1, core::Role::facilitator, seq(), "0-2");
  const auto heard = outlet_.take(41);
  EXPECT_EQ(heard, (Words{"welcome join p2 missed e" + std::to_string(seq()), "counts", "health",
                          "pulse"}));
}

TEST_F(Joining, AWelcomeIsNotDroppedWithABacklog) {
  open();
  join(21, 2, core::Role::attendee, seq(), "0-3");
  EXPECT_TRUE(outlet_.fresh_started.contains(21));
  join(22, 2);
  EXPECT_TRUE(outlet_.fresh_started.contains(22));
}

TEST_F(Joining, AnotherViewThanBeforeNeedsASnapshot) {
  open();
  join(21, 2, core::Role::attendee, seq(), "7-7");
  EXPECT_NE(outlet_.take(21).front().find("snapshot"), std::string::npos);
}

TEST_F(Joining, ANinthConnectionEndsTheOldest) {
  open();
  for (std::uint64_t tab = 31; tab <= 37; ++tab)
    join(tab, 2);
  EXPECT_TRUE(outlet_.take(2).empty());
  join(38, 2);
  EXPECT_EQ(outlet_.take(2).back(), "close 4008");
}

TEST_F(Joining, AwayIsWrittenAfterThirtySecondsWithoutAnyConnection) {
  open();
  join(22, 2);
  session_->gone(at(2));
  turn();
  const auto before = seq();
  wait(40s);
  EXPECT_EQ(seq(), before);  // The other tab is still there.
  session_->gone(at(22));
  turn();
  wait(29s);
  EXPECT_EQ(seq(), before);
  wait(2s);
  EXPECT_EQ(seq(), before + 1);
  join(23, 2);
  EXPECT_EQ(seq(), before + 2);  // Back.
}

TEST_F(Joining, AwayIsWrittenAlsoWhenTheClockWasSetBackMeanwhile) {
  join(1, 1, core::Role::facilitator);
  join(2, 2);
  wait(2s);
  session_->gone(at(2));
  turn();
  clock_.now_ -= 24h;
  alarm_->at_ = clock_.now_ + 1min;  // As an alarm does that is set for a day later.
  const auto before = seq();
  wait(1min);
  wait(31s);
  EXPECT_EQ(seq(), before + 1);
}

TEST_F(Joining, AnUnknownKeyWithoutALinkIsTurnedAwaySlowly) {
  open();
  session_->join(at(9), {"join", 9, 0}, {key(99), {}, {}, {}, {}});
  turn();
  EXPECT_EQ(outlet_.take(9), (Words{"no join slowly"}));
}

TEST_F(Joining, WhoIsRemovedLosesEveryConnectionAndIsNotLetInAgain) {
  open();
  join(24, 2);
  outlet_.forget();
  ask(1, "out", core::command::RemoveParticipant{core::ParticipantId{3}, true, ""});
  EXPECT_EQ(outlet_.take(2).back(), "close 4003");
  EXPECT_EQ(outlet_.take(24).back(), "close 4003");
  join(25, 2);
  EXPECT_EQ(outlet_.take(25), (Words{"no join"}));
  EXPECT_EQ(outlet_.last_rule, core::Rule::was_removed);
}

TEST_F(Joining, LeavingIsAnsweredBeforeTheConnectionEnds) {
  open();
  ask(2, "bye", core::command::LeaveSession{});
  const auto heard = outlet_.take(2);
  ASSERT_GE(heard.size(), 2u);
  EXPECT_EQ(heard[heard.size() - 2].rfind("done bye", 0), 0u);
  EXPECT_EQ(heard.back(), "close 1000");
}

TEST_F(Joining, ALaggingReaderGetsAFreshStart) {
  open();
  session_->drained(at(2));
  turn();
  EXPECT_EQ(outlet_.take(2), (Words{"fresh e" + std::to_string(seq())}));
}

}  // namespace chats::live
