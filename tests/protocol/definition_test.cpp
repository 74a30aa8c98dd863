#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "protocol/definition_codec.hpp"
#include "tests/protocol/sample_definition.hpp"

namespace chats::protocol {
namespace {

using nlohmann::json;

constexpr core::Instant now{std::chrono::milliseconds(1'796'300'000'000)};

core::Definition read(const json& definition) {
  auto outcome = decode_definition(definition.dump(), now);
  if (!outcome) {
    for (const auto& mistake : outcome.error()) {
      ADD_FAILURE() << mistake.pointer << ": " << mistake.expected;
    }
    return {};
  }
  return *outcome;
}

// "pointer: expected" of each mistake, in order.
std::vector<std::string> mistakes_in(std::string_view text) {
  std::vector<std::string> told;
  const auto outcome = decode_definition(text, now);
  if (outcome) return told;
  for (const auto& mistake : outcome.error()) {
    told.push_back(mistake.pointer + ": " + mistake.expected);
  }
  return told;
}
std::vector<std::string> mistakes_of(const json& definition) {
  return mistakes_in(definition.dump());
}

json with(const char* pointer, json value) {
  json changed = json::parse(sample_definition);
  changed[json::json_pointer(pointer)] = std::move(value);
  return changed;
}

std::string the_mistake(const json& definition) {
  const auto all = mistakes_of(definition);
  return all.size() == 1 ? all.front() : std::to_string(all.size()) + " mistakes";
}

TEST(Definition, IsReadWhole) {
  const auto definition = read(json::parse(sample_definition));
  EXPECT_EQ(definition.title, "Say what you mean, mean what you say: part 1");
  EXPECT_EQ(definition.lang, "en");
  EXPECT_EQ(definition.starts_at.time_since_epoch().count(), 1796335200000);
  EXPECT_EQ(definition.capacity, 120u);
  EXPECT_EQ(definition.positions.size(), 4u);
  EXPECT_EQ(definition.assumptions.size(), 2u);
  ASSERT_EQ(definition.agenda.size(), 7u);
  const auto& frame = std::get<core::phase::Frame>(definition.agenda[2].content);
  EXPECT_EQ(frame.definitions.at(0).term, "Bias");
  EXPECT_EQ(frame.slides.at(0).image, "a1.png");
  const auto& rooms = std::get<core::phase::Breakouts>(definition.agenda[3].content);
  EXPECT_EQ(rooms.questions.size(), 2u);
  EXPECT_EQ(rooms.rooms.size, 5);
  EXPECT_EQ(rooms.rooms.count, 0);
  EXPECT_EQ(rooms.rooms.method, core::PlanMethod::mixed_affiliation);
  EXPECT_EQ(rooms.rooms.grace, core::seconds(60));
  EXPECT_EQ(definition.agenda[3].length, core::minutes(20));
  const auto& survey = std::get<core::phase::Survey>(definition.agenda[6].content);
  EXPECT_EQ(survey.questions.at(1).id, "action");
}

TEST(Definition, WhatIsLeftOutHasItsDefault) {
  const auto definition = read(
      json::parse(R"({"title":"T","agenda":[{"id":"b","kind":"breakouts","title":"B","minutes":1,)"
                  R"("questions":["Q"]}],"settings":null,"hue":"blue"})"));
  EXPECT_EQ(definition.starts_at, now);
  EXPECT_EQ(definition.lang, "en");
  EXPECT_EQ(definition.capacity, 300u);
  EXPECT_EQ(definition.settings.late_comers, core::LateComers::smallest_room);
  EXPECT_FALSE(definition.settings.keep_days);
  EXPECT_EQ(definition.settings.anonymous_cards, core::AnonymousCards::allowed);
  EXPECT_EQ(definition.settings.cards, core::CardsShown::at_once);
  const auto& rooms = std::get<core::phase::Breakouts>(definition.agenda[0].content).rooms;
  EXPECT_EQ(rooms.size, 5);
  EXPECT_EQ(rooms.method, core::PlanMethod::random);
  EXPECT_EQ(rooms.grace, core::seconds(60));
}

TEST(Definition, TermsOfLinksAreReadAndWrittenBack) {
  EXPECT_FALSE(read(json::parse(sample_definition)).links);
  const auto limited =
      with("/links", {{"attendee", {{"uses_max", 12}}},
                      {"moderator", {{"expires_at", "2026-12-03T18:00:00-05:00"}}}});
  const auto definition = read(limited);
  ASSERT_TRUE(definition.links);
  ASSERT_EQ(definition.links->size(), 2u);
  EXPECT_EQ(definition.links->at(0).uses_max, 12u);
  EXPECT_FALSE(definition.links->at(0).expires_at);
  EXPECT_EQ(definition.links->at(1).role, core::Role::moderator);
  EXPECT_TRUE(definition.links->at(1).expires_at);
  const auto again = read(json::parse(encode_definition(definition)));
  ASSERT_TRUE(again.links);
  EXPECT_EQ(again.links->at(1).expires_at, definition.links->at(1).expires_at);
  EXPECT_EQ(the_mistake(with("/links", {{"attendee", {{"uses_max", 0}}}})),
            "/links/attendee/uses_max: expected a whole number from 1 to 9980");
  EXPECT_EQ(the_mistake(with("/links", {{"attendee", {{"expires_at", "soon"}}}})),
            "/links/attendee/expires_at: expected a time with its offset, such as "
            "\"2026-12-03T18:00:00-05:00\"");
}

TEST(Definition, SettingsAreRead) {
  const auto definition = read(with("/settings", {{"late_comers", "main"},
                                                  {"transcript", {{"keep_days", 30}}},
                                                  {"anonymous_cards", "never"},
                                                  {"cards", "on_approval"},
                                                  {"lobby", "admit"},
                                                  {"closing_minutes", 0},
                                                  {"unattended_minutes", 10}}));
  EXPECT_EQ(definition.settings.lobby, core::Lobby::admit);
  EXPECT_EQ(definition.settings.late_comers, core::LateComers::main);
  EXPECT_EQ(definition.settings.keep_days, 30);
  EXPECT_EQ(definition.settings.anonymous_cards, core::AnonymousCards::never);
  EXPECT_EQ(definition.settings.cards, core::CardsShown::on_approval);
  EXPECT_EQ(definition.settings.closing_lasts, core::minutes(0));
  EXPECT_EQ(definition.settings.unattended_lasts, core::minutes(10));
}

TEST(Definition, RoomsMayBeCounted) {
  const auto definition = read(with("/agenda/3/rooms", {{"count", 12}, {"grace_s", 0}}));
  const auto& rooms = std::get<core::phase::Breakouts>(definition.agenda[3].content).rooms;
  EXPECT_EQ(rooms.count, 12);
  EXPECT_EQ(rooms.grace, core::seconds(0));
}

TEST(Definition, TextsAreNormalised) {
  const auto definition = read(with("/title", "  Jose\u0301’s  chat "));
  EXPECT_EQ(definition.title, "José’s chat");
}

TEST(Definition, ComesBackAsItWasWritten) {
  const auto first = read(json::parse(sample_definition));
  const std::string written = encode_definition(first);
  EXPECT_EQ(encode_definition(read(json::parse(written))), written);
  const json expected = json::parse(sample_definition);
  const json got = json::parse(written);
  EXPECT_EQ(got["agenda"], expected["agenda"]);
  EXPECT_EQ(got["starts_at"], "2026-12-03T22:00:00Z");
  for (const auto& [name, value] : expected["settings"].items()) {
    EXPECT_EQ(got["settings"][name], value) << name;
  }
}

TEST(Definition, AllMistakesAreToldAtOnce) {
  json wrong = json::parse(sample_definition);
  wrong.erase("title");
  wrong["capacity"] = 0;
  wrong["starts_at"] = "tomorrow";
  wrong["positions"] = {"student", "staff", "student", ""};
  wrong["agenda"][2]["minutes"] = 241;
  wrong["agenda"][3]["rooms"]["method"] = "fair";
  wrong["agenda"][4]["id"] = "topic";
  wrong["agenda"][6]["questions"][2]["id"] = "interest";
  wrong["settings"] = {{"lobby", "shut"}, {"cards", "later"}, {"transcript", "keep"}};
  EXPECT_THAT(
      mistakes_of(wrong),
      testing::UnorderedElementsAre(
          "/title: expected a text of 1 to 200 characters",
          "/capacity: expected a whole number from 1 to 9980",
          "/starts_at: expected a time with its offset, such as \"2026-12-03T17:00:00-05:00\"",
          "/positions/2: expected an entry that is not in the list yet",
          "/positions/3: expected a text of 1 to 80 characters",
          "/agenda/2/minutes: expected a whole number from 1 to 240",
          "/agenda/3/rooms/method: expected one of \"random\", \"balanced\", "
          "\"mixed_affiliation\", \"self\", \"by_affiliation\", \"same_again\", "
          "\"fresh_faces\", \"assigned\"",
          "/agenda/4/id: expected an id that no phase before has",
          "/agenda/6/questions/2/id: expected an id that no question before has",
          "/settings/lobby: expected one of \"open\", \"admit\"",
          "/settings/cards: expected one of \"at_once\", \"on_reveal\", \"on_approval\"",
          "/settings/transcript: expected \"forget\" or {\"keep_days\": 1 to 365}"));
}

struct Wrong {
  const char* pointer;
  json value;
  const char* told;
};

std::vector<std::string> fifty_one() {
  std::vector<std::string> all;
  for (int i = 0; i < 51; ++i)
    all.push_back("p" + std::to_string(i));
  return all;
}

const std::vector<Wrong> wrongs{
    {"/title", 7, "/title: expected a text of 1 to 200 characters"},
    {"/title", std::string(201, 'x'), "/title: expected at most 200 characters"},
    {"/title", "a\u202eb", "/title: expected a text without control or invisible characters"},
    {"/series", json::array(), "/series: expected a text of 1 to 200 characters"},
    {"/lang", "english please", "/lang: expected a language, such as \"en\" or \"es-MX\""},
    {"/lang", 7, "/lang: expected a language, such as \"en\" or \"es-MX\""},
    {"/capacity", 9981, "/capacity: expected a whole number from 1 to 9980"},
    {"/capacity", "120", "/capacity: expected a whole number from 1 to 9980"},
    {"/capacity", 12.5, "/capacity: expected a whole number from 1 to 9980"},
    {"/positions", "student", "/positions: expected a list of 0 to 50 entries"},
    {"/positions", fifty_one(), "/positions: expected a list of 0 to 50 entries"},
    {"/assumptions/1", " ", "/assumptions/1: expected a text of 1 to 300 characters"},
    {"/assumptions/0", std::string(301, 'x'), "/assumptions/0: expected at most 300 characters"},
    {"/agenda", json::array(), "/agenda: expected a list of 1 to 40 entries"},
    {"/agenda", nullptr, "/agenda: expected a list of 1 to 40 entries"},
    {"/agenda/0/id", "Check in", "/agenda/0/id: expected an id: 1 to 40 of a-z, 0-9 and -"},
    {"/agenda/0/id", "next", "/agenda/0/id: expected an id other than \"next\" and \"previous\""},
    {"/agenda/0/minutes", nullptr, "/agenda/0/minutes: expected a whole number from 1 to 240"},
    {"/agenda/1/body", std::string(20'001, 'x'),
     "/agenda/1/body: expected at most 20000 characters"},
    {"/agenda/2/definitions/0/text", nullptr,
     "/agenda/2/definitions/0/text: expected a text of 1 to 2000 characters"},
    {"/agenda/2/slides/0/image", "../x", "/agenda/2/slides/0/image: expected the id of an image"},
    {"/agenda/2/slides/0", "x", "/agenda/2/slides/0: expected an object"},
    {"/agenda/3/questions", nullptr, "/agenda/3/questions: expected a list of 1 to 10 entries"},
    {"/agenda/3/questions/0", "", "/agenda/3/questions/0: expected a text of 1 to 500 characters"},
    {"/agenda/3/rooms/size", 1, "/agenda/3/rooms/size: expected a whole number from 2 to 100"},
    {"/agenda/3/rooms/count", 3, "/agenda/3/rooms/count: expected either size or count, not both"},
    {"/agenda/3/rooms/grace_s", 301,
     "/agenda/3/rooms/grace_s: expected a whole number from 0 to 300"},
    {"/agenda/3/rooms/method", "fair",
     "/agenda/3/rooms/method: expected one of \"random\", \"balanced\", \"mixed_affiliation\", "
     "\"self\", \"by_affiliation\", \"same_again\", \"fresh_faces\", "
     "\"assigned\""},
    {"/agenda/5/prompts", "What?", "/agenda/5/prompts: expected an object"},
    {"/agenda/6/questions/0/text", "",
     "/agenda/6/questions/0/text: expected a text of 1 to 500 characters"},
    {"/settings/late_comers", "any",
     "/settings/late_comers: expected one of \"smallest_room\", \"main\""},
    {"/settings/transcript", json::object(),
     "/settings/transcript/keep_days: expected a whole number from 1 to 365"},
    {"/settings/transcript",
     {{"keep_days", 366}},
     "/settings/transcript/keep_days: expected a whole number from 1 to 365"},
    {"/settings/lobby", "closed", "/settings/lobby: expected one of \"open\", \"admit\""},
    {"/settings/closing_minutes", 1441,
     "/settings/closing_minutes: expected a whole number from 0 to 1440"},
    {"/settings/unattended_minutes", 9,
     "/settings/unattended_minutes: expected a whole number from 10 to 1440"},
    {"/settings/anonymous_cards", true,
     "/settings/anonymous_cards: expected one of \"allowed\", \"always\", \"never\""},
};

TEST(Definition, EachMistakeIsToldWithItsPlace) {
  for (const auto& row : wrongs) {
    EXPECT_EQ(the_mistake(with(row.pointer, row.value)), row.told);
  }
}

TEST(Definition, AnAgendaHasOneSurveyAtMost) {
  json two = json::parse(sample_definition);
  two["agenda"].push_back(two["agenda"][6]);
  two["agenda"][7]["id"] = "survey-2";
  EXPECT_EQ(the_mistake(two), "/agenda/7/kind: expected one survey at most");
}

TEST(Definition, AnUnknownKindOfPhaseIsToldOnce) {
  EXPECT_THAT(the_mistake(with("/agenda/0/kind", "party")),
              testing::StartsWith("/agenda/0/kind: expected one of \"check_in\", \"topic\""));
  EXPECT_THAT(the_mistake(with("/agenda/0/kind", nullptr)),
              testing::StartsWith("/agenda/0/kind: expected one of"));
  EXPECT_THAT(the_mistake(with("/agenda/0/kind", 7)),
              testing::StartsWith("/agenda/0/kind: expected one of"));
}

TEST(Definition, WhatIsNoDefinitionAtAllIsToldOfTheWhole) {
  EXPECT_THAT(mistakes_in("{"), testing::ElementsAre(": expected JSON"));
  EXPECT_THAT(mistakes_in("[]"), testing::ElementsAre(": expected an object"));
  EXPECT_THAT(mistakes_in(R"({"title":"a","title":"b"})"),
              testing::ElementsAre(testing::StartsWith(": expected JSON of depth 16")));
  EXPECT_THAT(mistakes_in(std::string(256 * 1024 + 1, ' ')),
              testing::ElementsAre(": expected at most 262144 bytes"));
  EXPECT_EQ(mistakes_in("{}").size(), 2u) << "title and agenda";
}

TEST(Definition, AHugeAgendaIsNotReadToItsEnd) {
  json huge = json::parse(sample_definition);
  huge["agenda"] = json::array();
  for (int i = 0; i < 5000; ++i)
    huge["agenda"].push_back(7);
  EXPECT_LE(mistakes_of(huge).size(), 400u);
}

}  // namespace
}  // namespace chats::protocol
