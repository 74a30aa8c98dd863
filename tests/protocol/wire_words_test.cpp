// Ids, the stage and times as they stand on the wire.
#include <gtest/gtest.h>

#include "protocol/id_text.hpp"
#include "protocol/iso_time.hpp"
#include "protocol/stable_hash.hpp"
#include "protocol/stage_text.hpp"
#include "protocol/view_codec.hpp"

namespace chats::protocol {
namespace {

template <class Id>
void comes_back(Id id, std::string_view text) {
  EXPECT_EQ(id_text(id), text);
  EXPECT_EQ(parse_id<Id>(text), id);
}

TEST(Ids, HaveALetterForEachKindOfThing) {
  comes_back(core::ParticipantId{7}, "p7");
  comes_back(core::RoomId{3}, "r3");
  comes_back(core::main_room, "main");
  comes_back(core::MessageId{42}, "m42");
  comes_back(core::CardId{55}, "c55");
  comes_back(core::HelpId{9}, "h9");
  comes_back(core::BroadcastId{12}, "b12");
  comes_back(core::TakeawayId{8}, "t8");
  comes_back(core::CheckinId{5}, "k5");
  comes_back(core::MessageId{std::uint64_t{1} << 53}, "m9007199254740992");
}

TEST(Ids, HaveOneSpelling) {
  for (const char* text : {"", "m", "m0", "m01", "m-1", "m+1", "m 1", "m1 ", "M1", "p1", "1", "m1x",
                           "m9007199254740993", "m99999999999999999999", "main"}) {
    EXPECT_FALSE(parse_id<core::MessageId>(text)) << text;
  }
  EXPECT_FALSE(parse_id<core::RoomId>("r0")) << "the main room is called main";
  EXPECT_FALSE(parse_id<core::RoomId>("Main"));
}

TEST(Stage, ComesBackFromItsWord) {
  for (const char* text : {"none", "frame", "slide:1", "slide:3", "question:2", "question:999"}) {
    const auto stage = parse_stage(text);
    ASSERT_TRUE(stage) << text;
    EXPECT_EQ(stage_text(*stage), text);
  }
  for (const char* text : {"", "slide", "slide:", "slide:0", "slide:01", "slide:-1", "slide:1000",
                           "slide:1x", "question:99999", "Frame", "frame:1"}) {
    EXPECT_FALSE(parse_stage(text)) << text;
  }
}

TEST(IsoTime, IsReadWithItsOffset) {
  const auto ms = [](std::string_view text) {
    const auto at = parse_iso_time(text);
    return at ? at->time_since_epoch().count() : -1;
  };
  EXPECT_EQ(ms("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(ms("2026-12-03T17:00:00-05:00"), 1796335200000);
  EXPECT_EQ(ms("2026-12-03T22:00Z"), 1796335200000);
  EXPECT_EQ(ms("2026-12-04T03:30:00.25+05:30"), 1796335200250);
  EXPECT_EQ(ms("2024-02-29T00:00:00Z"), 1709164800000);
}

TEST(IsoTime, AnythingElseIsNoTime) {
  for (const char* text :
       {"", "tomorrow", "2026-12-03", "2026-12-03T17:00:00", "2026-12-03 17:00:00Z",
        "2026-13-03T17:00:00Z", "2026-02-29T17:00:00Z", "2026-12-00T17:00:00Z",
        "2026-12-03T24:00:00Z", "2026-12-03T17:60:00Z", "2026-12-03T17:00:60Z",
        "2026-12-03T17:00:00.Z", "2026-12-03T17:00:00+5:00", "2026-12-03T17:00:00+15:00",
        "2026-12-03T17:00:00+0500", "2026-12-03T17:00:00z", "1969-12-31T23:59:59Z",
        "2026-12-03T17:00:00Z ", "+026-12-03T17:00:00Z"}) {
    EXPECT_FALSE(parse_iso_time(text)) << text;
  }
}

TEST(IsoTime, ComesBack) {
  for (const char* text : {"2026-12-03T22:00:00Z", "1999-01-09T03:04:05.007Z"}) {
    EXPECT_EQ(iso_time(*parse_iso_time(text)), text);
  }
}

// Kept in logs: it may never change.
TEST(StableHash, IsTheSameForEver) {
  EXPECT_EQ(stable_hash(""), 0xcbf29ce484222325u);
  EXPECT_EQ(stable_hash("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(stable_hash("foobar"), 0x85944171f73967e8u);
  EXPECT_EQ(stable_hash("bar", stable_hash("foo")), stable_hash("foobar"));
}

TEST(ViewToken, IsTheSameForAllWhomOneEventBroughtIntoARoom) {
  core::Participant ana, ben;
  ana.id = core::ParticipantId{7};
  ben.id = core::ParticipantId{8};
  ana.room = ben.room = core::RoomId{3};
  ana.entered = ben.entered = 12;
  EXPECT_EQ(view_token(ana), view_token(ben));
  ben.entered = 13;
  EXPECT_NE(view_token(ana), view_token(ben));
  ben.entered = 12;
  ben.room = core::main_room;
  EXPECT_NE(view_token(ana), view_token(ben));
}

}  // namespace
}  // namespace chats::protocol
