// Save, then tell: what leaves a session, and when.
#include <gmock/gmock.h>

#include "tests/live/stage.hpp"

namespace chats::live {

using Saving = Stage;

TEST_F(Saving, NobodyIsToldAnythingBeforeItIsDurable) {
  open();
  log_.hold();
  say(2, "a");
  EXPECT_TRUE(outlet_.take(1).empty());
  EXPECT_TRUE(outlet_.take(2).empty());
  log_.release();
  turn();
  const auto last = std::to_string(seq());
  EXPECT_EQ(outlet_.take(2), (Words{"e" + last, "done a e" + last + " made"}));
  EXPECT_EQ(outlet_.take(1), (Words{"e" + last}));
}

TEST_F(Saving, ARefusalThatRestsOnAnUnsavedEventWaitsForItToo) {
  open();
  log_.hold();
  ask(1, "close", core::command::CloseSession{});
  say(2, "late");
  EXPECT_TRUE(outlet_.take(2).empty());
  log_.release();
  turn();
  const auto heard = outlet_.take(2);
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[1], "no late");
}

TEST_F(Saving, ANewLinkOpensOnceItIsDurableAndIsToldToItsAskerAlone) {
  open();
  log_.hold();
  ask(1, "rotate", core::command::RotateLink{core::Role::attendee});
  EXPECT_TRUE(opened_.empty());
  EXPECT_TRUE(outlet_.take(1).empty());
  log_.release();
  turn();
  ASSERT_EQ(opened_.size(), 1u);
  EXPECT_EQ(opened_[0].hash, key(200));
  EXPECT_EQ(outlet_.last_secret, "secret");
  outlet_.last_secret = "untold";
  ask(1, "rotate", core::command::RotateLink{core::Role::attendee});
  EXPECT_EQ(outlet_.last_secret, "");
  EXPECT_EQ(opened_.size(), 1u);
}

TEST_F(Saving, WhatGathersWhileADiskIsSlowIsOneAppendAndOneParcelEach) {
  open();
  log_.hold();
  say(2, "a");
  const auto before = outlet_.deliveries;
  say(3, "b");
  say(2, "c");
  log_.release();
  turn();
  EXPECT_EQ(outlet_.deliveries - before, 2u);  // The first post, then the two behind it.
  const auto last = seq();
  EXPECT_EQ(outlet_.take(1), (Words{"e" + std::to_string(last - 2),
                                    "e" + std::to_string(last - 1) + ",e" + std::to_string(last)}));
}

TEST_F(Saving, AClassOfViewersSharesOneEncodingAndOneJoinedText) {
  open();
  for (std::uint8_t n = 10; n < 30; ++n)
    join(n, n);
  wait(2s);
  outlet_.forget();
  outlet_.bytes.clear();
  outlet_.encoded = 0;
  log_.hold();
  say(2, "a");
  say(3, "b");
  say(2, "c");
  log_.release();
  turn();
  EXPECT_EQ(outlet_.encoded, 3u);
  const auto last = seq();
  const auto joined = "e" + std::to_string(last - 1) + ",e" + std::to_string(last);
  EXPECT_EQ(outlet_.bytes[joined].size(), 1u);
}

TEST_F(Saving, AFailedAppendIsNeverAnsweredWithAResult) {
  open();
  const auto before = seq();
  log_.fail_next(store::AppendOutcome::failed);
  say(2, "a");
  const auto heard = outlet_.take(2);
  EXPECT_EQ(heard, (Words{"fresh e" + std::to_string(before), "no a", "health"}));
  EXPECT_EQ(outlet_.last_rule, core::Rule::cannot_save);
  EXPECT_EQ(seq(), before);
}

// They sent it right behind their join, which was then not saved.
TEST_F(Saving, WhoseComingWasNotSavedIsNotSaidToBeWriting) {
  open();
  log_.hold();
  log_.fail_next(store::AppendOutcome::failed);
  join(4, 4);
  session_->hint(at(4), note::Typing{});
  turn();
  log_.release();
  turn();
  EXPECT_EQ(outlet_.take(4).back(), "close 1012");
  outlet_.last_typing.clear();
  wait(3s);
  EXPECT_TRUE(outlet_.last_typing.empty());
}

TEST_F(Saving, AnAppendOfUnknownOutcomeCountsIfTheLogHasIt) {
  open();
  const auto before = seq();
  log_.lose_next_answer();
  say(2, "a");
  EXPECT_EQ(seq(), before + 1);
  EXPECT_EQ(outlet_.take(3).front(), "fresh e" + std::to_string(before + 1));
  wait(2s);
  outlet_.forget();
  say(2, "a");  // The client asks again with the same id: the same result, nothing twice.
  EXPECT_EQ(outlet_.take(2).back(), "done a e" + std::to_string(before + 1) + " made");
  EXPECT_EQ(seq(), before + 1);
}

TEST_F(Saving, ComesBackByItselfWhenTheDiskDoes) {
  open();
  log_.fail_next(store::AppendOutcome::failed);
  say(2, "a");
  say(2, "b");
  EXPECT_EQ(outlet_.last_rule, core::Rule::cannot_save);
  wait(2s);
  outlet_.forget();
  say(2, "a");
  const auto done = "done a e" + std::to_string(seq()) + " made";
  const auto heard = outlet_.take(2);
  EXPECT_NE(std::find(heard.begin(), heard.end(), done), heard.end());
  EXPECT_NE(std::find(heard.begin(), heard.end(), "health"), heard.end());  // Saving works again.
}

TEST_F(Saving, IsTriedAgainAlsoWhenTheClockWasSetBackMeanwhile) {
  join(1, 1, core::Role::facilitator);
  log_.fail_next(store::AppendOutcome::failed);
  join(2, 2);
  const auto before = seq();
  clock_.now_ -= 24h;
  join(3, 3);
  EXPECT_EQ(seq(), before + 1);
}

TEST_F(Saving, WhoWasAwayComesBackWhileNothingCanBeSaved) {
  open();
  session_->gone(at(2));
  turn();
  wait(31s);  // That they are away is saved.
  outlet_.forget();
  const auto before = seq();
  log_.fail_next(store::AppendOutcome::failed);
  say(3, "a");
  log_.fail_next(store::AppendOutcome::failed);
  for (std::uint64_t connection : {21, 22}) {
    join(connection, 2);
    EXPECT_EQ(outlet_.take(connection).front(),
              "welcome join p3 snapshot e" + std::to_string(before));
    ask(connection, "read", core::command::ReadHistory{});
    EXPECT_EQ(outlet_.take(connection).back(), "page read");
    wait(2s);  // Also when it is time to try whether saving works again.
  }
  join(23, 9);
  const auto newcomer = outlet_.take(23);
  EXPECT_EQ(newcomer.front(), "no join") << "coming for the first time must be saved";
  EXPECT_EQ(outlet_.last_rule, core::Rule::cannot_save);
  wait(2s);
  say(3, "a");
  EXPECT_EQ(seq(), before + 2) << "what was said, and that they are back";
  session_->inspect([](const core::SessionState& state) {
    EXPECT_FALSE(state.participants.at(core::ParticipantId{3}).away);
    return [] {};
  });
  turn();
}

TEST_F(Saving, MoreThanMayWaitIsRefusedByCountAndByBytes) {
  for (const auto& [events, bytes] : {std::pair{3u, 1u << 20}, std::pair{1'000u, 9u}}) {
    around_.limits.pending_events_max = events;
    around_.limits.pending_bytes_max = bytes;
    start();
    open();
    log_.hold();
    const auto mine = std::to_string(events);
    say(2, mine + "in flight");
    for (const char* request : {"a", "b", "c", "d"})
      say(3, mine + request);
    log_.release();
    turn();
    const auto heard = outlet_.take(3);
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "no " + mine + "d"), 1) << bytes;
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "no " + mine + "c"), 0) << bytes;
    EXPECT_EQ(outlet_.last_rule, core::Rule::cannot_save);
    outlet_.forget();
  }
}

TEST_F(Saving, PagesAndSnapshotsThatWaitForAHangingDiskAreBounded) {
  around_.limits.pending_answer_bytes_max = 20;
  start();
  open();
  log_.hold();
  say(2, "in flight");
  for (const char* request : {"a", "b", "c", "d", "e"})
    ask(3, request, core::command::ReadHistory{});
  join(31, 3);
  log_.release();
  turn();
  const auto heard = outlet_.take(3);
  EXPECT_EQ(std::count(heard.begin(), heard.end(), "page a"), 1);
  EXPECT_EQ(std::count(heard.begin(), heard.end(), "no e"), 1);
  EXPECT_EQ(outlet_.take(31), (Words{"no join"}));
  EXPECT_EQ(outlet_.last_rule, core::Rule::cannot_save);
  join(32, 3);
  EXPECT_THAT(outlet_.take(32).front(), testing::StartsWith("welcome")) << "let in once it works";
}

TEST_F(Saving, MoreReturnsThanMayWaitAtOnceAreSavedOneAfterTheOther) {
  open();
  for (std::uint64_t connection : {2, 3})
    session_->gone(at(connection));
  turn();
  wait(31s);
  log_.fail_next(store::AppendOutcome::failed);
  say(1, "a");
  around_.limits.pending_events_max = 1;
  join(12, 2);
  join(13, 3);
  wait(2s);
  say(1, "b");
  wait(2s);
  session_->inspect([](const core::SessionState& state) {
    for (const auto& [who, person] : state.participants)
      EXPECT_FALSE(person.away) << who.number;
    return [] {};
  });
  turn();
}

TEST_F(Saving, ADeadlineIsTriedAgainUntilItIsSaved) {
  open();
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  log_.fail_next(store::AppendOutcome::failed);
  wait(9min + 51s);  // Grace begins: that append fails.
  wait(15s);
  bool round = true;
  session_->inspect([&](const core::SessionState& state) {
    round = state.round.has_value();
    return [] {};
  });
  turn();
  EXPECT_FALSE(round);
}

TEST_F(Saving, ADeadlineIsThatOfTheLogWhenAnExtensionCouldNotBeSaved) {
  open();
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  wait(9min + 40s);
  log_.fail_next(store::AppendOutcome::failed);
  ask(1, "more", core::command::ExtendRooms{5min, {}});
  wait(11s);  // Grace begins, and the alarm rings for nothing else.
  bool closing = false;
  session_->inspect([&](const core::SessionState& state) {
    closing = state.rooms.begin()->second.closing;
    return [] {};
  });
  turn();
  EXPECT_TRUE(closing);
}

TEST_F(Saving, WhatALogThatCannotBeReadDoesNotHoldIsNeverShown) {
  open();
  const auto before = seq();
  log_.break_disk();
  say(2, "a");
  EXPECT_EQ(outlet_.take(2), (Words{"no a"}));
  join(12, 2);
  EXPECT_EQ(outlet_.take(12), (Words{"no join"}));
  EXPECT_EQ(outlet_.last_rule, core::Rule::cannot_save);
  wait(3s);
  log_.mend_disk();
  wait(2s);
  join(13, 2);
  EXPECT_EQ(outlet_.take(13).front(), "welcome join p3 snapshot e" + std::to_string(before));
  say(13, "a");
  EXPECT_EQ(seq(), before + 1);
}

TEST_F(Saving, SignalsThatWaitedAreToldOnceTheLogCanBeRead) {
  open();
  log_.hold();
  say(2, "a");
  session_->hint(at(3), note::Typing{});
  turn();
  wait(2s);
  log_.break_disk();
  log_.release();
  turn();
  EXPECT_EQ(outlet_.take(2).back(), "no a");
  join(4, 4);
  ask(3, "page", core::command::ListParticipants{});
  EXPECT_EQ(outlet_.take(3).back(), "no page");
  log_.mend_disk();
  wait(2s);
  EXPECT_EQ(outlet_.take(2).front(), "fresh e" + std::to_string(seq()));
  EXPECT_TRUE(outlet_.last_typing.empty());
}

TEST_F(Saving, WhatFallsDueWhileTheLogCannotBeReadHappensOnceItCan) {
  open();
  ask(1, "go", core::command::GoToPhase{core::command::GoToPhase::To::next, "", {}});
  log_.break_disk();
  say(2, "a");
  wait(11min);
  log_.mend_disk();
  wait(2s);
  bool round = true;
  session_->inspect([&](const core::SessionState& state) {
    round = state.round.has_value();
    return [] {};
  });
  turn();
  EXPECT_FALSE(round);  // With nobody there: all were sent away.
}

TEST_F(Saving, NobodyLooksAtWhatIsNotInTheLog) {
  open();
  const auto before = seq();
  log_.break_disk();
  say(2, "a");
  core::Seq seen = 0;
  session_->inspect(
      [&](const core::SessionState& state) { return [&seen, now = state.seq] { seen = now; }; });
  turn();
  EXPECT_EQ(seen, 0u);
  log_.mend_disk();
  wait(2s);
  EXPECT_EQ(seen, before);
}

TEST_F(Saving, ADamagedLogStopsItsSessionForGood) {
  open();
  log_.damage(id, 2);
  log_.fail_next(store::AppendOutcome::failed);
  say(2, "a");
  EXPECT_EQ(outlet_.take(3).back(), "close 1012");
  wait(5s);
  join(14, 2);
  EXPECT_EQ(outlet_.take(14), (Words{"no join"}));
  EXPECT_EQ(outlet_.last_rule, core::Rule::went_wrong) << "as after a restart";
  EXPECT_FALSE(session_->is_under_way()) << "nobody's deadline keeps the machine's time waiting";
}

TEST_F(Saving, ConflictEndsThisOwner) {
  open();
  log_.fail_next(store::AppendOutcome::conflict);
  say(2, "a");
  EXPECT_EQ(outlet_.take(2).back(), "close 1012");
}

}  // namespace chats::live
