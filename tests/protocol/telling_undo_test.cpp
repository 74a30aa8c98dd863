// Events that take something back, and those about who steers.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using core::Form;
using nlohmann::json;
namespace event = core::event;

TEST(TellingUndo, StaffAreToldWhichActionByWhom) {
  Cast cast;
  cast.happens(event::SessionLocked{cast.moe});
  cast.happens(event::SessionUnlocked{cast.fay});
  cast.happens(event::ActionUndone{7, 7, 1, cast.fay});
  EXPECT_EQ(cast.told(Form::staff)["method"], "action.undone");
  EXPECT_EQ(cast.params(Form::staff), (json{{"action", 7}, {"first", 7}, {"by", person_fay()}}));
}

TEST(TellingUndo, AStepIsThereAgainWithClockAndStage) {
  Cast cast;
  cast.happens(event::PhaseStarted{0, Cast::second(607), cast.fay});
  cast.happens(event::PhaseReturned{0,
                                    Cast::second(7),
                                    Cast::second(600),
                                    Cast::second(8),
                                    {},
                                    {},
                                    {core::Stage::Shows::slide, 1},
                                    false,
                                    {},
                                    1,
                                    {},
                                    {},
                                    cast.fay});
  EXPECT_EQ(cast.told()["method"], "phase.returned");
  EXPECT_EQ(cast.params(), (json{{"phase", "check-in"},
                                 {"started_at", 7000},
                                 {"ends_at", 600'000},
                                 {"paused_at", 8000},
                                 {"stage", "slide:1"},
                                 {"undone", {{"phase", "topic"}}},
                                 {"by", person_fay()}}));
}

TEST(TellingUndo, RoomsThatDidNotOpenAreAPlanAgain) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::RoomsUnopened{{core::RoomId{1}, core::RoomId{2}}, false, {}, cast.fay});
  EXPECT_EQ(cast.params(), (json{{"rooms", {"r1", "r2"}}, {"by", person_fay()}}));
  EXPECT_EQ(cast.params(Form::staff)["takeaways"], json::array());
  cast.happens(event::PlanReturned{{}, {}, cast.fay});
  EXPECT_EQ(cast.told(Form::staff)["method"], "rooms.planned");
  EXPECT_EQ(cast.params(Form::staff), (json{{"plan", nullptr}, {"by", person_fay()}}));
}

TEST(TellingUndo, RoomsThatDidNotCloseHaveTheirPeople) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::RoomsClosed{{core::RoomId{1}, core::RoomId{2}}, cast.fay});
  cast.happens(
      event::RoomsReturned{{{core::RoomId{1}, Cast::second(10'010), false, {cast.ana}}}, cast.fay});
  const auto told = cast.params(Form::staff);
  EXPECT_EQ(told["rooms"][0]["closes_at"], 10'010'000);
  EXPECT_EQ(told["assigned"], json::array({json::array({"p4", "r1"})}));
  EXPECT_EQ(told["round"]["number"], 1);
  EXPECT_FALSE(cast.params().contains("assigned"));
}

TEST(TellingUndo, AMessageIsShownAgainAsItIs) {
  Cast cast;
  const core::MessageId said{
      cast.happens(event::MessagePosted{core::main_room, cast.ana, "Hello", {}})};
  cast.happens(event::MessageReacted{core::main_room, said, 0, cast.ben, true});
  cast.happens(event::MessageHidden{core::main_room, said, "why", cast.moe});
  cast.happens(event::MessageUnhidden{core::main_room, said, cast.moe});
  const auto shown = cast.params()["shown"];
  EXPECT_EQ(shown["text"], "Hello");
  EXPECT_EQ(shown["reactions"][0]["count"], 1);
  EXPECT_FALSE(shown.contains("hidden"));
}

TEST(TellingRoles, ANewRoleComesWithWhatItShows) {
  Cast cast;
  cast.happens(event::RoleGranted{cast.ana, core::Role::moderator, cast.fay});
  auto ana = person_ana();
  ana["role"] = "moderator";
  EXPECT_EQ(cast.params(), (json{{"participant", ana}, {"by", person_fay()}}));
  const auto own = cast.params(Form::self);
  EXPECT_EQ(own["view"], "main-4-7");
  EXPECT_EQ(own["me"]["role"], "moderator");
  EXPECT_EQ(own["staff_only"]["roster"].size(), 4u);
  cast.happens(event::RoleGranted{cast.ana, core::Role::attendee, cast.fay});
  EXPECT_FALSE(cast.params(Form::self).contains("staff_only"));
}

TEST(TellingRoles, ANewLinkIsToldWithoutItsSecret) {
  Cast cast;
  cast.happens(event::LinkRotated{core::Role::attendee, {}, Cast::second(90), 12, cast.fay});
  EXPECT_EQ(cast.told()["method"], "link.rotated");
  EXPECT_EQ(cast.params(Form::staff), (json{{"link",
                                             {{"role", "attendee"},
                                              {"at", 7000},
                                              {"by", person_fay()},
                                              {"expires_at", 90'000},
                                              {"uses_max", 12},
                                              {"uses", 0}}}}));
}

TEST(TellingRoles, WhoWouldStandInAndWhoIsAskedNow) {
  Cast cast;
  cast.happens(event::DeputyNamed{cast.ben, {}, cast.fay});
  EXPECT_EQ(cast.params(), (json{{"deputy", "p5"}, {"by", person_fay()}}));
  cast.happens(event::DeputyNamed{{}, cast.ben, cast.fay});
  EXPECT_EQ(cast.params(), (json{{"deputy", nullptr}, {"by", person_fay()}}));
  cast.happens(event::FacilitatorOffered{{cast.moe}});
  EXPECT_EQ(cast.params(), (json{{"offered", {"p3"}}}));
}

}  // namespace
}  // namespace chats::protocol
