// Rates, repeated requests, deadlines, restarts, closing.
#include "tests/live/stage.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::live {

using Running = Stage;

TEST_F(Running, TheSameRequestTwiceHappensOnceAndCountsOnce) {
  open();
  const auto before = seq();
  for (int i = 0; i < 100; ++i)
    say(2, "a");
  EXPECT_EQ(seq(), before + 1);
  EXPECT_EQ(outlet_.take(2).back(), "done a e" + std::to_string(before + 1) + " made");
}

TEST_F(Running, ARequestThatChangedNothingChangesNothingWhenItComesAgain) {
  open();
  ask(2, "low", core::command::LowerHand{});  // No hand is up.
  const auto first = outlet_.take(2).back();
  ask(2, "up", core::command::RaiseHand{});
  ask(2, "low", core::command::LowerHand{});  // The network says it again.
  EXPECT_EQ(outlet_.take(2).back(), first);
  bool up = false;
  session_->inspect([&](const core::SessionState& state) {
    up = state.participants.at(core::ParticipantId{3}).hand.has_value();
    return [] {};
  });
  turn();
  EXPECT_TRUE(up);
}

TEST_F(Running, TheSameIdWithOtherContentIsRefused) {
  open();
  say(2, "a");
  ask(2, "a", core::command::RaiseHand{});
  EXPECT_EQ(outlet_.take(2).back(), "no a");
  EXPECT_EQ(outlet_.last_rule, core::Rule::id_used_for_another);
}

TEST_F(Running, ARequestIdSurvivesARestart) {
  open();
  say(2, "a");
  const auto before = seq();
  start();
  join(2, 2);
  outlet_.forget();
  say(2, "a");
  EXPECT_EQ(outlet_.take(2), (Words{"done a e" + std::to_string(before) + " made"}));
  EXPECT_EQ(seq(), before);
}

TEST_F(Running, AnAttendeePostsFiveAtOnceAndThenTwoASecond) {
  open();
  const auto before = seq();
  for (int i = 0; i < 6; ++i)
    say(2, "m" + std::to_string(i));
  EXPECT_EQ(seq(), before + 5);
  EXPECT_EQ(outlet_.last_rule, core::Rule::too_fast);
  wait(1s);
  for (int i = 6; i < 9; ++i)
    say(2, "m" + std::to_string(i));
  EXPECT_EQ(seq(), before + 7);
}

TEST_F(Running, WhoNeverStopsAskingTooFastIsShownTheDoor) {
  open();
  for (int i = 0; i < 70; ++i)
    say(2, "m" + std::to_string(i));
  const auto heard = outlet_.take(2);
  EXPECT_NE(std::find(heard.begin(), heard.end(), "close 1008"), heard.end());
}

TEST_F(Running, RoomsCloseWhenDueWithEveryClientGone) {
  open();
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  for (std::uint64_t each = 1; each <= 3; ++each)
    session_->gone(at(each));
  turn();
  wait(10min + 1s);
  bool closed = false;
  session_->inspect([&](const core::SessionState& state) {
    closed = !state.round && state.main_people.size() == 3;
    return [] {};
  });
  turn();
  EXPECT_TRUE(closed);
}

TEST_F(Running, HowManyAreHereIsToldAgainWhenRoomsOpenAndClose) {
  open();
  const auto told = [&] {
    const auto heard = outlet_.take(1);
    return std::any_of(heard.begin(), heard.end(), [](const std::string& words) {
      return words.find("presence") != std::string::npos;
    });
  };
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  wait(2s);
  EXPECT_TRUE(told());
  wait(10s);
  EXPECT_FALSE(told());
  wait(10min);
  EXPECT_TRUE(told());
}

TEST_F(Running, ARestartInABreakoutKeepsRoomAndDeadline) {
  open();
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  wait(5min);
  start();
  const auto look = [&] {
    std::pair<core::Instant, std::uint64_t> seen;
    session_->inspect([&](const core::SessionState& state) {
      const auto& who = state.participants.at(core::ParticipantId{3});
      seen = {state.round ? core::round_closes_at(state) : core::Instant{}, who.room.number};
      return [] {};
    });
    turn();
    return seen;
  };
  EXPECT_EQ(look().first, clock_.now_ - 5min + 10min);
  EXPECT_EQ(look().second, 1u);
  wait(5min);
  EXPECT_EQ(look().second, 0u);
}

TEST_F(Running, WhatCameDueWhileTheServerWasDownHappensAtOnce) {
  open();
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  alarm_->ring_ = nullptr;
  clock_.now_ += 30min;
  start();
  wait(1ms);
  bool open = true;
  session_->inspect([&](const core::SessionState& state) {
    open = state.round.has_value();
    return [] {};
  });
  turn();
  EXPECT_FALSE(open);
}

TEST_F(Running, ASurveyIsTakenOnceFromEachAndItsKeyMayChangeIt) {
  open();
  for (const auto* step : {"a", "b"})
    ask(1, step, core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  wait(20s);  // The grace of the rooms.
  outlet_.forget();
  const auto submit = [&](const char* request, std::uint8_t author, std::uint8_t answer) {
    ask(2, request,
        core::command::SubmitSurvey{{{"q", answer}}, "", core::MayQuote::no, key(author)});
  };
  submit("s1", 100, 4);
  submit("s2", 101, 5);
  EXPECT_EQ(outlet_.take(2).back(), "no s2");
  submit("s3", 100, 5);
  EXPECT_EQ(outlet_.take(2).back().rfind("done s3", 0), 0u);
}

TEST_F(Running, ARepeatedSurveyIsAnsweredAfterItsPhaseHowEverFastItComes) {
  open();
  for (const auto* step : {"a", "b"})
    ask(1, step, core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  wait(20s);  // The grace of the rooms.
  const auto submit = [&](const std::string& request) {
    ask(2, request, core::command::SubmitSurvey{{{"q", 4}}, "", core::MayQuote::no, key(100)});
  };
  submit("s");
  ask(1, "c", core::command::GoToPhase{core::command::GoToPhase::To::id, "check-in", {}});
  const auto before = seq();
  outlet_.forget();
  for (int i = 0; i < 100; ++i)
    submit("s");
  EXPECT_EQ(outlet_.take(2), Words(100, "done s e" + std::to_string(before)));
  EXPECT_EQ(seq(), before);
}

TEST_F(Running, AnonymousEventsKeepNoRequestAndOnlyTheMinute) {
  open();
  clock_.now_ += 31s;
  ask(2, "x", core::command::AnswerCheckin{"calm", key(77)});
  const auto read = store::whole_log(log_, id);
  const auto& event = read.events.back();
  EXPECT_TRUE(holds_alternative<core::event::CheckinAnswered>(event.body));
  EXPECT_FALSE(event.mark);
  EXPECT_EQ(event.at, std::chrono::floor<std::chrono::minutes>(clock_.now_));
}

TEST_F(Running, ClosingEndsEveryConnectionAndErasesTheWords) {
  open();
  say(2, "a");
  ask(1, "close", core::command::CloseSession{});
  wait(15min + 1s);
  turn();
  EXPECT_TRUE(closed_);
  EXPECT_EQ(outlet_.take(2).back(), "close 4000");
  EXPECT_TRUE(store::whole_log(log_, id).events.empty());
  ASSERT_TRUE(log_.record(id));
  EXPECT_EQ(log_.record(id)->attendance.size(), 3u);
}

TEST_F(Running, ASessionThatClosedJustBeforeACrashIsErasedAtTheStart) {
  open();
  ask(1, "close", core::command::CloseSession{});
  log_.fail_next(store::AppendOutcome::failed);  // The away marks' first append.
  wait(15min + 5s);
  turn();
  EXPECT_TRUE(closed_);
}

TEST_F(Running, TypingIsToldToTheRoomAndNotStored) {
  open();
  const auto before = seq();
  session_->hint(at(2), note::Typing{core::main_room});
  turn();
  wait(2s);
  const auto heard = outlet_.take(3);
  EXPECT_NE(std::find(heard.begin(), heard.end(), "typing"), heard.end());
  EXPECT_EQ(seq(), before);
}

TEST_F(Running, WhoHasSaidItIsToldAsWritingNoMore) {
  open();
  for (const std::uint64_t each : {2U, 3U})
    session_->hint(at(each), note::Typing{});
  turn();
  wait(2s);
  EXPECT_EQ(outlet_.last_typing, (Words{"Person 2", "Person 3"}));
  say(2, "said");
  wait(2s);
  EXPECT_EQ(outlet_.last_typing, Words{"Person 3"});
}

TEST_F(Running, TheClockIsToldEveryTwentySeconds) {
  open();
  wait(60s);
  const auto heard = outlet_.take(3);
  EXPECT_EQ(std::count(heard.begin(), heard.end(), "clock"), 3);
}

TEST_F(Running, StoppingEndsConnectionsWith1012AndIsToldWhenNothingWaits) {
  open();
  log_.hold();
  say(2, "a");
  bool stopped = false;
  session_->stop(core::CloseCode::restarting, [&] { stopped = true; });
  turn();
  EXPECT_FALSE(stopped);
  log_.release();
  turn();
  EXPECT_TRUE(stopped);
  const auto heard = outlet_.take(2);
  EXPECT_EQ(heard.back(), "close 1012");
  EXPECT_EQ(heard[heard.size() - 2].rfind("done a", 0), 0u);
}

}  // namespace chats::live
