// Events about people, in each form in which they are told.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using core::Form;
using nlohmann::json;
namespace event = core::event;

json row_of_ana() {
  json row = person_ana();
  row.update({{"position", "student"},
              {"affiliation", "main campus"},
              {"room", "main"},
              {"joined_at", 4000},
              {"link", {{"role", "attendee"}, {"at", 1000}}},
              {"away", false},
              {"left", false},
              {"accepted", json::array()}});
  return row;
}

TEST(TellingPeople, IsAJsonRpcNotificationWithSeqAndTime) {
  Cast cast;
  cast.happens(event::HandRaised{cast.ana});
  EXPECT_EQ(cast.told(), (json{{"jsonrpc", "2.0"},
                               {"method", "hand.raised"},
                               {"params", {{"seq", 7}, {"at", 7000}, {"participant", "p4"}}}}));
}

TEST(TellingPeople, WhoJoinedIsAPersonAndForStaffARow) {
  Cast cast;
  core::Profile profile;
  profile.name = "Cleo \"C\"\n";
  profile.folded = "cleo";
  cast.happens(event::ParticipantJoined{{}, core::Role::attendee, profile, core::main_room});
  EXPECT_EQ(cast.told()["method"], "participant.joined");
  EXPECT_EQ(
      cast.params(),
      (json{{"participant", {{"id", "p7"}, {"name", "Cleo \"C\"\n"}, {"role", "attendee"}}}}));
  const json row = cast.params(Form::staff)["participant"];
  EXPECT_EQ(row["room"], "main");
  EXPECT_EQ(row["joined_at"], 7000);
  EXPECT_FALSE(row.contains("position"));
}

TEST(TellingPeople, WhoTookEverythingAlongIsAnIdAlone) {
  Cast cast;
  cast.happens(event::ParticipantLeft{cast.ana, core::main_room});
  cast.happens(event::ParticipantErased{cast.ana});
  EXPECT_EQ(cast.told()["method"], "participant.erased");
  EXPECT_EQ(cast.params(), (json{{"participant", "p4"}}));
}

TEST(TellingPeople, AwayAndBackAreTheSame) {
  Cast cast;
  cast.happens(event::ParticipantAway{cast.ana});
  EXPECT_EQ(cast.told()["method"], "participant.away");
  EXPECT_EQ(cast.params(), (json{{"participant", person_ana()}}));
  json away = row_of_ana();
  away["away"] = true;
  EXPECT_EQ(cast.params(Form::staff), (json{{"participant", away}}));
  cast.happens(event::ParticipantBack{cast.ana, core::main_room});
  EXPECT_EQ(cast.told()["method"], "participant.back");
  EXPECT_EQ(cast.params(Form::staff), (json{{"participant", row_of_ana()}}));
}

TEST(TellingPeople, WhoLeftOrWasRemovedIsAnId) {
  Cast cast;
  cast.happens(event::ParticipantLeft{cast.ana, core::main_room});
  for (const auto form : {Form::fact, Form::self, Form::staff}) {
    EXPECT_EQ(cast.params(form), (json{{"participant", "p4"}}));
  }
  cast.happens(event::ParticipantRemoved{cast.ben, core::main_room, true, "Insults", cast.moe});
  EXPECT_EQ(cast.params(), (json{{"participant", "p5"}})) << "who did it and why is for staff";
  EXPECT_EQ(cast.params(Form::self), (json{{"participant", "p5"}}));
  EXPECT_EQ(cast.params(Form::staff),
            (json{{"participant", "p5"}, {"by", person_moe()}, {"reason", "Insults"}}));
}

TEST(TellingPeople, PositionAndAffiliationAreForStaffAndOneself) {
  Cast cast;
  core::Profile profile = cast.state().participants.at(cast.ana).profile;
  profile.name = "Anna";
  profile.affiliation = 2;
  cast.happens(event::ParticipantUpdated{cast.ana, profile});
  json person = person_ana();
  person["name"] = "Anna";
  EXPECT_EQ(cast.params(), (json{{"participant", person}}));
  const json more{{"participant", person}, {"position", "student"}, {"affiliation", "other"}};
  EXPECT_EQ(cast.params(Form::self), more);
  EXPECT_EQ(cast.params(Form::staff), more);
}

TEST(TellingPeople, AMoveNamesNoRoomToThoseLeftBehind) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::HandRaised{cast.ana});
  cast.happens(event::ParticipantMoved{cast.ana, core::RoomId{1}, core::RoomId{2},
                                       core::MoveCause::moved, cast.fay});
  json moved{{"participant", person_ana()}, {"room", "r2"}, {"why", "moved"}, {"by", person_fay()}};
  moved["participant"]["away"] = false;
  moved["participant"]["hand"] = 8000;
  EXPECT_EQ(cast.params(), moved);
  EXPECT_EQ(cast.params(Form::staff), moved);
  moved["room"] = nullptr;
  EXPECT_EQ(cast.params(Form::left_behind), moved);
}

TEST(TellingPeople, AMutedPersonIsNotToldByWhom) {
  Cast cast;
  cast.happens(event::ParticipantMuted{cast.ana, Cast::second(60), "Too loud", cast.moe});
  const json muted{{"participant", "p4"}, {"until", 60'000}, {"reason", "Too loud"}};
  EXPECT_EQ(cast.params(Form::self), muted);
  json for_staff = muted;
  for_staff["by"] = person_moe();
  EXPECT_EQ(cast.params(Form::staff), for_staff);
  cast.happens(event::ParticipantMuted{cast.ana, std::nullopt, "", cast.moe});
  EXPECT_EQ(cast.params(Form::self), (json{{"participant", "p4"}})) << "until it is lifted";
  cast.happens(event::ParticipantUnmuted{cast.ana, cast.moe});
  EXPECT_EQ(cast.told()["method"], "participant.unmuted");
  EXPECT_EQ(cast.params(), (json{{"participant", "p4"}}));
}

TEST(TellingPeople, AssumptionsAndHands) {
  Cast cast;
  cast.happens(event::AssumptionAccepted{cast.ana, 1, true});
  EXPECT_EQ(cast.params(), (json{{"participant", "p4"}, {"index", 1}, {"on", true}}));
  cast.happens(event::HandRaised{cast.ana});
  cast.happens(event::HandLowered{cast.ana, cast.moe});
  EXPECT_EQ(cast.told()["method"], "hand.lowered");
  EXPECT_EQ(cast.params(), (json{{"participant", "p4"}}));
}

}  // namespace
}  // namespace chats::protocol
