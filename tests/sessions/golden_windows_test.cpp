// Golden transcripts at the edges of the windows: more was said, noted and answered and more people
// came than a snapshot shows. The web client folds them, as it does the stories.
#include <gtest/gtest.h>

#include "tests/sessions/crowded_session.hpp"

namespace chats::sessions {

using namespace core;

namespace {

constexpr auto hidden = CardsShown::on_reveal;

// As many bytes as JSON takes for the longest message of these.
std::string longest_quotes() {
  return std::string(limits::message_points_max, '"');
}

TEST(GoldenTranscripts, OfMoreMessagesThanAWindowHoldsAreAsWritten) {
  CrowdedSession session("windows_messages", hidden);
  const auto ana = session.join();
  std::vector<MessageId> said;
  for (int i = 0; i < 95; ++i)
    said.push_back(session.say(ana, std::to_string(i)));
  const auto late = session.join(), moderator = session.join(Role::moderator);
  for (int i = 0; i < 10; ++i)
    said.push_back(session.say(ana, std::to_string(i)));
  session.ask(late, command::ReactToMessage{said[0], 1, true});
  session.ask(late, command::ReactToMessage{said[50], 1, true});
  session.ask(ana, command::EditMessage{said[1], "before the window"});
  session.ask(ana, command::DeleteMessage{said[60]});
  session.ask(moderator, command::HideMessage{said[61], "rude"});
  // By their bytes now. What is deleted makes room, but what has left does not come back.
  std::vector<MessageId> full;
  for (int i = 0; i < 21; ++i)
    full.push_back(session.say(ana, longest_quotes()));
  EXPECT_EQ(session.state().main_window.count, 20u);
  session.ask(ana, command::DeleteMessage{full[5]});
  session.ask(moderator, command::HideMessage{full[6], "\"long\""});
  const auto grows = session.say(ana, "short");
  session.say(ana, std::string(3'900, '"'));
  session.ask(ana, command::EditMessage{grows, longest_quotes()});
  expect_golden("windows_messages", session.written().text_of({late, moderator}));
}

TEST(GoldenTranscripts, OfMoreCardsThanAWindowHoldsAreAsWritten) {
  CrowdedSession session("windows_cards", hidden);
  session.ask(session.mira(), command::OpenBoard{});
  const auto people = session.join_many(3);
  const auto author = session.join();
  const auto own = session.add_card(author, "mine");
  std::vector<CardId> cards;
  for (std::size_t i = 0; i < 292; ++i)
    cards.push_back(session.add_card(people[i / 100], std::to_string(i)));
  const auto late = session.join(Role::moderator);
  for (std::size_t i = 0; i < 10; ++i)
    cards.push_back(session.add_card(session.mira(), std::to_string(i)));
  session.ask(people[0], command::RemoveCard{cards[0], {}});
  session.ask(people[0], command::RemoveCard{cards[10], {}});
  session.ask(people[0], command::EditCard{cards[1], "before the window", {}});
  session.ask(author, command::EditCard{own, "mine as before", {}});
  session.ask(late, command::SupportCard{cards[11], true});
  session.add_card(author, "mine, later");  // In place of the one taken away.
  const auto unrevealed = session.add_card(author, "mine, last");
  session.ask(session.mira(), command::RevealBoard{});
  session.ask(author, command::RemoveCard{unrevealed, {}});
  session.ask(author, command::SupportCard{own, true});
  for (int i = 0; i < 3; ++i)
    session.add_card(author, std::to_string(i));
  expect_golden("windows_cards", session.written().text_of({author, late}));
}

TEST(GoldenTranscripts, OfMoreAnswersThanAWindowHoldsAreAsWritten) {
  CrowdedSession session("windows_answers", hidden);
  session.ask(session.mira(), command::GoToPhase{command::GoToPhase::To::id, "check-in", {}});
  for (int i = 0; i < 295; ++i)
    session.answer(std::to_string(i));
  const auto late = session.join();
  for (int i = 0; i < 10; ++i)
    session.answer(std::to_string(i));
  session.answer_again(2, "before the window");
  session.answer_again(9, "inside");
  session.ask(late, command::AnswerCheckin{"by name", {}});
  session.ask(late, command::AnswerCheckin{"by name, again", {}});
  for (std::uint64_t key = 100; key < 250; ++key)  // By their bytes now.
    session.answer_again(key, std::string(limits::checkin_points_max, 'x'));
  EXPECT_LT(session.state().checkin_window.count, 295u);
  expect_golden("windows_answers", session.written().text_of({late}));
}

TEST(GoldenTranscripts, OfMorePeopleThanARosterHoldsAreAsWritten) {
  CrowdedSession session("windows_roster", hidden);
  const auto people = session.join_many(995);
  const auto late = session.join(Role::facilitator);
  const auto more = session.join_many(8);
  session.ask(late, command::RemoveParticipant{people[3], true, "rude"});
  session.ask(people[4], command::LeaveSession{});
  const auto beyond = session.join();
  for (const auto who : {beyond, more[7], more[0], people[5]}) {
    session.ask(who, command::RaiseHand{});
    session.ask(who, command::UpdateProfile{std::nullopt, std::nullopt, "they", {}, {}});
    session.ask(late, command::MuteParticipant{who, {}, "for now"});
  }
  session.ask(beyond, command::LeaveSession{});
  session.ask(late, command::RemoveParticipant{more[7], false, ""});
  expect_golden("windows_roster", session.written().text_of({late}));
}

}  // namespace

}  // namespace chats::sessions
