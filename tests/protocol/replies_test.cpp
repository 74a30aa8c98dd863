// Results of requests, and signals.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "protocol/reply_codec.hpp"
#include "protocol/signal_codec.hpp"
#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using nlohmann::json;

json result_of(const std::string& reply) {
  const json whole = json::parse(reply);
  EXPECT_EQ(whole["jsonrpc"], "2.0");
  EXPECT_EQ(whole["id"], "a-1");
  return whole["result"];
}

json signal_of(const std::string& text, std::string_view method) {
  const json whole = json::parse(text);
  EXPECT_EQ(whole["jsonrpc"], "2.0");
  EXPECT_EQ(whole["method"], method);
  EXPECT_FALSE(whole.contains("id"));
  return whole["params"];
}

TEST(Results, NameWhatWasMade) {
  const auto made = [](auto id) { return result_of(encode_result("a-1", {id}, 42)); };
  EXPECT_EQ(made(std::monostate{}), (json{{"seq", 42}}));
  EXPECT_EQ(made(core::MessageId{42}), (json{{"seq", 42}, {"message", "m42"}}));
  EXPECT_EQ(made(core::CardId{42}), (json{{"seq", 42}, {"card", "c42"}}));
  EXPECT_EQ(made(core::TakeawayId{42}), (json{{"seq", 42}, {"takeaway", "t42"}}));
  EXPECT_EQ(made(core::HelpId{42}), (json{{"seq", 42}, {"help", "h42"}}));
  EXPECT_EQ(made(core::BroadcastId{42}), (json{{"seq", 42}, {"broadcast", "b42"}}));
  EXPECT_EQ(made(core::CheckinId{7}), (json{{"seq", 42}, {"checkin", "k7"}}));
  EXPECT_EQ(made(core::NewSecret{"abc"}), (json{{"seq", 42}, {"secret", "abc"}}));
  EXPECT_EQ(made(core::NewSecret{}), (json{{"seq", 42}, {"told", true}}));
}

TEST(Results, JoiningGivesASnapshotOrSaysThatEventsFollow) {
  Cast cast;
  JoinAnswer answer{.session = "sabc",
                    .state = cast.state(),
                    .me = cast.state().participants.at(cast.ana),
                    .now = Cast::second(9),
                    .seq = 6,
                    .snapshot = {}};
  const json back{{"you", {{"id", "p4"}, {"role", "attendee"}, {"room", "main"}}},
                  {"session", "sabc"},
                  {"state", "open"},
                  {"now", 9000},
                  {"seq", 6},
                  {"view", "main-4"},
                  {"snapshot", nullptr}};
  EXPECT_EQ(result_of(encode_join_result("a-1", answer)), back);
  answer.snapshot = R"({"stage":"none"})";
  EXPECT_EQ(result_of(encode_join_result("a-1", answer))["snapshot"], (json{{"stage", "none"}}));
}

TEST(Results, PeekingShowsTheDoorAndNothingInside) {
  Cast cast;
  EXPECT_EQ(result_of(encode_peek_result(
                "a-1", {.session = "sabc", .state = cast.state(), .role = core::Role::moderator})),
            (json{{"session", "sabc"},
                  {"title", "Say what you mean, mean what you say: part 1"},
                  {"series", "Say what you mean, mean what you say"},
                  {"lang", "en"},
                  {"state", "open"},
                  {"starts_at", 1796335200000},
                  {"positions", {"student", "trainee", "faculty", "staff"}},
                  {"affiliations", {"main campus", "partner hospital", "other"}},
                  {"role", "moderator"},
                  {"facilitators", {"Fay"}},
                  {"transcript", "forget"},
                  {"anonymous_cards", "allowed"},
                  {"locked", false}}));
}

TEST(Results, Pages) {
  Cast cast;
  cast.happens(core::event::MessagePosted{core::main_room, cast.ana, "Hi", {}});
  cast.happens(core::event::CardAdded{core::Column::learn, "Patience", cast.ana, {}});
  const auto& ana = cast.state().participants.at(cast.ana);
  const auto people = core::people_page(cast.state(), ana, {{}, 2, {}});
  EXPECT_EQ(result_of(encode_page("a-1", people)),
            (json{{"people", {person_fay(), person_moe()}}, {"next", "p3"}}));
  const auto history = core::history_page(cast.state(), ana, {{}, 100});
  const json messages = result_of(encode_page("a-1", cast.state(), ana, history));
  EXPECT_EQ(messages["messages"][0]["text"], "Hi");
  EXPECT_EQ(messages["more"], false);
  const auto board = core::board_page(cast.state(), ana, {{}, {}, 50});
  const json cards = result_of(encode_page("a-1", cast.state(), ana, board));
  EXPECT_EQ(cards["cards"][0]["card"], "c8");
  EXPECT_EQ(cards["cards"][0]["mine_support"], false);
  EXPECT_EQ(cards["more"], false);
}

TEST(Signals, AreNotificationsWithoutSeq) {
  EXPECT_EQ(signal_of(encode_presence({.online = 4, .here = 2}), "presence"),
            (json{{"online", 4}, {"here", 2}}));
  EXPECT_EQ(
      signal_of(encode_counts({.assumptions = {1, 0}, .checkins = 2, .cards = 3, .survey = 4}),
                "counts"),
      (json{{"assumptions", {1, 0}}, {"checkins", 2}, {"cards", 3}, {"survey", 4}}));
  EXPECT_EQ(
      signal_of(encode_broadcast_seen({{core::BroadcastId{9},
                                        {{core::main_room, 12, 11, 9}, {core::RoomId{3}, 4, 4, 1}}},
                                       {core::BroadcastId{12}, {}}}),
                "broadcast.seen"),
      (json{{"broadcasts",
             {{{"broadcast", "b9"}, {"rooms", {{"main", {12, 11, 9}}, {"r3", {4, 4, 1}}}}},
              {{"broadcast", "b12"}, {"rooms", json::object()}}}}}));
  EXPECT_EQ(signal_of(encode_session_health(false), "session.health"), (json{{"saving", false}}));
  EXPECT_EQ(signal_of(encode_clock(Cast::second(5), 42), "clock"),
            (json{{"now", 5000}, {"seq", 42}}));
  EXPECT_EQ(
      signal_of(encode_room_pulse({{core::RoomId{3}, 5, 2, Cast::second(1), 3, 76}}), "room.pulse"),
      (json{{"rooms",
             {{{"room", "r3"},
               {"messages", 5},
               {"spoken", 2},
               {"last_at", 1000},
               {"silent", 3},
               {"evenness", 76}}}}}));
  EmojiCounts counts{};
  counts[0] = 3;
  EXPECT_EQ(signal_of(encode_reactions(core::main_room, counts), "reactions"),
            (json{{"room", "main"}, {"emoji", {{"👍", 3}}}}));
}

TEST(Signals, AtMostThreeNamesAreTyping) {
  const auto typing = [](std::vector<std::string> names, std::uint64_t more) {
    return signal_of(encode_typing({core::RoomId{3}, std::move(names), more}), "typing");
  };
  EXPECT_EQ(typing({"Ana", "Ben"}, 0),
            (json{{"room", "r3"}, {"names", {"Ana", "Ben"}}, {"more", 0}}));
  EXPECT_EQ(typing({"Ana", "Ben", "Cleo", "Dan"}, 2),
            (json{{"room", "r3"}, {"names", {"Ana", "Ben", "Cleo"}}, {"more", 3}}));
  EXPECT_EQ(typing({}, 0), (json{{"room", "r3"}, {"names", json::array()}, {"more", 0}}));
}

TEST(Signals, AFreshStartTakesThePlaceOfWhatWasHeld) {
  EXPECT_EQ(
      signal_of(encode_fresh_start({.seq = 42,
                                    .now = Cast::second(5),
                                    .view = "r3-12",
                                    .snapshot = R"({"stage":"none"})"}),
                "snapshot"),
      (json{{"seq", 42}, {"now", 5000}, {"view", "r3-12"}, {"snapshot", {{"stage", "none"}}}}));
}

}  // namespace
}  // namespace chats::protocol
