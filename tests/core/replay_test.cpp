// What a log may say and what it may not: an event that stands on what is not there is refused with
// a sentence, and nothing changes. That all that people can do is taken, every story and every
// random session shows (tests/support/played_session.cpp).
#include "server/core/replay.hpp"

#include <gtest/gtest.h>

#include "tests/support/played_session.hpp"
#include "tests/support/small_chat.hpp"
#include "tests/support/state_text.hpp"

namespace chats::core {

namespace {

class Replaying : public testing::Test {
 protected:
  Replaying() {
    EXPECT_EQ(replay(state_, {1, {}, event::SessionCreated{definition_}, {}}), nullptr);
    EXPECT_EQ(replay(state_, {2, {}, event::ParticipantJoined{{}, Role::facilitator, {}, {}}, {}}),
              nullptr);
  }

  void expect_refused(EventBody body, const std::string& sentence) {
    const auto before = support::state_text(state_);
    const char* why = replay(state_, {3, {}, std::move(body), {}});
    EXPECT_EQ(why ? why : "taken", sentence);
    EXPECT_EQ(support::state_text(state_), before);
  }

  const std::shared_ptr<const Definition> definition_ =
      std::make_shared<const Definition>(support::small_chat());
  SessionState state_;
  const ParticipantId mira_{2}, nobody_{7};
  const RoomId no_room_{3};
};

TEST_F(Replaying, ASessionIsMadeFirstAndOnce) {
  SessionState empty;
  EXPECT_STREQ(replay(empty, {1, {}, event::SessionClosed{}, {}}),
               "It comes before its session was made.");
  EXPECT_STREQ(replay(empty, {1, {}, event::SessionCreated{}, {}}),
               "It makes a session of nothing.");
  expect_refused(event::SessionCreated{definition_}, "It makes its session once more.");
}

TEST_F(Replaying, NumbersFollowEachOther) {
  EXPECT_STREQ(replay(state_, {4, {}, event::RequestNoted{}, {}}), "It says that it is another.");
  EXPECT_EQ(replay(state_, {3, {}, event::RequestNoted{}, {}}), nullptr);
}

TEST_F(Replaying, WhoIsNamedHasJoined) {
  const std::string sentence = "It names a person who never joined.";
  expect_refused(event::ParticipantAway{nobody_}, sentence);
  expect_refused(event::MessagePosted{main_room, nobody_, "", {}}, sentence);
  expect_refused(event::PlanChanged{{mira_, nobody_}, {}}, sentence);
  expect_refused(event::RoomsOpened{{}, {{RoomId{1}, "", "", {nobody_}}}, {}, {}, mira_}, sentence);
  expect_refused(event::PhaseStarted{0, {}, nobody_}, sentence);
  expect_refused(event::BroadcastSent{"", mira_, {}, {nobody_}}, sentence);
  expect_refused(event::CheckinAnswered{nobody_, {}, ""}, sentence);
  expect_refused(event::HeadlineSet{main_room, "", nobody_, mira_}, sentence);
}

TEST_F(Replaying, ARoomThatIsNamedIsThere) {
  const std::string sentence = "It names a room that is not there.";
  expect_refused(event::ParticipantJoined{{}, Role::attendee, {}, no_room_}, sentence);
  expect_refused(event::ParticipantMoved{mira_, main_room, no_room_, {}, mira_}, sentence);
  expect_refused(event::ParticipantBack{mira_, no_room_}, sentence);
  expect_refused(event::MessagePosted{no_room_, mira_, "", {}}, sentence);
  expect_refused(event::TakeawayAdded{no_room_, mira_, ""}, sentence);
  expect_refused(event::TakeawayEdited{no_room_, {}, ""}, sentence);
  expect_refused(event::TakeawayRemoved{no_room_, {}}, sentence);
  expect_refused(event::HeadlineSet{no_room_, "", mira_, mira_}, sentence);
  expect_refused(event::DebriefOrdered{{no_room_}, mira_}, sentence);
  expect_refused(event::DebriefShown{no_room_, {}, mira_}, sentence);
  expect_refused(event::RoomsClosed{{no_room_}, {}}, sentence);
  expect_refused(event::RoomsClosing{{no_room_}, {}, {}, {}}, sentence);
  expect_refused(event::RoomsExtended{{{no_room_, {}}}, mira_}, sentence);
  expect_refused(event::RoomsOpened{{}, {{main_room, "", "", {}}}, {}, {}, mira_}, sentence);
  expect_refused(event::RoomsPlanned{{}, {{main_room, "", "", {}}}, mira_}, sentence);
}

TEST_F(Replaying, RoomsOpenWhenNoneAreOpen) {
  const event::RoomsOpened opened{{}, {{RoomId{1}, "", "", {mira_}}}, {}, {}, mira_};
  ASSERT_EQ(replay(state_, {3, {}, opened, {}}), nullptr);
  EXPECT_STREQ(replay(state_, {4, {}, opened, {}}), "It opens rooms while others are open.");
  ASSERT_EQ(replay(state_, {4, {}, event::RoomsClosed{{RoomId{1}}, {}}, {}}), nullptr);
  EXPECT_EQ(replay(state_, {5, {}, opened, {}}), nullptr);
}

TEST_F(Replaying, RoomsOpenAgainWhenTheyAreClosed) {
  const RoomId room{1};
  const RoomPlan plan{room, "", "", {mira_}};
  const auto again = [](std::vector<RoomPlan> rooms) {
    return event::RoomsReopened{{}, std::move(rooms), {}, {}, ParticipantId{2}};
  };
  expect_refused(again({plan}), "It names a room that is not there.");
  ASSERT_EQ(replay(state_, {3, {}, event::RoomsOpened{{}, {plan}, {}, {}, mira_}, {}}), nullptr);
  EXPECT_STREQ(replay(state_, {4, {}, again({plan}), {}}), "It opens a room that is open.");
  ASSERT_EQ(replay(state_, {4, {}, event::RoomsClosed{{room}, {}}, {}}), nullptr);
  EXPECT_STREQ(replay(state_, {5, {}, again({plan, plan}), {}}), "It opens a room that is open.");
  EXPECT_EQ(replay(state_, {5, {}, again({plan}), {}}), nullptr);
  EXPECT_EQ(state_.participants.at(mira_).room, room);
}

TEST_F(Replaying, WhoIsInARoomThatGoesHasAnotherSeat) {
  const RoomId one{1}, two{2};
  const event::RoomsOpened opened{{}, {{one, "", "", {mira_}}, {two, "", "", {}}}, {}, {}, mira_};
  expect_refused(event::RoomAdded{one, {}, {}, mira_}, "It adds a room to a round that is over.");
  expect_refused(event::RoomChanged{one, {}, {}, mira_}, "It names a room that is not there.");
  ASSERT_EQ(replay(state_, {3, {}, opened, {}}), nullptr);
  const auto refused = [&](EventBody body, const char* sentence) {
    EXPECT_STREQ(replay(state_, {4, {}, std::move(body), {}}), sentence);
  };
  refused(event::RoomAdded{one, {}, {}, mira_}, "It adds a room that is there.");
  refused(event::RoomAdded{main_room, {}, {}, mira_}, "It adds a room that is there.");
  const char* lost = "It leaves somebody in a room that is no more.";
  refused(event::RoomRemoved{one, {}, mira_}, lost);
  refused(event::RoomRemoved{one, {{mira_, two}, {mira_, two}}, mira_}, lost);
  refused(event::RoomRemoved{two, {{mira_, one}}, mira_}, lost);
  refused(event::RoomsMerged{two, {{one, {}, {}}}, {}, {}, mira_}, lost);
  const char* unknown = "It names a room that is not there.";
  refused(event::RoomRemoved{one, {{mira_, one}}, mira_}, unknown);
  refused(event::RoomRemoved{one, {{mira_, no_room_}}, mira_}, unknown);
  refused(event::RoomsMerged{one, {{one, {mira_}, {}}}, {}, {}, mira_}, unknown);
  refused(event::RoomsMerged{no_room_, {{one, {mira_}, {}}}, {}, {}, mira_}, unknown);
  refused(event::RoomsMerged{two, {{one, {mira_}, {}}, {one, {mira_}, {}}}, {}, {}, mira_},
          unknown);
  refused(event::RoomRemoved{one, {{nobody_, two}}, mira_}, "It names a person who never joined.");
  refused(event::RoomsMerged{two, {{one, {nobody_}, {}}}, {}, {}, mira_},
          "It names a person who never joined.");
  refused(event::PlanRoomsChanged{{}, mira_}, "It changes a plan that is not there.");
  EXPECT_EQ(
      replay(state_, {4, {}, event::RoomsMerged{two, {{one, {mira_}, {}}}, {}, {}, mira_}, {}}),
      nullptr);
  EXPECT_EQ(state_.participants.at(mira_).room, two);
}

// Logs of when a request ended with its asker's leaving hold a second one of who came back.
TEST_F(Replaying, ASecondRequestForHelpTakesThePlaceOfTheFirst) {
  const event::HelpRequested asked{mira_, main_room, HelpKind::conflict, ""};
  ASSERT_EQ(replay(state_, {3, {}, asked, {}}), nullptr);
  ASSERT_EQ(replay(state_, {4, {}, event::ParticipantLeft{mira_, main_room}, {}}), nullptr);
  EXPECT_EQ(state_.helps.size(), 1u);
  ASSERT_EQ(replay(state_, {5, {}, event::ParticipantBack{mira_, main_room}, {}}), nullptr);
  ASSERT_EQ(replay(state_, {6, {}, asked, {}}), nullptr);
  EXPECT_EQ(state_.helps.size(), 1u);
  EXPECT_EQ(state_.participants.at(mira_).help, HelpId{6});
}

TEST_F(Replaying, HelpIsAnsweredAndResolvedForWhoAsked) {
  const event::ParticipantJoined another{{{1}}, Role::attendee, {}, {}};
  const event::HelpRequested asked{mira_, main_room, HelpKind::technical, ""};
  ASSERT_EQ(replay(state_, {3, {}, another, {}}), nullptr);
  ASSERT_EQ(replay(state_, {4, {}, asked, {}}), nullptr);
  const std::string unasked = "It answers what nobody asked for.";
  EXPECT_EQ(replay(state_, {5, {}, event::HelpClaimed{HelpId{3}, mira_}, {}}), unasked);
  EXPECT_EQ(replay(state_, {5, {}, event::HelpReleased{HelpId{3}, mira_}, {}}), unasked);
  EXPECT_EQ(replay(state_, {5, {}, event::HelpAnswered{HelpId{3}, mira_, ""}, {}}), unasked);
  for (const auto& wrong : {event::HelpResolved{HelpId{4}, ParticipantId{3}, mira_},
                            event::HelpResolved{HelpId{3}, mira_, mira_}})
    EXPECT_STREQ(replay(state_, {5, {}, wrong, {}}), "It resolves what nobody asked for.");
  EXPECT_EQ(replay(state_, {5, {}, event::HelpResolved{HelpId{4}, mira_, mira_}, {}}), nullptr);
}

// Whatever size it has: the window keeps the latest.
TEST_F(Replaying, ATextThatIsLargerThanItsWindowIsTaken) {
  const std::string large(limits::messages_shown.bytes + 1, 'x');
  ASSERT_EQ(replay(state_, {3, {}, event::MessagePosted{main_room, mira_, "small", {}}, {}}),
            nullptr);
  ASSERT_EQ(replay(state_, {4, {}, event::MessagePosted{main_room, mira_, large, {}}, {}}),
            nullptr);
  ASSERT_EQ(replay(state_, {5, {}, event::CheckinAnswered{mira_, {}, large}, {}}), nullptr);
  ASSERT_EQ(replay(state_, {6, {}, event::CardAdded{{}, large, mira_, {}}, {}}), nullptr);
  EXPECT_EQ(state_.main_window.first, 4u);
  EXPECT_EQ(state_.main_window.count, 1u);
}

TEST_F(Replaying, WhatTheAgendaLacksIsNotSteeredTo) {
  const auto phases = static_cast<std::uint16_t>(definition_->agenda.size());
  const std::string sentence = "It names a phase that the agenda does not have.";
  expect_refused(event::PhaseStarted{phases, {}, {}}, sentence);
  expect_refused(event::RoomsClosing{{}, {}, NextPhase{phases, {}}, {}}, sentence);
  expect_refused(event::PhasePlanned{phases, {}, mira_}, sentence);
  expect_refused(event::PhaseResumed{{}, {}, mira_},
                 "It goes on with an agenda that is not paused.");
  expect_refused(event::PlanChanged{{}, {}}, "It changes a plan that is not there.");
  expect_refused(event::AssumptionAccepted{mira_, 2, true},
                 "It names an assumption that is not there.");
}

}  // namespace

}  // namespace chats::core
