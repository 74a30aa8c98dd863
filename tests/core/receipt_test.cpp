// What is held about one person: the same before and after closing, and nothing once it was taken
// out.
#include "server/core/receipt.hpp"

#include <gtest/gtest.h>

#include "server/core/replay.hpp"
#include "tests/support/coming_in.hpp"
#include "tests/support/redact_all.hpp"
#include "tests/support/small_chat.hpp"
#include "tests/support/state_text.hpp"

namespace chats::core {

namespace {

using support::key;

class ReceiptOf : public testing::Test {
 protected:
  ReceiptOf() {
    ask(mira_, command::OpenSession{});
    ask(jonas_, command::AnswerCheckin{"Tired", {}});
    ask(jonas_, command::PostMessage{main_room, "Said in main", {}});
    go_to("breakouts");
    const auto room = session_.state().participants.at(jonas_).room;
    ask(jonas_, command::PostMessage{room, "Said in a room", {}});
    ask(jonas_, command::AddTakeaway{"Noted"});
    ask(jonas_, command::SetHeadline{"Heard", jonas_});
    ask(mira_, command::MuteParticipant{jonas_, seconds{30}, "loud"});
    ask(mira_, command::UnmuteParticipant{jonas_});
    ask(mira_, command::CloseRooms{seconds{0}, {}});
    go_to("reflection");
    ask(jonas_, command::AddCard{Column::learn, "Named", {}});
    ask(jonas_, command::AddCard{Column::learn, "Unnamed", key("green")});
    go_to("survey");
    ask(jonas_, command::SubmitSurvey{{{"interest", 5}}, "Quoted", MayQuote::named, key("a")});
    ask(jonas_, command::UpdateProfile{"Jon", "jon", {}, {}, {}});
    ask(mira_, command::CloseSession{});
  }
  void ask(ParticipantId who, CommandBody wish) {
    ASSERT_FALSE(session_.ask(who, std::move(wish)).refused);
  }
  void go_to(const char* phase) {
    ask(mira_, command::GoToPhase{command::GoToPhase::To::id, phase, {}});
  }
  static bool holds(const ClosingRecord& record, const std::string& words) {
    const auto in = [&](const std::string& text) { return text.find(words) != std::string::npos; };
    bool found = false;
    for (const auto& each : record.attendance) found = found || in(each.name);
    for (const auto& room : record.rooms) {
      for (const auto& each : room.people) found = found || in(each);
      found = found || in(room.speaker.value_or(""));
    }
    for (const auto& each : record.cards) found = found || in(each.text) || in(each.author);
    for (const auto& each : record.quotes) found = found || in(each.text) || in(each.name);
    for (const auto& each : record.acts) found = found || in(each.on);
    return found;
  }

  support::PlayedSession session_{std::make_shared<const Definition>(support::small_chat()),
                                  support::day_of_tests + std::chrono::hours{10}};
  ParticipantId mira_ = support::join(session_, "Mira", Role::facilitator);
  ParticipantId jonas_ = support::join(session_, "Jonas", Role::attendee);
  ParticipantId aylin_ = support::join(session_, "Aylin", Role::attendee);
};

TEST_F(ReceiptOf, APersonHoldsWhatCarriesTheirNameAndWhatGoesByItself) {
  const auto receipt = receipt_of(session_.state(), jonas_);
  EXPECT_EQ(receipt.person.name, "Jon");
  ASSERT_EQ(receipt.rooms.size(), 1u);
  EXPECT_EQ(receipt.rooms[0].headline, "Heard");
  ASSERT_EQ(receipt.cards.size(), 1u);
  EXPECT_EQ(receipt.cards[0].text, "Named");
  EXPECT_EQ(receipt.quotes, std::vector<std::string>{"Quoted"});
  ASSERT_EQ(receipt.acts.size(), 2u);
  EXPECT_EQ(receipt.acts[0].reason, "loud");
  ASSERT_TRUE(receipt.passing);
  EXPECT_EQ(receipt.passing->messages, 2u);
  EXPECT_EQ(receipt.passing->takeaways, 1u);
  EXPECT_EQ(receipt.passing->checkin, "Tired");
}

TEST_F(ReceiptOf, APersonIsTheSameOnceTheSessionHasClosed) {
  const auto before = receipt_of(session_.state(), jonas_);
  session_.wait_until(session_.now() + std::chrono::hours{1});
  const auto record = closing_record(session_.state(), 7);
  const auto after = receipt_of(record, key("Jonas"));
  ASSERT_TRUE(after);
  EXPECT_EQ(after->rooms, before.rooms);
  EXPECT_EQ(after->quotes, before.quotes);
  EXPECT_EQ(after->acts.size(), before.acts.size());
  EXPECT_TRUE(after->closed_at);
  EXPECT_FALSE(after->passing);
  EXPECT_FALSE(receipt_of(record, key("Nobody")));
}

TEST_F(ReceiptOf, SomebodyErasedThereIsNone) {
  session_.ask(jonas_, command::EraseMe{});
  EXPECT_TRUE(session_.broken().empty());
  EXPECT_FALSE(holds(closing_record(session_.state(), 1), "Jon"));
  EXPECT_FALSE(holds(closing_record(session_.state(), 1), "Quoted"));
  EXPECT_FALSE(holds(closing_record(session_.state(), 1), "Named"));
  EXPECT_TRUE(holds(closing_record(session_.state(), 1), "Unnamed"));
}

// Whether somebody goes before or after the closing, the same remains: of the record, and of the
// events while they are kept.
TEST_F(ReceiptOf, SomebodyErasedTheRecordIsThatOfTheRedactedEvents) {
  session_.wait_until(session_.now() + std::chrono::hours{1});
  auto record = closing_record(session_.state(), 1);
  EXPECT_EQ(erase_from(record, key("Mira")), Erasable::staff);
  EXPECT_EQ(erase_from(record, key("Jonas")), Erasable::erased);
  EXPECT_EQ(erase_from(record, key("Jonas")), Erasable::nobody);
  auto events = session_.events();
  support::redact_all(events, key("Jonas"));
  SessionState replayed;
  for (const auto& event : events)
    ASSERT_FALSE(replay(replayed, event)) << event.seq;
  EXPECT_EQ(support::state_text(replayed).find("Jon"), std::string::npos);
  EXPECT_EQ(support::state_text(replayed).find("Said in"), std::string::npos);
  const auto given = closing_record(replayed, 1);
  ASSERT_EQ(given.attendance.size(), record.attendance.size());
  EXPECT_FALSE(holds(given, "Jon"));
  EXPECT_EQ(given.quotes.size(), record.quotes.size());
  // What was given without a name is in the record alone.
  EXPECT_EQ(record.cards.size(), 1u);
  EXPECT_TRUE(given.cards.empty());
  EXPECT_EQ(given.acts.size(), record.acts.size());
}

// Their name is all there is of them, and nobody keeps it.
TEST(ReceiptOfSomebodyAtTheDoor, IsTheirNameAndNothingOfItIsKept) {
  auto chat = support::small_chat();
  chat.settings.lobby = Lobby::admit;
  chat.settings.keep_days = 7;
  support::PlayedSession session{std::make_shared<const Definition>(std::move(chat)),
                                 support::day_of_tests + std::chrono::hours{10}};
  const auto mira = support::join(session, "Mira", Role::facilitator);
  const auto jonas = support::join(session, "Jonas", Role::attendee);
  ASSERT_TRUE(session.state().participants.at(jonas).waiting);
  session.ask(mira, command::OpenSession{});
  const auto receipt = receipt_of(session.state(), jonas);
  EXPECT_EQ(receipt.person.name, "Jonas");
  EXPECT_TRUE(receipt.rooms.empty());
  ASSERT_TRUE(receipt.passing);
  session.ask(mira, command::RefuseParticipants{{jonas}});
  session.ask(mira, command::CloseSession{});
  session.wait_until(session.now() + std::chrono::hours{1});
  const auto record = closing_record(session.state(), 1);
  EXPECT_EQ(record.attendance.size(), 1u);
  EXPECT_EQ(record.acts.back().act, "session.closing");
  for (const auto& act : record.acts)
    EXPECT_EQ(act.on, "") << act.act;
  auto events = session.events();
  support::redact_all(events);
  SessionState replayed;
  for (const auto& event : events)
    ASSERT_FALSE(replay(replayed, event)) << event.seq;
  EXPECT_EQ(support::state_text(replayed).find("Jonas"), std::string::npos);
}

}  // namespace

}  // namespace chats::core
