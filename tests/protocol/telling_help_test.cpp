// Requests for help as they are told: to staff, to who asked, and to the room it was asked in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using core::Form;
using core::HelpId;
using core::HelpKind;
using nlohmann::json;
namespace event = core::event;

TEST(TellingHelp, StaffReadAllOfARequestAndWhenItTurnsUrgent) {
  Cast cast;
  cast.happens(event::HelpRequested{cast.ana, core::main_room, HelpKind::unsafe, "Please"});
  json asked{{"help", "h7"},
             {"from", person_ana()},
             {"room", "main"},
             {"kind", "unsafe"},
             {"text", "Please"}};
  EXPECT_EQ(cast.params(Form::self), asked);
  asked["urgent_at"] = 67'000;
  EXPECT_EQ(cast.params(Form::staff), asked);
}

TEST(TellingHelp, TheRoomLearnsThatItAskedButNotWhoAndWhy) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::HelpRequested{cast.ana, core::RoomId{1}, HelpKind::conflict, "Ben shouts"});
  EXPECT_EQ(cast.params(), (json{{"help", "h8"}, {"room", "r1"}, {"kind", "conflict"}}));
  cast.happens(event::HelpClaimed{HelpId{8}, cast.moe});
  EXPECT_EQ(cast.told()["method"], "help.claimed");
  EXPECT_EQ(cast.params(), (json{{"help", "h8"}, {"by", person_moe()}}));
  cast.happens(event::HelpReleased{HelpId{8}, cast.moe});
  EXPECT_EQ(cast.told()["method"], "help.released");
  EXPECT_EQ(cast.params(), (json{{"help", "h8"}, {"by", person_moe()}}));
  cast.happens(event::HelpAnswered{HelpId{8}, cast.fay, "On my way"});
  EXPECT_EQ(cast.told()["method"], "help.answered");
  EXPECT_EQ(cast.params(), (json{{"help", "h8"}, {"text", "On my way"}, {"by", person_fay()}}));
  cast.happens(event::HelpResolved{HelpId{8}, cast.ana, cast.moe, core::RoomId{1}});
  EXPECT_EQ(cast.params(), (json{{"help", "h8"}, {"by", person_moe()}}));
  EXPECT_EQ(cast.params(Form::staff),
            (json{{"help", "h8"}, {"participant", "p4"}, {"by", person_moe()}}));
}

TEST(TellingHelp, WhoTakesBackTheirCallIsNotNamedTwiceAndToTheRoomNotAtAll) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::HelpRequested{cast.ana, core::RoomId{1}, HelpKind::question, ""});
  EXPECT_FALSE(cast.params(Form::staff).contains("text"));
  cast.happens(event::HelpResolved{HelpId{8}, cast.ana, cast.ana, core::RoomId{1}});
  EXPECT_EQ(cast.params(Form::staff), (json{{"help", "h8"}, {"participant", "p4"}}));
  EXPECT_EQ(cast.params(), (json{{"help", "h8"}}));
}

}  // namespace
}  // namespace chats::protocol
