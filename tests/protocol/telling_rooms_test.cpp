// Events about the session, its agenda and its rooms; and `room.entered`.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "protocol/telling_codec.hpp"
#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using core::Audience;
using core::Form;
using nlohmann::json;
namespace event = core::event;

const json round_one{
    {"number", 1}, {"method", "balanced"}, {"closes_at", 10'000'000}, {"grace_s", 60}};

Audience in_room(std::uint64_t number, core::Seq entered_by) {
  Audience audience;
  audience.reach = Audience::Reach::room;
  audience.room = core::RoomId{number};
  audience.entered_by = entered_by;
  return audience;
}

json entered(const Cast& cast, Audience audience,
             std::optional<core::ParticipantId> viewer = std::nullopt) {
  const json told = cast.told(core::Telling{{audience}, Form::entered, 1, viewer});
  EXPECT_EQ(told["method"], "room.entered");
  EXPECT_EQ(told["params"]["seq"], cast.state().seq);
  return told["params"];
}

TEST(TellingAgenda, TheSessionsLife) {
  Cast cast;
  EXPECT_EQ(cast.told()["method"], "session.opened");
  EXPECT_EQ(cast.params(), (json{{"opened_at", 6000}}));
  cast.happens(event::SessionLocked{cast.moe});
  EXPECT_EQ(cast.told()["method"], "session.locked");
  EXPECT_EQ(cast.params(), json::object());
  cast.happens(event::SessionUnlocked{cast.moe});
  EXPECT_EQ(cast.told()["method"], "session.unlocked");
  cast.happens(event::SessionClosing{Cast::second(900), cast.fay});
  EXPECT_EQ(cast.params(), (json{{"closes_at", 900'000}}));
}

TEST(TellingAgenda, SomeEventsAreToldToNobody) {
  Cast cast;
  cast.happens(event::SurveySubmitted{{}, {5, 4, 3}, "Good", core::MayQuote::named, "Ana"});
  EXPECT_EQ(encode_telling(cast.state(), cast.latest(), {}), "");
  cast.happens(event::SessionClosed{});
  EXPECT_EQ(encode_telling(cast.state(), cast.latest(), {}), "");
}

TEST(TellingAgenda, Phases) {
  Cast cast;
  cast.happens(event::PhaseStarted{0, Cast::second(607), cast.fay});
  EXPECT_EQ(cast.params(),
            (json{{"phase", "check-in"}, {"started_at", 7000}, {"ends_at", 607'000}}));
  cast.happens(event::PhaseExtended{Cast::second(667), cast.fay});
  EXPECT_EQ(cast.params(), (json{{"phase", "check-in"}, {"ends_at", 667'000}}));
  cast.happens(event::PhasePaused{cast.fay});
  EXPECT_EQ(cast.params(), (json{{"phase", "check-in"}, {"paused_at", 9000}}));
  cast.happens(event::PhaseResumed{Cast::second(668), {}, cast.fay});
  EXPECT_EQ(cast.params(), (json{{"phase", "check-in"}, {"ends_at", 668'000}}));
  cast.happens(event::StageShown{{core::Stage::Shows::slide, 1}});
  EXPECT_EQ(cast.params(), (json{{"show", "slide:1"}}));
}

TEST(TellingAgenda, APauseMovesWhatWaitsInTheRooms) {
  Cast cast;
  cast.happens(event::PhaseStarted{3, Cast::second(607), cast.fay});
  cast.rooms_open();
  cast.happens(event::RoomsClosing{{core::RoomId{1}, core::RoomId{2}},
                                   Cast::second(70),
                                   core::NextPhase{4, Cast::second(70)},
                                   cast.fay});
  cast.happens(event::PhasePaused{cast.fay});
  cast.happens(event::PhaseResumed{
      Cast::second(608),
      {{core::RoomId{1}, Cast::second(71)}, {core::RoomId{2}, Cast::second(71)}},
      cast.fay});
  json round = round_one;
  round["closes_at"] = 71'000;
  EXPECT_EQ(
      cast.params(),
      (json{{"phase", "rooms"},
            {"ends_at", 608'000},
            {"rooms",
             {{{"room", "r1"}, {"closes_at", 71'000}}, {{"room", "r2"}, {"closes_at", 71'000}}}},
            {"round", round},
            {"next", {{"phase", "debrief"}, {"at", 71'000}}}}));
}

TEST(TellingAgenda, ADebriefBringsWhatTheRoomsNoted) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::TakeawayAdded{core::RoomId{1}, cast.ana, "Words matter."});
  cast.happens(event::RoomsClosed{{core::RoomId{1}, core::RoomId{2}}, {}});
  cast.happens(event::PhaseStarted{4, Cast::second(607), {}});
  const json noted{
      {"takeaway", "t8"}, {"at", 8000}, {"text", "Words matter."}, {"from", person_ana()}};
  EXPECT_EQ(cast.params()["debrief"],
            (json::array({{{"room", "r1"},
                           {"name", "Room 1"},
                           {"question", "What have you heard?"},
                           {"takeaways", {noted}}},
                          {{"room", "r2"}, {"name", "Room 2"}, {"takeaways", json::array()}}})));
}

TEST(TellingRooms, APlan) {
  Cast cast;
  const core::RoomPlan room{core::RoomId{1}, "Room 1", "Why?", {cast.ana, cast.ben}};
  cast.happens(event::RoomsPlanned{core::PlanMethod::random, {room}});
  auto achieved = cast.params(Form::staff)["plan"]["achieved"];
  EXPECT_EQ(achieved["sizes"], (json{2, 2}));
  EXPECT_EQ(achieved["met_before"], 0);
  EXPECT_EQ(achieved["pins_broken"], json::array());
  EXPECT_EQ(achieved["without_staff"], (json{"r1"}));
  EXPECT_EQ(cast.params(Form::staff), (json{{"plan",
                                             {{"method", "random"},
                                              {"rooms",
                                               {{{"room", "r1"},
                                                 {"name", "Room 1"},
                                                 {"question", "Why?"},
                                                 {"people", {"p4", "p5"}}}}},
                                              {"achieved", achieved}}}}));
  cast.happens(event::PlanChanged{{cast.ben}, {}});
  achieved = cast.params(Form::staff)["achieved"];
  EXPECT_EQ(achieved["sizes"], (json{1, 1}));
  EXPECT_EQ(cast.params(Form::staff),
            (json{{"participants", {"p5"}}, {"room", nullptr}, {"achieved", achieved}}));
  cast.happens(event::PlanChanged{{cast.ben}, core::RoomId{1}});
  EXPECT_EQ(cast.params(Form::staff)["room"], "r1");
}

TEST(TellingRooms, APinIsToldWithAllOthersAndWithWhatThePlanIsNow) {
  Cast cast;
  const std::vector both{cast.ana, cast.ben};
  cast.happens(event::PlanPinned{{core::PinKind::apart, both, {}}, true, cast.fay});
  const json apart{{"pin", "apart"}, {"participants", {"p4", "p5"}}};
  EXPECT_EQ(cast.params(Form::staff), (json{{"pins", {apart}}})) << "there is no plan yet";
  cast.happens(
      event::RoomsPlanned{core::PlanMethod::random, {{core::RoomId{1}, "Room 1", "", both}}});
  cast.happens(
      event::PlanPinned{{core::PinKind::here, {cast.ana}, core::RoomId{1}}, true, cast.fay});
  const auto told = cast.params(Form::staff);
  EXPECT_EQ(told["pins"],
            (json{apart, {{"pin", "here"}, {"participants", {"p4"}}, {"room", "r1"}}}));
  EXPECT_EQ(told["achieved"]["pins_broken"], (json{0}));
}

TEST(TellingRooms, WhoIsWhereIsForStaff) {
  Cast cast;
  cast.rooms_open();
  const json opened{
      {"round", round_one},
      {"rooms",
       {{{"room", "r1"},
         {"name", "Room 1"},
         {"question", "What have you heard?"},
         {"closes_at", 10'000'000},
         {"closing", false}},
        {{"room", "r2"}, {"name", "Room 2"}, {"closes_at", 10'000'000}, {"closing", false}}}}};
  EXPECT_EQ(cast.params(), opened);
  json for_staff = opened;
  for_staff["assigned"] = json::array({json::array({"p4", "r1"}), json::array({"p5", "r2"})});
  EXPECT_EQ(cast.params(Form::staff), for_staff);
}

TEST(TellingRooms, ClosingExtendingAndClosed) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::RoomsClosing{
      {core::RoomId{1}}, Cast::second(70), core::NextPhase{4, Cast::second(70)}, cast.fay});
  EXPECT_EQ(cast.params(), (json{{"rooms", {"r1"}},
                                 {"closes_at", 70'000},
                                 {"round", round_one},
                                 {"next", {{"phase", "debrief"}, {"at", 70'000}}}}));
  cast.happens(event::RoomsExtended{{{core::RoomId{1}, Cast::second(130)}}, cast.fay});
  EXPECT_EQ(cast.params(),
            (json{{"rooms", {{{"room", "r1"}, {"closes_at", 130'000}, {"closing", false}}}},
                  {"round", round_one},
                  {"next", nullptr}}));
  cast.happens(event::RoomsClosed{{core::RoomId{1}}, {}});
  EXPECT_EQ(cast.params(), (json{{"rooms", {"r1"}}, {"round", round_one}}));
  cast.happens(event::RoomsClosed{{core::RoomId{2}}, {}});
  EXPECT_EQ(cast.params(), (json{{"rooms", {"r2"}}, {"round", nullptr}}));
}

TEST(TellingRooms, RoomsThatAreOpenAgainSaySo) {
  Cast cast;
  cast.rooms_open();
  const std::vector<core::RoomPlan> rooms{{core::RoomId{1}, "Room 1", "Why?", {cast.ana}}};
  cast.happens(event::RoomsClosed{{core::RoomId{1}, core::RoomId{2}}, {}});
  cast.happens(event::RoomsReopened{core::PlanMethod::balanced, rooms, Cast::second(10'000),
                                    core::seconds(60), cast.fay});
  EXPECT_EQ(cast.told()["method"], "rooms.opened");
  const json room{{"room", "r1"},
                  {"name", "Room 1"},
                  {"question", "Why?"},
                  {"closes_at", 10'000'000},
                  {"closing", false}};
  EXPECT_EQ(cast.params(),
            (json{{"round", round_one}, {"rooms", json::array({room})}, {"again", true}}));
  EXPECT_EQ(cast.params(Form::staff)["assigned"], json::parse(R"([["p4","r1"]])"));
  EXPECT_EQ(entered(cast, in_room(1, cast.state().seq))["why"], "reopened");
}

TEST(TellingRooms, ARoomMoreAndAnotherName) {
  Cast cast;
  cast.rooms_open();
  cast.happens(
      event::RoomAdded{core::RoomId{3}, {"Garden", "Why?"}, Cast::second(9'000), cast.fay});
  EXPECT_EQ(cast.told()["method"], "room.added");
  EXPECT_EQ(cast.params(), (json{{"room", "r3"},
                                 {"name", "Garden"},
                                 {"question", "Why?"},
                                 {"closes_at", 9'000'000},
                                 {"closing", false},
                                 {"by", person_fay()}}));
  cast.happens(event::RoomChanged{core::RoomId{3}, {"Yard", ""}, {"Garden", "Why?"}, cast.fay});
  EXPECT_EQ(cast.told()["method"], "room.changed");
  EXPECT_EQ(cast.params(), (json{{"room", "r3"}, {"name", "Yard"}, {"by", person_fay()}}));
}

// Who comes is told to the room's people, and where everybody went to staff.
TEST(TellingRooms, ARoomLess) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::RoomRemoved{core::RoomId{1}, {{cast.ana, core::RoomId{2}}}, cast.fay});
  const json fact{{"room", "r1"}, {"round", round_one}, {"next", nullptr}, {"by", person_fay()}};
  EXPECT_EQ(cast.told()["method"], "room.removed");
  EXPECT_EQ(cast.params(), fact);
  auto staff = fact;
  staff["assigned"] = json::parse(R"([["p4","r2"]])");
  EXPECT_EQ(cast.params(Form::staff), staff);
  Audience inside{.reach = Audience::Reach::room, .room = core::RoomId{2}};
  const auto told = cast.told(core::Telling{{inside}, Form::fact, 0, {}})["params"];
  auto ana = person_ana();
  ana["away"] = false;
  EXPECT_EQ(told["people"], json::array({ana}));
  EXPECT_FALSE(told.contains("assigned"));
  EXPECT_EQ(entered(cast, in_room(2, cast.state().seq))["why"], "removed");
}

TEST(TellingRooms, TwoRoomsInOne) {
  Cast cast;
  cast.rooms_open();
  const auto noted = cast.happens(event::TakeawayAdded{core::RoomId{1}, cast.ana, "Ask."});
  cast.happens(event::RoomsMerged{core::RoomId{2},
                                  {{core::RoomId{1}, {cast.ana}, {core::TakeawayId{noted}}}},
                                  Cast::second(10'000),
                                  Cast::second(10'000),
                                  cast.fay});
  EXPECT_EQ(cast.told()["method"], "rooms.merged");
  EXPECT_EQ(cast.params(), (json{{"room", "r2"},
                                 {"rooms", {"r1"}},
                                 {"closes_at", 10'000'000},
                                 {"closing", false},
                                 {"round", round_one},
                                 {"next", nullptr},
                                 {"by", person_fay()}}));
  Audience inside{.reach = Audience::Reach::room, .room = core::RoomId{2}};
  const auto told = cast.told(core::Telling{{inside}, Form::fact, 0, {}})["params"];
  EXPECT_EQ(told["people"][0]["id"], "p4");
  EXPECT_EQ(told["takeaways"][0]["text"], "Ask.");
  EXPECT_EQ(entered(cast, in_room(2, cast.state().seq))["why"], "merged");
}

TEST(RoomEntered, WhoeverOneEventBroughtIntoABreakoutReadsTheSame) {
  Cast cast;
  const auto seq = cast.rooms_open();
  json ana = person_ana();
  ana["away"] = false;
  EXPECT_EQ(entered(cast, in_room(1, seq)), (json{{"seq", 7},
                                                  {"at", 7000},
                                                  {"room",
                                                   {{"id", "r1"},
                                                    {"name", "Room 1"},
                                                    {"question", "What have you heard?"},
                                                    {"closes_at", 10'000'000},
                                                    {"closing", false},
                                                    {"people", {ana}},
                                                    {"takeaways", json::array()},
                                                    {"helps", json::array()},
                                                    {"messages", json::array()}}},
                                                  {"view", "r1-7"},
                                                  {"entered_seq", 7},
                                                  {"why", "opened"},
                                                  {"by", person_fay()}}));
}

TEST(RoomEntered, WhoIsMovedReadsNoEarlierWords) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::MessagePosted{core::RoomId{2}, cast.ben, "Just us", {}});
  cast.happens(event::TakeawayAdded{core::RoomId{2}, cast.ben, "Noted"});
  cast.happens(event::ParticipantMoved{cast.ana, core::RoomId{1}, core::RoomId{2},
                                       core::MoveCause::chosen, cast.ana});
  Audience one;
  one.reach = Audience::Reach::one;
  one.one = cast.ana;
  const json told = entered(cast, one);
  EXPECT_EQ(told["why"], "chosen");
  EXPECT_EQ(told["room"]["id"], "r2");
  EXPECT_EQ(told["room"]["people"].size(), 2u);
  EXPECT_EQ(told["room"]["messages"], json::array());
  EXPECT_EQ(told["room"]["takeaways"].size(), 1u);
  EXPECT_EQ(told["view"], "r2-10");
}

// Back in the main room: its history, hidden words for staff alone, and one's own reactions only
// in what is told to oneself.
TEST(RoomEntered, ClosedRoomsBringPeopleBackToTheMainRoomsHistory) {
  Cast cast;
  cast.happens(event::MessagePosted{core::main_room, cast.ben, "Welcome", {}});
  cast.happens(event::MessageReacted{core::main_room, core::MessageId{7}, 0, cast.ana, true});
  cast.happens(event::MessagePosted{core::main_room, cast.ben, "Rude", {}});
  cast.happens(event::MessageHidden{core::main_room, core::MessageId{9}, "Rude words", cast.moe});
  cast.rooms_open();
  const auto seq = cast.happens(event::RoomsClosed{{core::RoomId{1}, core::RoomId{2}}, {}});

  const json shared = entered(cast, in_room(0, seq));
  EXPECT_EQ(shared["why"], "closed");
  EXPECT_FALSE(shared.contains("by"));
  EXPECT_EQ(shared["view"], "main-12");
  const json& messages = shared["room"]["messages"];
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_EQ(messages[0]["reactions"],
            (json::array({{{"emoji", "👍"}, {"count", 1}, {"mine", false}}})));
  EXPECT_EQ(messages[1]["text"], "");
  EXPECT_EQ(messages[1]["hidden"], true);
  EXPECT_FALSE(messages[1].contains("hidden_by"));

  const json for_ana = entered(cast, in_room(0, seq), cast.ana);
  EXPECT_EQ(for_ana["room"]["messages"][0]["reactions"][0]["mine"], true);
  EXPECT_EQ(for_ana["view"], shared["view"]);

  Audience staff;
  staff.reach = Audience::Reach::staff;
  staff.entered_by = seq;
  const json for_staff = entered(cast, staff)["room"]["messages"][1];
  EXPECT_EQ(for_staff["text"], "Rude");
  EXPECT_EQ(for_staff["hidden_by"], person_moe());
  EXPECT_EQ(for_staff["hidden_reason"], "Rude words");
}

}  // namespace
}  // namespace chats::protocol
