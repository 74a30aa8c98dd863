// Snapshots: everything that one viewer may see, field by field.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "protocol/view_codec.hpp"
#include "tests/protocol/cast.hpp"
#include "tests/protocol/sample_definition.hpp"

namespace chats::protocol {
namespace {

using nlohmann::json;
namespace event = core::event;

const core::Digest someone{{7, 7, 7}};

json snapshot(const Cast& cast, core::ParticipantId viewer, const Live& live = {}) {
  return json::parse(encode_view(core::view(cast.state(), viewer), "sabc", live));
}

TEST(Snapshot, OfSomebodyWhoHasJustJoined) {
  Cast cast;
  const json view = snapshot(cast, cast.ana);
  const json definition = json::parse(sample_definition);
  EXPECT_EQ(view["session"]["id"], "sabc");
  EXPECT_EQ(view["session"]["title"], definition["title"]);
  EXPECT_EQ(view["session"]["series"], definition["series"]);
  EXPECT_EQ(view["session"]["state"], "open");
  EXPECT_EQ(view["session"]["starts_at"], 1796335200000);
  EXPECT_EQ(view["session"]["opened_at"], 6000);
  EXPECT_FALSE(view["session"].contains("closes_at"));
  EXPECT_EQ(view["session"]["locked"], false);
  EXPECT_EQ(view["session"]["positions"], definition["positions"]);
  EXPECT_EQ(view["session"]["assumptions"], definition["assumptions"]);
  EXPECT_EQ(view["session"]["emoji"].size(), 12u);
  json settings = definition["settings"];
  settings.update({{"closing_minutes", 15}, {"unattended_minutes", 120}});
  EXPECT_EQ(view["session"]["settings"], settings);
  EXPECT_EQ(view["agenda"], (json{{"phases", definition["agenda"]}})) << "nothing started yet";
  EXPECT_EQ(view["me"], (json{{"id", "p4"},
                              {"name", "Ana"},
                              {"pronouns", "she/her"},
                              {"role", "attendee"},
                              {"position", "student"},
                              {"affiliation", "main campus"},
                              {"room", "main"},
                              {"entered_seq", 4},
                              {"accepted", json::array()},
                              {"acked", json::array()}}));
  EXPECT_EQ(view["stage"], "none");
  EXPECT_TRUE(view["round"].is_null());
  EXPECT_EQ(view["rooms"], json::array());
  EXPECT_EQ(view["room"], (json{{"id", "main"},
                                {"name", "Main room"},
                                {"closing", false},
                                {"people", json::array()},
                                {"takeaways", json::array()},
                                {"helps", json::array()},
                                {"messages", json::array()}}));
  EXPECT_EQ(view["staff"], (json::array({person_fay(), person_moe()})));
  EXPECT_EQ(view["board"], (json{{"state", "none"}, {"cards", json::array()}}));
  EXPECT_FALSE(view.contains("staff_only"));
  EXPECT_EQ(view["live"], (json{{"online", 0},
                                {"here", 0},
                                {"assumptions", json::array()},
                                {"checkins", 0},
                                {"cards", 0},
                                {"survey", 0},
                                {"saving", true}}));
}

TEST(Snapshot, HoldsOnesOwnState) {
  Cast cast;
  cast.happens(event::HandRaised{cast.ana});
  cast.happens(event::ParticipantMuted{cast.ana, Cast::second(99), "Loud", cast.moe});
  cast.happens(event::AssumptionAccepted{cast.ana, 1, true});
  cast.happens(event::HelpRequested{cast.ana, core::main_room, core::HelpKind::question, "Where?"});
  cast.happens(event::CheckinAnswered{cast.ana, {}, "Curious"});
  cast.happens(event::BroadcastSent{"Hello", cast.fay, {}, {}});
  cast.happens(event::BroadcastAcked{core::BroadcastId{12}, cast.ana, core::main_room});
  const json me = snapshot(cast, cast.ana)["me"];
  EXPECT_EQ(me["hand"], 7000);
  EXPECT_EQ(me["muted"], (json{{"until", 99'000}, {"reason", "Loud"}}));
  EXPECT_EQ(me["accepted"], json::array({1}));
  EXPECT_EQ(me["help"],
            (json{{"help", "h10"}, {"kind", "question"}, {"text", "Where?"}, {"at", 10'000}}));
  EXPECT_EQ(me["checkin"], "k11");
  EXPECT_EQ(me["acked"], json::array({"b12"}));
  EXPECT_EQ(snapshot(cast, cast.ben)["me"]["acked"], json::array());
}

TEST(Snapshot, HoldsTheAgendaWithWhatWaits) {
  Cast cast;
  cast.happens(event::PhaseStarted{3, Cast::second(607), cast.fay});
  cast.rooms_open();
  cast.happens(event::RoomsClosing{
      {core::RoomId{1}}, Cast::second(70), core::NextPhase{4, Cast::second(70)}, cast.fay});
  cast.happens(event::PhasePaused{cast.fay});
  json agenda = snapshot(cast, cast.ben)["agenda"];
  agenda.erase("phases");
  EXPECT_EQ(agenda, (json{{"phase", "rooms"},
                          {"started_at", 7000},
                          {"ends_at", 607'000},
                          {"paused_at", 10'000},
                          {"next", {{"phase", "debrief"}, {"at", 70'000}}}}));
}

TEST(Snapshot, OfSomebodyInABreakout) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::MessagePosted{core::RoomId{1}, cast.ana, "Hi", {}});
  cast.happens(event::MessageReacted{core::RoomId{1}, core::MessageId{8}, 2, cast.ana, true});
  cast.happens(event::MessageEdited{core::RoomId{1}, core::MessageId{8}, "Hi!"});
  cast.happens(event::MessagePosted{core::RoomId{1}, cast.ana, "Oops", core::MessageId{8}});
  cast.happens(event::MessageDeleted{core::RoomId{1}, core::MessageId{11}});
  const json view = snapshot(cast, cast.ana);
  EXPECT_EQ(view["rooms"].size(), 2u);
  EXPECT_EQ(view["round"]["number"], 1);
  EXPECT_EQ(view["room"]["id"], "r1");
  EXPECT_EQ(view["room"]["closes_at"], 10'000'000);
  const json thumbs = json::array({{{"emoji", "👏"}, {"count", 1}, {"mine", true}}});
  EXPECT_EQ(view["room"]["messages"], (json::array({{{"message", "m8"},
                                                     {"at", 8000},
                                                     {"from", person_ana()},
                                                     {"text", "Hi!"},
                                                     {"edited_at", 10'000},
                                                     {"reactions", thumbs}},
                                                    {{"message", "m11"},
                                                     {"at", 11'000},
                                                     {"from", person_ana()},
                                                     {"text", ""},
                                                     {"reply_to", "m8"},
                                                     {"deleted", true},
                                                     {"reactions", json::array()}}})));
  EXPECT_EQ(snapshot(cast, cast.fay).dump().find("Hi!"), std::string::npos)
      << "staff outside read no words of a breakout";
}

TEST(Snapshot, AnonymousThingsNameNobody) {
  Cast cast;
  cast.happens(event::CheckinAnswered{{}, someone, "Afraid"});
  cast.happens(event::BoardOpened{{"L", "U"}});
  cast.happens(event::CardAdded{core::Column::unlearn, "Haste", {}, someone});
  cast.happens(event::CardSupported{core::CardId{9}, cast.ben, true});
  const json view = snapshot(cast, cast.ben);
  EXPECT_EQ(view["checkins"],
            (json::array({{{"checkin", "k7"}, {"at", 7000}, {"text", "Afraid"}}})));
  EXPECT_EQ(view["board"], (json{{"state", "open"},
                                 {"prompts", {{"learn", "L"}, {"unlearn", "U"}}},
                                 {"cards",
                                  {{{"card", "c9"},
                                    {"at", 9000},
                                    {"column", "unlearn"},
                                    {"text", "Haste"},
                                    {"support", 1},
                                    {"mine_support", true}}}}}));
  EXPECT_EQ(snapshot(cast, cast.fay)["board"]["cards"][0]["mine_support"], false);
}

TEST(Snapshot, StaffReadMore) {
  Cast cast;
  cast.happens(event::RoomsPlanned{core::PlanMethod::self, {{core::RoomId{1}, "Room 1", "", {}}}});
  json staff = snapshot(cast, cast.fay)["staff_only"];
  EXPECT_EQ(staff["plan"],
            (json{{"method", "self"},
                  {"rooms", {{{"room", "r1"}, {"name", "Room 1"}, {"people", json::array()}}}},
                  {"achieved",
                   {{"sizes", {0, 0}},
                    {"met_before", 0},
                    {"pins_broken", json::array()},
                    {"without_staff", {"r1"}}}}}));
  EXPECT_EQ(staff["pins"], json::array());
  cast.rooms_open();
  cast.happens(event::TakeawayAdded{core::RoomId{2}, cast.ben, "Noted"});
  cast.happens(event::HelpRequested{cast.ana, core::RoomId{1}, core::HelpKind::conflict, ""});
  cast.happens(event::BroadcastSent{"Hello", cast.fay, {}, {}});
  cast.happens(event::BroadcastAcked{core::BroadcastId{11}, cast.ana, core::RoomId{1}});
  cast.happens(event::BroadcastAcked{core::BroadcastId{11}, cast.moe, core::main_room});
  cast.happens(event::ParticipantMuted{cast.ben, {}, "", cast.moe});
  staff = snapshot(cast, cast.fay)["staff_only"];
  EXPECT_TRUE(staff["plan"].is_null());
  EXPECT_EQ(staff["roster"].size(), 4u);
  EXPECT_EQ(staff["roster"][3], (json{{"id", "p5"},
                                      {"name", "Ben"},
                                      {"role", "attendee"},
                                      {"room", "r2"},
                                      {"joined_at", 5000},
                                      {"link", {{"role", "attendee"}, {"at", 1000}}},
                                      {"away", false},
                                      {"left", false},
                                      {"muted", json::object()},
                                      {"accepted", json::array()}}));
  EXPECT_EQ(staff["helps"], (json::array({{{"help", "h10"},
                                           {"from", person_ana()},
                                           {"room", "r1"},
                                           {"kind", "conflict"},
                                           {"at", 10'000},
                                           {"urgent_at", 70'000}}})));
  EXPECT_EQ(staff["takeaways"][1]["takeaways"][0]["text"], "Noted");
  EXPECT_EQ(staff["acks"], (json{{"b11", {{"main", 1}, {"r1", 1}}}}));
  EXPECT_FALSE(snapshot(cast, cast.ana).contains("staff_only"));
}

TEST(Snapshot, HoldsHowFarARequestForHelpIs) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::HelpRequested{cast.ana, core::RoomId{1}, core::HelpKind::question, "How?"});
  cast.happens(event::HelpClaimed{core::HelpId{8}, cast.moe});
  cast.happens(event::HelpAnswered{core::HelpId{8}, cast.moe, "On my way"});
  const json claimed{{"by", person_moe()}, {"at", 9000}};
  const json answer{{"by", person_moe()}, {"at", 10'000}, {"text", "On my way"}};
  EXPECT_EQ(snapshot(cast, cast.ana)["me"]["help"], (json{{"help", "h8"},
                                                          {"kind", "question"},
                                                          {"text", "How?"},
                                                          {"at", 8000},
                                                          {"claimed", claimed},
                                                          {"answer", answer}}));
  EXPECT_EQ(snapshot(cast, cast.ana)["room"]["helps"], (json::array({{{"help", "h8"},
                                                                      {"kind", "question"},
                                                                      {"at", 8000},
                                                                      {"claimed", claimed},
                                                                      {"answer", answer}}})));
  EXPECT_EQ(snapshot(cast, cast.ben)["room"]["helps"], json::array()) << "another room's";
  cast.happens(event::ParticipantLeft{cast.ana, core::RoomId{1}});
  const auto staff = snapshot(cast, cast.fay)["staff_only"]["helps"][0];
  EXPECT_EQ(staff["claimed"], claimed);
  EXPECT_EQ(staff["left"], true) << "the room still waits for the answer";
}

TEST(Snapshot, SaysThatABroadcastWasSentAgainToWhomThatConcerns) {
  Cast cast;
  cast.happens(event::BroadcastSent{"Hello", cast.fay, {}, {}});
  cast.happens(event::BroadcastAcked{core::BroadcastId{7}, cast.ana, core::main_room});
  cast.happens(event::BroadcastRepeated{core::BroadcastId{7}, cast.fay});
  EXPECT_FALSE(snapshot(cast, cast.ana)["broadcasts"][0].contains("repeated_at"));
  EXPECT_EQ(snapshot(cast, cast.ben)["broadcasts"][0]["repeated_at"], 9000);
  EXPECT_EQ(snapshot(cast, cast.moe)["broadcasts"][0]["repeated_at"], 9000);
}

TEST(Snapshot, HoldsBroadcastsAndTheDebrief) {
  Cast cast;
  cast.rooms_open();
  cast.happens(event::BroadcastSent{"Room one", cast.moe, {core::RoomId{1}}, {cast.ana}});
  cast.happens(event::TakeawayAdded{core::RoomId{1}, cast.ana, "Noted"});
  EXPECT_EQ(snapshot(cast, cast.ana)["broadcasts"], (json::array({{{"broadcast", "b8"},
                                                                   {"at", 8000},
                                                                   {"text", "Room one"},
                                                                   {"from", person_moe()},
                                                                   {"rooms", {"r1"}}}})));
  EXPECT_EQ(snapshot(cast, cast.ben)["broadcasts"], json::array());
  EXPECT_EQ(snapshot(cast, cast.ben)["debrief"], json::array());
  cast.happens(event::RoomsClosed{{core::RoomId{1}, core::RoomId{2}}, {}});
  cast.happens(event::PhaseStarted{4, Cast::second(607), {}});
  EXPECT_EQ(snapshot(cast, cast.ben)["debrief"][0]["takeaways"][0]["text"], "Noted");
}

TEST(Snapshot, OfAClosingSessionSaysWhenItEnds) {
  Cast cast;
  cast.happens(event::SessionClosing{Cast::second(907), {}});
  const json session = snapshot(cast, cast.ana)["session"];
  EXPECT_EQ(session["state"], "closing");
  EXPECT_EQ(session["closes_at"], 907'000);
}

TEST(Snapshot, LiveCountsComeFromTheCaller) {
  Cast cast;
  Live live;
  live.presence = {.online = 4, .here = 2};
  live.counts = {.assumptions = {3, 1}, .checkins = 2, .cards = 5, .survey = 1};
  live.saving = false;
  live.pulse = std::vector<RoomPulse>{{core::RoomId{1}, 7, 2, Cast::second(9), 1, 50},
                                      {core::RoomId{2}, 0, 0, std::nullopt, 0, std::nullopt}};
  EXPECT_EQ(snapshot(cast, cast.fay, live)["live"],
            (json{{"online", 4},
                  {"here", 2},
                  {"assumptions", {3, 1}},
                  {"checkins", 2},
                  {"cards", 5},
                  {"survey", 1},
                  {"saving", false},
                  {"pulse",
                   {{{"room", "r1"},
                     {"messages", 7},
                     {"spoken", 2},
                     {"last_at", 9000},
                     {"silent", 1},
                     {"evenness", 50}},
                    {{"room", "r2"}, {"messages", 0}, {"spoken", 0}, {"silent", 0}}}}}));
}

}  // namespace
}  // namespace chats::protocol
