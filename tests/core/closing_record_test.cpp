// What a closing record keeps, and what it does not tell.
#include "server/core/closing_record.hpp"

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/support/coming_in.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

using support::key;

class ClosingRecordOf : public testing::Test {
 protected:
  void ask(ParticipantId who, CommandBody wish) {
    const auto outcome = session_.ask(who, std::move(wish));
    ASSERT_FALSE(outcome.refused);
  }
  void go_to(const char* phase) {
    ask(mira_, command::GoToPhase{command::GoToPhase::To::id, phase, {}});
  }

  support::PlayedSession session_{std::make_shared<const Definition>(support::small_chat()),
                                  support::day_of_tests + std::chrono::hours{10}};
  ParticipantId mira_ = support::join(session_, "Mira", Role::facilitator, "student");
  ParticipantId jonas_ = support::join(session_, "Jonas", Role::attendee, "student");
  ParticipantId aylin_ = support::join(session_, "Aylin", Role::attendee, "student");
};

TEST_F(ClosingRecordOf, AWholeChatHoldsWhatWasAgreedToKeep) {
  ask(mira_, command::OpenSession{});
  ask(jonas_, command::AnswerCheckin{"Tired", key("blue")});
  ask(jonas_, command::AcceptAssumption{1, true});
  go_to("breakouts");
  const auto room = session_.state().participants.at(jonas_).room;
  ask(jonas_, command::PostMessage{room, "Between us", {}});
  ask(jonas_, command::AddTakeaway{"Names matter"});
  ask(jonas_, command::SetHeadline{"Ask for names", aylin_});
  ask(mira_, command::MuteParticipant{aylin_, {}, "loud"});
  ask(mira_, command::CloseRooms{seconds{0}, {}});
  go_to("reflection");
  ask(jonas_, command::AddCard{Column::learn, "To ask", {}});
  ask(jonas_, command::AddCard{Column::unlearn, "To guess", key("green")});
  ask(aylin_, command::SupportCard{session_.state().board.cards.begin()->first, true});
  go_to("survey");
  ask(jonas_, command::SubmitSurvey{{{"interest", 5}}, "Good", MayQuote::unnamed, key("a")});
  ask(aylin_,
      command::SubmitSurvey{{{"interest", 5}, {"action", 1}}, "Well", MayQuote::named, key("b")});
  ask(aylin_, command::SubmitSurvey{{{"interest", 1}}, "Not to be told", MayQuote::no, key("c")});
  for (const char* more : {"d", "e"})
    ask(aylin_, command::SubmitSurvey{{{"interest", 3}}, "", MayQuote::no, key(more)});

  const auto record = closing_record(session_.state(), 1);
  EXPECT_EQ(record.title, "Retro");
  ASSERT_EQ(record.attendance.size(), 3u);
  EXPECT_EQ(record.attendance[1].name, "Jonas");
  EXPECT_EQ(record.attendance[1].position, "student");
  ASSERT_EQ(record.rooms.size(), 1u);
  EXPECT_EQ(record.rooms[0].takeaways, std::vector<std::string>{"Names matter"});
  EXPECT_EQ(record.rooms[0].headline, "Ask for names");
  EXPECT_EQ(record.rooms[0].speaker, "Aylin");
  EXPECT_EQ(record.rooms[0].people, (std::vector<std::string>{"Jonas", "Aylin"}));
  EXPECT_EQ(record.checkins, 1u);
  EXPECT_EQ(record.assumption_counts, (std::vector<std::uint32_t>{0, 1}));
  ASSERT_EQ(record.survey.size(), 2u);
  EXPECT_EQ(record.survey[0].counts, (std::vector<std::uint32_t>{1, 0, 2, 0, 2}));
  // Answered by one alone: what they said is nobody's business.
  EXPECT_EQ(record.survey[1].counts, (std::vector<std::uint32_t>{0, 0, 0, 0, 0}));
  EXPECT_EQ(record.surveys, 5u);
  ASSERT_EQ(record.quotes.size(), 2u);
  ASSERT_EQ(record.cards.size(), 2u);
  const auto named = std::find_if(record.cards.begin(), record.cards.end(),
                                  [](const auto& each) { return each.author == "Jonas"; });
  ASSERT_NE(named, record.cards.end());
  EXPECT_EQ(named->support, 1u);
  const auto muted = std::find_if(record.acts.begin(), record.acts.end(),
                                  [](const auto& each) { return each.on == "Aylin"; });
  ASSERT_NE(muted, record.acts.end());
  EXPECT_EQ(muted->reason, "loud");
}

TEST_F(ClosingRecordOf, FewerThanFiveAnswersTellsNoneOfThem) {
  ask(mira_, command::OpenSession{});
  go_to("survey");
  for (const char* one : {"a", "b", "c"})
    ask(jonas_, command::SubmitSurvey{{{"interest", 5}}, one, MayQuote::unnamed, key(one)});
  ask(aylin_, command::SubmitSurvey{{{"interest", 1}}, "Mine", MayQuote::named, key("d")});
  auto record = closing_record(session_.state(), 1);
  EXPECT_EQ(record.surveys, 4u);
  EXPECT_EQ(record.survey[0].counts, (std::vector<std::uint32_t>(5)));
  ASSERT_EQ(record.quotes.size(), 1u);
  EXPECT_EQ(record.quotes[0].text, "Mine");
  ask(jonas_, command::SubmitSurvey{{{"interest", 5}}, "e", MayQuote::unnamed, key("e")});
  record = closing_record(session_.state(), 1);
  EXPECT_EQ(record.survey[0].counts, (std::vector<std::uint32_t>{1, 0, 0, 0, 4}));
  EXPECT_EQ(record.quotes.size(), 5u);
}

TEST_F(ClosingRecordOf, AnonymousCardsDoesNotTellTheirOrder) {
  ask(mira_, command::OpenSession{});
  go_to("reflection");
  for (int i = 0; i < 20; ++i)
    ask(jonas_, command::AddCard{Column::learn, std::to_string(i), key(std::to_string(i))});
  const auto texts = [&](std::uint64_t dice) {
    std::vector<std::string> all;
    for (const auto& card : closing_record(session_.state(), dice).cards)
      all.push_back(card.text);
    return all;
  };
  EXPECT_EQ(texts(1), texts(1));
  EXPECT_NE(texts(1), texts(2));
}

}  // namespace

}  // namespace chats::core
