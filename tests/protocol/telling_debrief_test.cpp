// Headlines, the debrief that goes through them, and the two clocks of the agenda, as they are told
// and as a snapshot shows them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "protocol/view_codec.hpp"
#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using nlohmann::json;
namespace event = core::event;

constexpr core::RoomId one{1}, two{2};

json snapshot(const Cast& cast, core::ParticipantId viewer) {
  return json::parse(encode_view(core::view(cast.state(), viewer), "s1", {}));
}

// Both rooms are closed, and the debrief runs; Ana tells room one's headline.
struct Debriefing : Cast {
  Debriefing() {
    rooms_open();
    happens(event::HeadlineSet{one, "Words matter.", ana, ana});
    happens(event::RoomsClosed{{one, two}, {}});
    happens(event::PhaseStarted{4, Cast::second(607), {}});
  }
};

const json headline{{"text", "Words matter."}, {"speaker", person_ana()}};

TEST(TellingDebrief, AHeadlineNamesWhoTellsIt) {
  Cast cast;
  cast.rooms_open();
  EXPECT_FALSE(snapshot(cast, cast.ana)["room"].contains("headline"));
  cast.happens(event::HeadlineSet{one, "Words matter.", cast.ana, cast.ana});
  EXPECT_EQ(cast.told()["method"], "takeaway.headline_set");
  EXPECT_EQ(cast.params(), (json{{"room", "r1"},
                                 {"text", "Words matter."},
                                 {"speaker", person_ana()},
                                 {"by", person_ana()}}));
  EXPECT_EQ(snapshot(cast, cast.ana)["room"]["headline"], headline);
  EXPECT_FALSE(snapshot(cast, cast.ben)["room"].contains("headline"));
  EXPECT_EQ(snapshot(cast, cast.fay)["staff_only"]["takeaways"][0]["headline"], headline);
  EXPECT_EQ(snapshot(cast, cast.ben)["debrief"], json::array());
}

TEST(TellingDebrief, ListsHaveItsOrder) {
  Debriefing cast;
  EXPECT_EQ(cast.params()["debrief"][0]["headline"], headline);
  cast.happens(event::DebriefOrdered{{two, one}, cast.fay});
  EXPECT_EQ(cast.told()["method"], "debrief.ordered");
  EXPECT_EQ(cast.params(), (json{{"rooms", {"r2", "r1"}}}));
  const json staff = snapshot(cast, cast.fay);
  EXPECT_EQ(staff["debrief"][0]["room"], "r2");
  EXPECT_EQ(staff["debrief"][1]["headline"], headline);
  EXPECT_EQ(staff["staff_only"]["takeaways"][0]["room"], "r2");
  cast.happens(event::PhaseStarted{4, Cast::second(620), {}});
  EXPECT_EQ(cast.params()["debrief"][0]["room"], "r2");
}

TEST(TellingDebrief, ARoomIsShownWithWhoWasInItAtItsEnd) {
  Debriefing cast;
  EXPECT_FALSE(snapshot(cast, cast.ben).contains("debrief_now"));
  cast.happens(event::DebriefShown{one, Cast::second(100), cast.fay});
  EXPECT_EQ(cast.told()["method"], "debrief.shown");
  const json now{{"room", "r1"}, {"since", 11'000}, {"until", 100'000}, {"people", {person_ana()}}};
  EXPECT_EQ(cast.params(), now);
  EXPECT_EQ(snapshot(cast, cast.ben)["debrief_now"], now);
  EXPECT_EQ(snapshot(cast, cast.ben)["debrief"][0]["shown"], true);
  EXPECT_FALSE(snapshot(cast, cast.ben)["debrief"][1].contains("shown"));
  cast.happens(event::PhasePaused{cast.fay});
  cast.happens(event::PhaseResumed{Cast::second(608), {}, cast.fay});
  EXPECT_EQ(cast.params()["debrief_until"], 101'000);
  cast.happens(event::DebriefShown{{}, {}, cast.fay});
  EXPECT_EQ(cast.params(), (json{{"room", nullptr}}));
  EXPECT_FALSE(snapshot(cast, cast.ben).contains("debrief_now"));
}

TEST(TellingDebrief, APhaseHasItsPlanAndItsRealTimes) {
  Cast cast;
  const auto phase = [&](int index) { return snapshot(cast, cast.ben)["agenda"]["phases"][index]; };
  cast.happens(event::PhasePlanned{1, core::minutes{3}, cast.fay});
  EXPECT_EQ(cast.told()["method"], "phase.planned");
  EXPECT_EQ(cast.params(), (json{{"phase", "topic"}, {"minutes", 3}, {"first_minutes", 5}}));
  EXPECT_EQ(phase(1)["minutes"], 3);
  EXPECT_EQ(phase(1)["first_minutes"], 5);
  EXPECT_FALSE(phase(0).contains("began_at"));
  cast.happens(event::PhasePlanned{1, core::minutes{5}, cast.fay});
  EXPECT_EQ(cast.params(), (json{{"phase", "topic"}, {"minutes", 5}}));
  EXPECT_FALSE(phase(1).contains("first_minutes"));
  cast.happens(event::PhaseStarted{0, Cast::second(600), {}});
  cast.happens(event::PhaseStarted{1, Cast::second(900), {}});
  EXPECT_EQ(phase(0)["began_at"], 9000);
  EXPECT_EQ(phase(0)["ended_at"], 10'000);
  EXPECT_EQ(phase(1)["began_at"], 10'000);
  EXPECT_FALSE(phase(1).contains("ended_at"));
  cast.happens(event::PhaseStarted{0, Cast::second(900), {}});
  EXPECT_EQ(phase(0)["began_at"], 9000) << "back again: it has been since then";
  EXPECT_FALSE(phase(0).contains("ended_at"));
  cast.happens(event::SessionClosing{Cast::second(900), {}});
  EXPECT_EQ(phase(0)["ended_at"], 12'000);
}

}  // namespace
}  // namespace chats::protocol
