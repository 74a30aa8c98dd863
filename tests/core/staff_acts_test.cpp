// Who did what: every act of staff on others is in the log, none of anybody else, and it stays
// whole up to its bound.
#include "server/core/staff_acts.hpp"

#include <gtest/gtest.h>

#include "server/core/closing_record.hpp"
#include "server/core/decide.hpp"
#include "server/core/view.hpp"
#include "tests/support/coming_in.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

class StaffActs : public testing::Test {
 protected:
  StaffActs() { ask(mira_, command::OpenSession{}); }

  std::optional<Rejection> ask(ParticipantId who, CommandBody wish) {
    return session_.ask(who, std::move(wish)).refused;
  }
  void go_to(const char* phase) {
    ASSERT_FALSE(ask(mira_, command::GoToPhase{command::GoToPhase::To::id, phase, {}}));
  }
  const SessionState& state() const { return session_.state(); }
  // As "Mira phase.started Breakouts", and with whom it was done to.
  std::vector<std::string> log() const {
    std::vector<std::string> lines;
    for (const auto* act : moderation_page(state(), {{}, limits::page_max}).acts) {
      auto line = state().participants.at(act->by).profile.name + " " + std::string{act->act};
      if (act->on) line += " " + state().participants.at(*act->on).profile.name;
      if (!act->about.empty()) line += " [" + act->about + "]";
      if (!act->reason.empty()) line += ": " + act->reason;
      lines.push_back(line);
    }
    return lines;
  }

  support::PlayedSession session_{std::make_shared<const Definition>(support::small_chat()),
                                  support::day_of_tests + std::chrono::hours{10}};
  ParticipantId mira_ = support::join(session_, "Mira", Role::facilitator);
  ParticipantId noor_ = support::join(session_, "Noor", Role::moderator);
  ParticipantId jonas_ = support::join(session_, "Jonas", Role::attendee);
  ParticipantId aylin_ = support::join(session_, "Aylin", Role::attendee);
};

TEST_F(StaffActs, StepsRoomsMovesAndBroadcastsAreInTheLogAndWordsAreNot) {
  go_to("breakouts");
  const auto room = state().participants.at(jonas_).room;
  ask(jonas_, command::PostMessage{room, "Said in a room", {}});
  ask(jonas_, command::RequestHelp{HelpKind::question, "How?"});
  const auto help = state().helps.begin()->first;
  ask(noor_, command::ClaimHelp{help, true});
  ask(noor_, command::ResolveHelp{help});
  ask(noor_, command::SendBroadcast{"Five more minutes", {}});
  ask(noor_, command::MuteParticipant{jonas_, {}, "loud"});
  ask(mira_, command::MoveParticipants{{aylin_}, main_room});
  ask(mira_, command::VisitRoom{room});
  ask(mira_, command::GrantRole{aylin_, Role::moderator});
  const auto& name = state().rooms.at(room).name;
  EXPECT_EQ(log(), (std::vector<std::string>{
                       "Mira session.opened", "Mira phase.started [Check-in]",
                       "Mira phase.started [Breakouts]", "Mira rooms.opened",
                       "Noor help.resolved Jonas", "Noor broadcast.sent",
                       "Noor participant.muted Jonas: loud", "Mira participant.moved Aylin",
                       "Mira role.granted Aylin [moderator]"}))
      << name;
}

TEST_F(StaffActs, AHidingSaysWhatItHidWhileThatIsHidden) {
  ask(jonas_, command::PostMessage{main_room, "Her name", {}});
  const auto message = state().main_messages.back().id;
  const auto hidden = [&] { return still_hidden(state(), state().staff_acts.back()); };
  EXPECT_FALSE(hidden()) << "it hid nothing";
  ask(noor_, command::HideMessage{message, "a name"});
  EXPECT_EQ(hidden(), std::optional<FlagTarget>{message});
  const auto hiding = state().staff_acts.back();
  ask(mira_, command::UnhideMessage{message});
  EXPECT_FALSE(still_hidden(state(), hiding));

  go_to("reflection");
  ask(jonas_, command::AddCard{Column::learn, "Her name", {}});
  const auto card = state().board.cards.begin()->first;
  ask(noor_, command::HideCard{card, {}});
  EXPECT_EQ(hidden(), std::optional<FlagTarget>{card});
  ask(jonas_, command::RemoveCard{card, {}});
  EXPECT_FALSE(hidden()) << "it is no more";
}

TEST_F(StaffActs, WordsOfARoomThatHasClosedAreNotToBeShownAgain) {
  go_to("breakouts");
  const auto room = state().participants.at(jonas_).room;
  ask(jonas_, command::PostMessage{room, "Her name", {}});
  const auto message = state().rooms.at(room).messages.back().id;
  ask(aylin_, command::RaiseFlag{message, ""});
  ask(noor_, command::HideMessage{message, "a name"});
  const auto hiding = state().staff_acts.back();
  EXPECT_TRUE(still_hidden(state(), hiding));
  ask(mira_, command::CloseRooms{});
  EXPECT_FALSE(still_hidden(state(), hiding));
}

TEST_F(StaffActs, TheRecordHasTheSame) {
  go_to("breakouts");
  ask(noor_, command::RemoveParticipant{jonas_, true, "insults"});
  const auto record = closing_record(state(), 1);
  ASSERT_EQ(record.acts.size(), log().size());
  EXPECT_EQ(record.acts.back().act, "participant.banned");
  EXPECT_EQ(record.acts.back().on, "Jonas");
  EXPECT_EQ(record.acts.back().reason, "insults");
  EXPECT_EQ(record.acts[1].about, "Check-in");
}

TEST_F(StaffActs, SomebodyWhoHasFilledTheirPartMayOnlyEndTheSession) {
  // Without the checks of a played session: thousands of acts.
  auto filled = state();
  const auto asked = [&](ParticipantId who, CommandBody wish) {
    auto decision = decide(filled, {who, session_.now(), 0, {std::move(wish)}});
    if (!decision) return std::optional{decision.error()};
    for (auto& body : *decision)
      apply(filled, {filled.seq + 1, session_.now(), std::move(body), {}});
    return std::optional<Rejection>{};
  };
  const auto use_door = [&](ParticipantId who) {
    return asked(who, filled.locked ? CommandBody{command::UnlockSession{}}
                                    : CommandBody{command::LockSession{}});
  };
  while (filled.participants.at(mira_).acts < limits::acts_of_one_max)
    ASSERT_FALSE(use_door(mira_));
  const auto refused = use_door(mira_);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->rule, Rule::too_many);
  EXPECT_EQ(refused->limit, limits::acts_of_one_max);
  EXPECT_FALSE(use_door(noor_)) << "a colleague goes on";
  EXPECT_FALSE(asked(mira_, command::PostMessage{main_room, "Words are no acts", {}}));
  EXPECT_FALSE(asked(mira_, command::CloseSession{}));
  EXPECT_LE(filled.act_bytes, limits::act_bytes_max);
}

}  // namespace

}  // namespace chats::core
