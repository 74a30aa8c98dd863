// The stored form of events: what was ever written can be read, and nothing read can do harm.
#include "server/store/stored_event.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "server/store/stored_value.hpp"
#include "tests/store/samples.hpp"

namespace chats::store {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string golden_file = CHATS_REPOSITORY "/tests/store/golden/events.txt";

std::vector<std::string> golden_lines() {
  std::ifstream file(golden_file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    lines.push_back(line);
  return lines;
}

std::string damage_in(std::string_view stored) {
  const auto event = decode(stored);
  return event ? "none" : event.error().sentence;
}

TEST(StoredEvent, SamplesForgetNoKindOfEvent) {
  std::set<std::size_t> kinds;
  for (const auto& event : one_event_of_each_kind())
    kinds.insert(event.body.index());
  EXPECT_EQ(kinds.size(), core::EventBody::size);
}

TEST(StoredEvent, EveryKindComesBackAsItWas) {
  for (const auto& event : one_event_of_each_kind()) {
    const std::string stored = encode(event);
    const auto read = decode(stored);
    ASSERT_TRUE(read) << stored << "\n" << read.error().sentence;
    EXPECT_EQ(encode(*read), stored);
    EXPECT_EQ(read->body.index(), event.body.index());
    EXPECT_EQ(read->seq, event.seq);
    EXPECT_EQ(read->at, event.at);
    EXPECT_EQ(read->mark, event.mark);
  }
}

// A line of this file never changes: it stands for what lies on the disks of those who use us.
// CHATS_REWRITE=1 writes it anew, for lines that are added.
TEST(StoredEvent, WhatWasEverWrittenIsStillWrittenAndReadTheSame) {
  const auto events = one_event_of_each_kind();
  if (std::getenv("CHATS_REWRITE")) {
    std::ofstream file(golden_file);
    for (const auto& event : events)
      file << encode(event) << "\n";
  }
  const auto lines = golden_lines();
  ASSERT_EQ(lines.size(), events.size());
  for (std::size_t at = 0; at < lines.size(); ++at) {
    EXPECT_EQ(encode(events[at]), lines[at]);
    const auto read = decode(lines[at]);
    ASSERT_TRUE(read) << lines[at] << "\n" << read.error().sentence;
    EXPECT_EQ(encode(*read), lines[at]);
  }
}

// Compact, in the order of the fields, with no escapes but those that JSON asks for. Older lines in
// the logs were written by it.
std::string as_the_library_writes(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

TEST(StoredEvent, EveryKindIsWrittenAsTheJsonLibraryWritesIt) {
  for (const auto& event : one_event_of_each_kind())
    EXPECT_EQ(encode(event), as_the_library_writes(Json::parse(encode(event))));
}

TEST(StoredEvent, AnyBytesAreWrittenAsTheJsonLibraryWritesThem) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 dice(seed);
  // Beside any byte: escapes, the edges of what needs one, whole and broken UTF-8.
  const std::vector<std::string> pieces{
      "plain words", "\"",     "\\",         "/",    "\n\t\b\f\r",   "\x1f",     " ",        "\x7f",
      "\u00e9",      "\u2028", "\U0001F600", "\xc3", "\xed\xa0\x80", "\xf4\x90", "</script>"};
  Json object = Json::parse(encode(said(1, "")));
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (auto count = dice() % 6; count > 0; --count) {
      const std::string any_byte(1, static_cast<char>(dice()));
      text += dice() % 3 ? pieces[dice() % pieces.size()] : any_byte;
    }
    object["text"] = text;
    ASSERT_EQ(encode(said(1, text)), as_the_library_writes(object));
  }
}

TEST(StoredEvent, NumbersAreWrittenWholeToTheirEnds) {
  for (const auto at : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1},
                        std::numeric_limits<std::int64_t>::max()}) {
    core::Event event = said(std::numeric_limits<core::Seq>::max(), "");
    event.at = core::Instant{core::milliseconds{at}};
    EXPECT_THAT(encode(event),
                HasSubstr("\"seq\":18446744073709551615,\"at\":" + std::to_string(at) + ","));
  }
}

TEST(StoredEvent, FieldsOfTheDefinitionAllComeBack) {
  const auto read = decode(encode(one_event_of_each_kind().front()));
  ASSERT_TRUE(read);
  const auto& definition = *get<core::event::SessionCreated>(read->body).definition;
  EXPECT_EQ(definition.affiliations[1], "hôpital partenaire");
  EXPECT_EQ(definition.settings.keep_days, 30);
  const auto& wish = std::get<core::phase::Breakouts>(definition.agenda[3].content).rooms;
  EXPECT_EQ(wish.grace, std::chrono::seconds{45});
  EXPECT_EQ(wish.method, core::PlanMethod::mixed_affiliation);
  EXPECT_EQ(std::get<core::phase::Frame>(definition.agenda[2].content).definitions[0].source,
            "Goffman 1963");
}

TEST(StoredEvent, UnknownFieldsAreIgnoredSoThatOlderServersCanRead) {
  EXPECT_EQ(damage_in(R"({"v":1,"k":"session.closed","seq":1,"at":0,"later":{"x":[1]}})"), "none");
}

TEST(StoredEvent, DamageIsOneSentenceThatSaysWhere) {
  EXPECT_EQ(damage_in(""), "An event is not a JSON object.");
  EXPECT_EQ(damage_in("[]"), "An event is not a JSON object.");
  EXPECT_EQ(damage_in("{}"), "An event cannot be read: its field v is missing.");
  EXPECT_EQ(damage_in(R"({"v":1,"k":"session.closed","seq":1})"),
            "An event (session.closed) cannot be read: its field at is missing.");
  EXPECT_EQ(damage_in(R"({"v":1,"k":"rooms.extended","seq":1,"at":0,"by":1,)"
                      R"("rooms":[{"room":1,"closes_at":2},{"room":-1,"closes_at":2}]})"),
            "An event (rooms.extended) cannot be read: its field rooms[1].room should be a whole "
            "number in its range.");
  EXPECT_EQ(damage_in(R"({"v":1,"k":"participant.away","seq":1,"at":0,"participant":1.5})"),
            "An event (participant.away) cannot be read: its field participant should be a whole "
            "number in its range.");
  EXPECT_EQ(damage_in(R"({"v":1,"k":"participant.away","seq":1,"at":99999999999999999,)"
                      R"("participant":1})"),
            "An event (participant.away) cannot be read: its field at should be milliseconds "
            "since 1970.");
}

TEST(StoredEvent, NewerFormsAndUnknownKindsAreRefusedWithASentence) {
  EXPECT_EQ(damage_in(R"({"v":2,"k":"session.closed","seq":1,"at":0})"),
            "An event was written by a newer version of this server (its form is 2, known is 1).");
  EXPECT_EQ(damage_in(R"({"v":1,"k":"session.sung","seq":1,"at":0})"),
            "An event is of a kind that this version does not know (session.sung).");
  EXPECT_EQ(damage_in(R"({"v":1,"k":"Secret words!","seq":1,"at":0})"),
            "An event is of a kind that this version does not know.");
  EXPECT_EQ(damage_in(R"({"v":0,"k":"session.closed","seq":1,"at":0})"),
            "An event has a version that never was.");
}

TEST(StoredEvent, DamageNeverRepeatsSomebodysWords) {
  const std::string sentence =
      damage_in(R"({"v":1,"k":"message.posted","seq":1,"at":0,"room":"whispered","from":1,)"
                R"("text":"whispered"})");
  EXPECT_THAT(sentence, HasSubstr("its field room"));
  EXPECT_THAT(sentence, Not(HasSubstr("whispered")));
}

TEST(StoredEvent, WhatTheCoreCouldNotHoldIsDamage) {
  EXPECT_THAT(damage_in(R"({"v":1,"k":"message.reacted","seq":1,"at":0,"room":0,"message":1,)"
                        R"("emoji":12,"participant":1,"on":true})"),
              HasSubstr("fields that do not fit together"));
  EXPECT_THAT(damage_in(R"({"v":1,"k":"checkin.answered","seq":1,"at":0,"text":"x"})"),
              HasSubstr("fields that do not fit together"));
  EXPECT_THAT(damage_in(R"({"v":1,"k":"card.edited","seq":1,"at":60001,"card":1,"text":"x",)"
                        R"("blind":true})"),
              HasSubstr("tells its author"));
}

TEST(StoredEventDeathTest, ABlindEventWithItsAuthorsMarkIsNeverWritten) {
  core::Event blind = said(1, "");
  blind.body = core::event::CardRemoved{core::CardId{1}, true};
  blind.mark = core::RequestMark{};
  EXPECT_DEATH(encode(blind), "blind by construction");
}

TEST(StoredEvent, DeepNestingIsRefusedBeforeItCanOverflowTheStack) {
  for (const std::size_t depth : {20u, 1'000'000u}) {
    const std::string deep = std::string(depth, '[') + std::string(depth, ']');
    EXPECT_EQ(damage_in(R"({"v":1,"k":"session.closed","seq":1,"at":0,"x":)" + deep + "}"),
              "An event is nested too deep.");
  }
  EXPECT_EQ(damage_in(R"({"v":1,"k":"session.closed","seq":1,"at":0,"x":"[[[[[[[[[[[[[[[[\"["})"),
            "none");
}

TEST(StoredEvent, InvalidUtf8IsDamageWhenReadAndReplacedWhenWritten) {
  EXPECT_EQ(damage_in("{\"v\":1,\"k\":\"session.closed\",\"seq\":1,\"at\":0,\"x\":\"\xff\"}"),
            "An event is not a JSON object.");
  const auto read = decode(encode(said(1, "a\xff")));
  ASSERT_TRUE(read);
  EXPECT_EQ(get<core::event::MessagePosted>(read->body).text, "a\uFFFD");
}

// Whatever bytes lie in the log: a value or a sentence, and a value can be written again.
TEST(StoredEvent, RandomDamageIsNeverMoreThanASentence) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 dice(seed);
  const auto lines = golden_lines();
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = lines[dice() % lines.size()];
    for (std::uint32_t changes = 1 + dice() % 4; changes > 0; --changes) {
      const std::size_t at = dice() % bytes.size();
      const std::string_view likely = "{}[]\":,0123456789truefalsn-.e\\";
      switch (dice() % 4) {
        case 0:
          bytes[at] = static_cast<char>(dice());
          break;
        case 1:
          bytes[at] = likely[dice() % likely.size()];
          break;
        case 2:
          bytes.erase(at, 1 + dice() % 8);
          break;
        default:
          bytes.insert(at, bytes.substr(dice() % bytes.size(), dice() % 16));
          break;
      }
      if (bytes.empty()) bytes = "{";
    }
    const auto event = decode(bytes);
    if (event) {
      ASSERT_TRUE(decode(encode(*event))) << bytes;
    } else {
      ASSERT_FALSE(event.error().sentence.empty());
    }
  }
}

}  // namespace
}  // namespace chats::store
