// Cards that wait to be approved: who reads them on a page, what windows hold, and what remains.
#include <gtest/gtest.h>

#include "server/core/closing_record.hpp"
#include "server/core/replay.hpp"
#include "server/core/view.hpp"
#include "tests/support/coming_in.hpp"
#include "tests/support/redact_all.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

using Texts = std::vector<std::string>;

using support::key;

class Cards : public testing::Test {
 protected:
  Cards() {
    ask(mira_, command::OpenSession{});
    ask(mira_, command::OpenBoard{});
  }
  ~Cards() override {
    for (const auto& each : session_.broken())
      ADD_FAILURE() << each;
  }

  static std::shared_ptr<const Definition> chat() {
    auto chat = support::small_chat();
    chat.settings.cards = CardsShown::on_approval;
    return std::make_shared<const Definition>(std::move(chat));
  }
  void ask(ParticipantId who, CommandBody wish) {
    EXPECT_FALSE(session_.ask(who, std::move(wish)).refused);
  }
  CardId add(ParticipantId who, const std::string& text, std::optional<Digest> author_key = {}) {
    const auto outcome = session_.ask(who, command::AddCard{Column::learn, text, author_key});
    EXPECT_FALSE(outcome.refused);
    return {outcome.made.front()};
  }
  Texts on_page(ParticipantId who, const command::ListBoard& wish) const {
    return texts_of(board_page(session_.state(), person(who), wish).cards);
  }
  Texts in_view(ParticipantId who) const { return texts_of(view(session_.state(), who).cards); }
  static Texts texts_of(const std::vector<const Card*>& cards) {
    Texts all;
    for (const auto* each : cards)
      all.push_back(each->text);
    return all;
  }
  const Participant& person(ParticipantId id) const { return session_.state().participants.at(id); }

  support::PlayedSession session_{chat(), support::day_of_tests + std::chrono::hours{10}};
  ParticipantId mira_ = support::join(session_, "Mira", Role::facilitator);
  ParticipantId jonas_ = support::join(session_, "Jonas", Role::attendee);
  ParticipantId aylin_ = support::join(session_, "Aylin", Role::attendee);
};

TEST(ABoardOpenedByHand, AsksWhatTheFirstReflectionWould) {
  auto chat = support::small_chat();
  chat.agenda.push_back({"again", "Again", minutes{5}, phase::Reflection{{"More?", "Less?"}}});
  support::PlayedSession session{std::make_shared<const Definition>(std::move(chat)),
                                 support::day_of_tests + std::chrono::hours{10}};
  const auto mira = support::join(session, "Mira", Role::facilitator);
  EXPECT_FALSE(session.ask(mira, command::OpenSession{}).refused);
  EXPECT_FALSE(session.ask(mira, command::OpenBoard{}).refused);
  EXPECT_EQ(session.state().board.prompts.learn, "Learn?");
  EXPECT_EQ(session.state().board.prompts.unlearn, "Unlearn?");
}

TEST_F(Cards, WithoutANameAreReadByWhoHoldsTheKeyAndByNobodyElse) {
  const auto card = add(jonas_, "Blind", key("blue"));
  command::ListBoard wish{{}, {}, 50, false, {key("blue"), key("green")}};
  EXPECT_EQ(on_page(jonas_, wish), Texts{"Blind"});
  EXPECT_TRUE(board_page(session_.state(), person(jonas_), wish).own);
  EXPECT_EQ(on_page(aylin_, {{}, {}, 50, false, {key("green")}}), Texts{});
  EXPECT_EQ(on_page(jonas_, {{}, {}, 50}), Texts{}) << "not even its author, without the key";
  ask(jonas_, command::RemoveCard{card, key("blue")});
  EXPECT_EQ(on_page(jonas_, wish), Texts{});
}

TEST_F(Cards, ThatWaitAreAPageForStaff) {
  const auto one = add(jonas_, "One");
  add(jonas_, "Two");
  add(aylin_, "Three", key("blue"));
  ask(mira_, command::ApproveCards{{one}});
  EXPECT_EQ(on_page(mira_, {{}, {}, 50, true}), (Texts{"Two", "Three"}));
  EXPECT_EQ(on_page(aylin_, {{}, {}, 50, true}), Texts{});
  EXPECT_EQ(on_page(jonas_, {{}, {}, 50, true}), Texts{"Two"});
}

TEST_F(Cards, ThatAnAuthorChangedMeanwhileAreNotApprovedInPassing) {
  const auto one = add(jonas_, "Kind"), two = add(aylin_, "Also kind");
  const auto read = session_.state().seq;
  ask(jonas_, command::EditCard{one, "Not kind", {}});
  const auto refused = session_.ask(mira_, command::ApproveCards{{one}, read}).refused;
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->rule, Rule::card_has_changed);
  ask(mira_, command::ApproveCards{{one, two}, read});
  EXPECT_EQ(in_view(aylin_), Texts{"Also kind"});
  ask(mira_, command::ApproveCards{{one}, session_.state().seq});
  EXPECT_EQ(in_view(aylin_), (Texts{"Not kind", "Also kind"}));
}

// Somebody who writes a great deal pushes nobody else's cards off the board.
TEST_F(Cards, ThatWaitTakeNoPlaceInTheWindowOfTheOthers) {
  ask(mira_, command::ApproveCards{{add(aylin_, "Early")}});
  session_.check_after(100);
  for (std::size_t i = 0; i < limits::cards_shown.count + 5; ++i)
    add(jonas_, std::to_string(i), key(std::to_string(i)));
  EXPECT_EQ(in_view(aylin_), Texts{"Early"});
  EXPECT_FALSE(view(session_.state(), aylin_).older_cards);
  EXPECT_EQ(in_view(mira_).size(), limits::cards_shown.count);
  EXPECT_TRUE(view(session_.state(), mira_).older_cards);
}

// What was approved late is older than the window: it is read on a page.
TEST_F(Cards, ApprovedLateStandWhereTheyWereWritten) {
  const auto late = add(aylin_, "Late"), first = add(jonas_, "First", key("first"));
  session_.check_after(100);
  ask(mira_, command::ApproveCards{{first}});
  for (std::size_t i = 0; i < limits::cards_shown.count; ++i)
    ask(mira_, command::ApproveCards{{add(jonas_, std::to_string(i), key(std::to_string(i)))}});
  ask(mira_, command::ApproveCards{{late}});
  const auto shown = in_view(jonas_);
  EXPECT_EQ(shown.size(), limits::cards_shown.count);
  EXPECT_EQ(shown.front(), "0");
  EXPECT_EQ(on_page(jonas_, {{}, first, 50}), Texts{"Late"});
}

TEST_F(Cards, ThatNobodyApprovedAreNotInWhatRemains) {
  const auto read = add(jonas_, "Read"), blind = add(aylin_, "Blind", key("blue"));
  add(jonas_, "Not read");
  ask(mira_, command::ApproveCards{{read, blind}});
  ask(mira_, command::GroupCards{{blind}, "Time"});
  const auto record = closing_record(session_.state(), 1);
  ASSERT_EQ(record.cards.size(), 2u);
  for (const auto& card : record.cards) {
    EXPECT_NE(card.text, "Not read");
    EXPECT_EQ(card.theme, card.text == "Blind" ? std::optional<std::string>{"Time"} : std::nullopt);
  }
}

TEST_F(Cards, AreInTheLogOfWhatStaffDid) {
  const auto one = add(jonas_, "One"), two = add(aylin_, "Two", key("blue"));
  ask(mira_, command::RephraseCard{one, "Kinder, please"});
  ask(mira_, command::RephraseCard{two, "Without the name, please"});
  ask(mira_, command::ApproveCards{{one}});
  ask(mira_, command::ApproveCards{{two}});
  std::vector<const StaffAct*> acts;
  for (const auto& act : session_.state().staff_acts)
    if (act.act.starts_with("card")) acts.push_back(&act);
  ASSERT_EQ(acts.size(), 4u);
  EXPECT_EQ(acts[0]->on, jonas_);
  EXPECT_EQ(acts[0]->reason, "Kinder, please");
  EXPECT_EQ(acts[1]->on, std::nullopt);
  EXPECT_EQ(acts[1]->reason, "Without the name, please");
  EXPECT_EQ(acts[2]->on, jonas_);
  EXPECT_EQ(acts[3]->on, std::nullopt);
}

TEST_F(Cards, WithFortyOpenWishesNoMoreAreAsked) {
  std::vector<CardId> cards;
  for (std::size_t i = 0; i <= limits::rephrase_wishes_max; ++i)
    cards.push_back(add(jonas_, std::to_string(i)));
  for (std::size_t i = 0; i < limits::rephrase_wishes_max; ++i)
    ask(mira_, command::RephraseCard{cards[i], "Kinder"});
  const auto refused = session_.ask(mira_, command::RephraseCard{cards.back(), "Kinder"}).refused;
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->limit, limits::rephrase_wishes_max);
  ask(mira_, command::RephraseCard{cards.front(), "Another wish to the same"});
  ask(jonas_, command::EditCard{cards.front(), "Kinder now", {}});
  ask(mira_, command::RephraseCard{cards.back(), "Kinder"});
}

// Events that are kept say nothing of cards without a name, and still fold.
TEST_F(Cards, WithoutANameLeaveOnlyAPlaceInKeptEvents) {
  const auto named = add(jonas_, "Named"), blind = add(aylin_, "Blind", key("blue"));
  ask(mira_, command::GroupCards{{named, blind}, "Both"});
  ask(mira_, command::GroupCards{{blind}, "Alone"});
  ask(mira_, command::RephraseCard{blind, "Kinder"});
  ask(mira_, command::ApproveCards{{named, blind}});
  auto kept = session_.events();
  support::redact_all(kept);
  SessionState state;
  for (const auto& event : kept) {
    ASSERT_EQ(replay(state, event), nullptr);
    EXPECT_FALSE(holds_alternative<event::CardRephraseAsked>(event.body));
    const auto* grouped = get_if<event::CardsGrouped>(&event.body);
    EXPECT_TRUE(!grouped || grouped->cards == std::vector<CardId>{named});
  }
  ASSERT_EQ(state.board.cards.size(), 1u);
  EXPECT_FALSE(state.board.cards.at(named).waiting);
  EXPECT_EQ(state.board.cards.at(named).theme, "Both");
}

// A card goes with its author, whatever staff did with it.
TEST_F(Cards, GoWithTheirAuthor) {
  const auto card = add(jonas_, "Mine");
  ask(mira_, command::HideCard{card, "a name"});
  ask(mira_, command::CloseSession{});
  ask(jonas_, command::EraseMe{});
  EXPECT_TRUE(session_.state().board.cards.empty());
  EXPECT_EQ(session_.state().board.window.bytes, 0u);
}

}  // namespace

}  // namespace chats::core
