// Events about what people say, in each form in which they are told.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using core::Form;
using nlohmann::json;
namespace event = core::event;

const core::Digest someone{{7, 7, 7}};

TEST(TellingWords, AMessage) {
  Cast cast;
  cast.happens(event::MessagePosted{core::main_room, cast.ana, "Hello\n\"all\" \\ 👋\t", {}});
  EXPECT_EQ(cast.params(), (json{{"room", "main"},
                                 {"message", "m7"},
                                 {"from", person_ana()},
                                 {"text", "Hello\n\"all\" \\ 👋\t"}}));
  cast.happens(event::MessagePosted{core::main_room, cast.ben, "Hi", core::MessageId{7}});
  EXPECT_EQ(cast.params()["reply_to"], "m7");
  cast.happens(event::MessageEdited{core::main_room, core::MessageId{7}, "Hello"});
  EXPECT_EQ(cast.params(), (json{{"room", "main"}, {"message", "m7"}, {"text", "Hello"}}));
  cast.happens(event::MessageDeleted{core::main_room, core::MessageId{7}});
  EXPECT_EQ(cast.told()["method"], "message.deleted");
  EXPECT_EQ(cast.params(), (json{{"room", "main"}, {"message", "m7"}}));
}

TEST(TellingWords, AReactionComesWithItsCount) {
  Cast cast;
  cast.happens(event::MessagePosted{core::main_room, cast.ana, "Hello", {}});
  cast.happens(event::MessageReacted{core::main_room, core::MessageId{7}, 1, cast.ben, true});
  cast.happens(event::MessageReacted{core::main_room, core::MessageId{7}, 1, cast.moe, true});
  EXPECT_EQ(cast.params(), (json{{"room", "main"},
                                 {"message", "m7"},
                                 {"emoji", "❤️"},
                                 {"participant", "p3"},
                                 {"on", true},
                                 {"count", 2}}));
  cast.happens(event::MessageReacted{core::main_room, core::MessageId{7}, 1, cast.ben, false});
  EXPECT_EQ(cast.params()["count"], 1);
  cast.happens(event::MessageReacted{core::main_room, core::MessageId{7}, 1, cast.moe, false});
  EXPECT_EQ(cast.params()["count"], 0);
}

TEST(TellingWords, WhoHidAMessageAndWhyIsForStaff) {
  Cast cast;
  cast.happens(event::MessagePosted{core::main_room, cast.ana, "Rude", {}});
  cast.happens(event::MessageHidden{core::main_room, core::MessageId{7}, "Rude words", cast.moe});
  EXPECT_EQ(cast.params(), (json{{"room", "main"}, {"message", "m7"}}));
  EXPECT_EQ(
      cast.params(Form::staff),
      (json{{"room", "main"}, {"message", "m7"}, {"by", person_moe()}, {"reason", "Rude words"}}));
}

TEST(TellingWords, AReplacedCheckinKeepsItsId) {
  Cast cast;
  cast.happens(event::CheckinAnswered{cast.ana, {}, "Curious"});
  EXPECT_EQ(cast.params(), (json{{"checkin", "k7"}, {"text", "Curious"}, {"from", person_ana()}}));
  cast.happens(event::CheckinAnswered{cast.ana, {}, "Tired"});
  EXPECT_EQ(cast.params()["checkin"], "k7");
}

TEST(TellingWords, AnAnonymousCheckinNamesNobody) {
  Cast cast;
  cast.happens(event::CheckinAnswered{{}, someone, "Afraid"});
  EXPECT_EQ(cast.params(), (json{{"checkin", "k7"}, {"text", "Afraid"}}));
  cast.happens(event::CheckinAnswered{{}, someone, "Less afraid"});
  EXPECT_EQ(cast.params(), (json{{"checkin", "k7"}, {"text", "Less afraid"}}));
}

TEST(TellingWords, Takeaways) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::TakeawayAdded{core::RoomId{1}, cast.ana, "Words matter."});
  EXPECT_EQ(
      cast.params(),
      (json{
          {"room", "r1"}, {"takeaway", "t8"}, {"text", "Words matter."}, {"from", person_ana()}}));
  cast.happens(event::TakeawayEdited{core::RoomId{1}, core::TakeawayId{8}, "Words do matter."});
  EXPECT_EQ(cast.params(),
            (json{{"room", "r1"}, {"takeaway", "t8"}, {"text", "Words do matter."}}));
  cast.happens(event::TakeawayRemoved{core::RoomId{1}, core::TakeawayId{8}});
  EXPECT_EQ(cast.params(), (json{{"room", "r1"}, {"takeaway", "t8"}}));
}

TEST(TellingWords, CardsAndWhoseSupportTheyHave) {
  Cast cast;
  cast.happens(event::BoardOpened{{"To learn", "To unlearn"}});
  EXPECT_EQ(cast.params(), (json{{"prompts", {{"learn", "To learn"}, {"unlearn", "To unlearn"}}}}));
  cast.happens(event::CardAdded{core::Column::learn, "Patience", cast.ana, {}});
  EXPECT_EQ(
      cast.params(),
      (json{{"card", "c8"}, {"column", "learn"}, {"text", "Patience"}, {"from", person_ana()}}));
  cast.happens(event::CardAdded{core::Column::unlearn, "Haste", {}, someone});
  EXPECT_EQ(cast.params(), (json{{"card", "c9"}, {"column", "unlearn"}, {"text", "Haste"}}));
  cast.happens(event::CardSupported{core::CardId{9}, cast.ben, true});
  EXPECT_EQ(cast.params(), (json{{"card", "c9"}, {"on", true}, {"count", 1}}));
  EXPECT_EQ(cast.params(Form::staff), cast.params()) << "support is a secret from staff too";
  EXPECT_EQ(cast.params(Form::self)["participant"], "p5");
  cast.happens(event::CardEdited{core::CardId{9}, "Hurry", true});
  EXPECT_EQ(cast.params(), (json{{"card", "c9"}, {"text", "Hurry"}}));
  cast.happens(event::CardRemoved{core::CardId{9}, true});
  EXPECT_EQ(cast.params(), (json{{"card", "c9"}}));
}

TEST(TellingWords, RevealedCardsSayWhoseTheSupportIsOnlyToTheirOwnViewer) {
  Cast cast;
  cast.happens(event::BoardOpened{});
  cast.happens(event::CardAdded{core::Column::learn, "Patience", {}, someone});
  cast.happens(event::CardSupported{core::CardId{8}, cast.ben, true});
  cast.happens(event::BoardRevealed{});
  json card{
      {"card", "c8"}, {"at", 8000}, {"column", "learn"}, {"text", "Patience"}, {"support", 1}};
  EXPECT_EQ(cast.params(), (json{{"cards", {card}}}));
  const auto told_to = [&](core::ParticipantId who) {
    return cast.told(core::Telling{{core::Audience{}}, Form::fact, 0, who})["params"]["cards"][0];
  };
  card["mine_support"] = true;
  EXPECT_EQ(told_to(cast.ben), card);
  card["mine_support"] = false;
  EXPECT_EQ(told_to(cast.ana), card);
  cast.happens(event::BoardClosed{});
  EXPECT_EQ(cast.told()["method"], "board.closed");
}

TEST(TellingWords, ABoardOfThousandsRevealsItsLatest300) {
  Cast cast;
  cast.happens(event::BoardOpened{});
  for (int i = 0; i < 310; ++i) {
    cast.happens(event::CardAdded{core::Column::learn, "Card", cast.ana, {}});
  }
  cast.happens(event::BoardRevealed{});
  const json cards = cast.params()["cards"];
  ASSERT_EQ(cards.size(), 300u);
  EXPECT_EQ(cards[0]["card"], "c18");
  EXPECT_EQ(cards[299]["card"], "c317");
}

TEST(TellingWords, Broadcasts) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::BroadcastSent{"Two minutes.", cast.moe, {}, {}});
  EXPECT_EQ(cast.params(),
            (json{{"broadcast", "b8"}, {"text", "Two minutes."}, {"from", person_moe()}}));
  cast.happens(event::BroadcastSent{"You two.", cast.moe, {core::RoomId{1}}, {cast.ana}});
  EXPECT_EQ(cast.params()["rooms"], json::array({"r1"}));
  EXPECT_FALSE(cast.params().contains("heard"));
  cast.happens(event::BroadcastAcked{core::BroadcastId{9}, cast.ana, core::RoomId{1}});
  EXPECT_EQ(cast.params(), (json{{"broadcast", "b9"}, {"participant", "p4"}, {"room", "r1"}}));
  cast.happens(event::BroadcastRepeated{core::BroadcastId{9}, cast.fay});
  EXPECT_EQ(cast.told()["method"], "broadcast.sent");
  EXPECT_EQ(cast.params(), (json{{"broadcast", "b9"},
                                 {"text", "You two."},
                                 {"from", person_moe()},
                                 {"rooms", {"r1"}},
                                 {"again", true}}));
}

}  // namespace
}  // namespace chats::protocol
