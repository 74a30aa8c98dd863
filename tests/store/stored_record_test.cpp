// The stored form of closing records.
#include "server/store/stored_record.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/store/samples.hpp"

namespace chats::store {
namespace {

std::string damage_in(std::string_view stored) {
  const auto record = decode_record(stored);
  return record ? "none" : record.error().sentence;
}

TEST(StoredRecord, ComesBackAsItWas) {
  const auto read = decode_record(encode(sample_record()));
  ASSERT_TRUE(read) << read.error().sentence;
  EXPECT_EQ(encode(*read), encode(sample_record()));
  EXPECT_EQ(read->survey[0].counts[4], 9u);
  EXPECT_EQ(read->acts[0].reason, "shouting");
}

TEST(StoredRecord, ARoomsHeadlineComesBackAndMayBeMissing) {
  auto record = sample_record();
  EXPECT_EQ(decode_record(encode(record))->rooms[0].headline, std::nullopt);
  record.rooms[0].headline = "Ask, then listen.";
  record.rooms[0].speaker = "Ben";
  const auto read = decode_record(encode(record));
  ASSERT_TRUE(read) << read.error().sentence;
  EXPECT_EQ(read->rooms[0].headline, "Ask, then listen.");
  EXPECT_EQ(read->rooms[0].speaker, "Ben");
}

TEST(StoredRecord, ACardsThemeComesBackAndMayBeMissing) {
  auto record = sample_record();
  EXPECT_EQ(decode_record(encode(record))->cards[0].theme, std::nullopt);
  record.cards[0].theme = "Listening";
  EXPECT_EQ(decode_record(encode(record))->cards[0].theme, "Listening");
}

TEST(StoredRecord, APersonsKeyComesBackAndMayBeMissing) {
  auto record = sample_record();
  EXPECT_EQ(decode_record(encode(record))->attendance[0].key, std::nullopt);
  record.attendance[0].key = digest_of(9);
  EXPECT_EQ(decode_record(encode(record))->attendance[0].key, digest_of(9));
}

// CHATS_REWRITE=1 writes it anew; see the golden file of the events.
TEST(StoredRecord, WhatWasEverWrittenIsStillWrittenAndReadTheSame) {
  const std::string name = CHATS_REPOSITORY "/tests/store/golden/record.txt";
  if (std::getenv("CHATS_REWRITE")) std::ofstream(name) << encode(sample_record()) << "\n";
  std::ifstream file(name);
  std::string line;
  std::getline(file, line);
  EXPECT_EQ(encode(sample_record()), line);
  EXPECT_EQ(damage_in(line), "none");
}

TEST(StoredRecord, DamageIsOneSentenceThatSaysWhere) {
  EXPECT_EQ(damage_in("nonsense"), "A closing record is not a JSON object.");
  EXPECT_EQ(damage_in(R"({"v":1})"),
            "A closing record cannot be read: its field title is missing.");
  EXPECT_EQ(damage_in(R"({"v":7})"),
            "A closing record was written by a newer version of this server (its form is 7, known "
            "is 1).");
}

}  // namespace
}  // namespace chats::store
