#include "tests/load/chats-load/letters.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chats::load {
namespace {

const std::string post =
    R"({"jsonrpc":"2.0","method":"message.posted","params":{"seq":42,"at":1,"room":"main",)"
    R"("message":"m42","from":{"id":"p7","name":"Ana","role":"attendee"},"text":"Hello"}})";
const std::string result = R"({"jsonrpc":"2.0","id":"17","result":{"seq":42,"message":"m42"}})";
const std::string refusal =
    R"({"jsonrpc":"2.0","id":"18","error":{"code":1008,"message":"Not so \"fast\".",)"
    R"("data":{"reason":"too_fast","retry_after_ms":70}}})";
const std::string clock_signal =
    R"({"jsonrpc":"2.0","method":"clock","params":{"now":1796324400000,"seq":42}})";

std::vector<Letter> letters(const std::string& text) {
  static LetterReader reader;  // what it gave stands in it until it is asked again
  const auto all = reader.read(text);
  EXPECT_FALSE(all.empty()) << text;
  return {all.begin(), all.end()};
}

TEST(Letters, EachKindIsKnownByItsPlace) {
  const std::string frame = '[' + post + ',' + result + ',' + refusal + ',' + clock_signal + ']';
  const auto all = letters(frame);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].kind, Letter::Kind::event);
  EXPECT_EQ(all[0].name, "message.posted");
  EXPECT_EQ(all[0].seq, 42U);
  EXPECT_EQ(field_of(all[0].whole, "text"), "Hello");
  EXPECT_EQ(all[1].kind, Letter::Kind::result);
  EXPECT_EQ(all[1].name, "17");
  EXPECT_EQ(all[1].seq, 42U);
  EXPECT_EQ(all[2].kind, Letter::Kind::error);
  EXPECT_EQ(field_of(all[2].whole, "reason"), "too_fast");
  EXPECT_EQ(all[3].kind, Letter::Kind::signal);
  EXPECT_EQ(all[3].name, "clock");
}

TEST(Letters, AMessageAloneNeedsNoList) {
  ASSERT_EQ(letters(result).size(), 1U);
}

TEST(Letters, AJoinsFirstSeqIsTheOneOfTheResult) {
  const std::string join =
      R"({"jsonrpc":"2.0","id":"1","result":{"you":{"id":"p1","role":"attendee","room":"main"},)"
      R"("session":"abc","state":"open","now":1,"seq":9,"view":"v","snapshot":{"seq":3}}})";
  const auto all = letters(join);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].seq, 9U);
  EXPECT_EQ(field_of(all[0].whole, "room"), "main");
}

TEST(Letters, WordsThatLookLikeAMessageAreWords) {
  const std::string text =
      R"({"jsonrpc":"2.0","method":"message.posted","params":{"seq":7,"at":1,)"
      R"("text":"{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":{}}"}})";
  EXPECT_EQ(letters(text).size(), 1U);
}

TEST(Letters, AnythingElseIsNotReadAtAll) {
  LetterReader reader;
  for (const std::string text :
       {"", "[", "hello", R"({"id":"1","jsonrpc":"2.0"})", R"({ "jsonrpc":"2.0","id":"1"})",
        R"({"jsonrpc":"2.0","result":{}})"}) {
    EXPECT_TRUE(reader.read(text).empty()) << text;
  }
}

TEST(Letters, ACutMessageDoesNotReadBeyondItsEnd) {
  LetterReader reader;
  for (const auto& whole : {post, result, refusal, clock_signal})
    for (std::size_t size = 0; size < whole.size(); ++size)
      reader.read(whole.substr(0, size));
}

TEST(Letters, WhatComesAgainIsReadAgainAndWhatIsNewAsWell) {
  LetterReader reader;
  for (const auto& [frame, name] : {std::pair{post, "message.posted"}, {post, "message.posted"},
                                    {result, "17"}, {post, "message.posted"}}) {
    const auto copy = frame;  // the bytes stand somewhere else each time
    const auto all = reader.read(copy);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].name, name);
  }
  EXPECT_EQ(reader.read(post)[0].text, "Hello");
}

}  // namespace
}  // namespace chats::load
