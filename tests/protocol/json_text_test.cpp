#include "protocol/json_text.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace chats::protocol {
namespace {

JsonOutcome outcome_of(const std::string& text) {
  nlohmann::json value;
  return parse_strictly(text, value);
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

std::string object_with_keys(std::size_t count) {
  std::string text = "{";
  for (std::size_t i = 0; i < count; ++i) {
    text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  }
  return text + "}";
}

TEST(JsonText, GivesTheValueOfAnObjectOrAnArray) {
  nlohmann::json value;
  ASSERT_EQ(parse_strictly(R"( {"a":[1,-2,0.5,true,null,"x"],"b":{}} )", value),
            JsonOutcome::value);
  EXPECT_EQ(value, nlohmann::json::parse(R"({"a":[1,-2,0.5,true,null,"x"],"b":{}})"));
  ASSERT_EQ(parse_strictly("[[],{}]", value), JsonOutcome::value);
  EXPECT_EQ(value.size(), 2u);
}

TEST(JsonText, WhatIsNoJsonIsCalledSo) {
  for (const char* text :
       {"",      " ",       "{",         "}",          "[1,]",      "{\"a\":}",
        "{a:1}", "[1]x",    "[1] [2]",   "nul",        "['a']",     "[01]",
        "[+1]",  "[1.]",    "{\"a\" 1}", "[\"\x01\"]", "[\"\\x\"]", "[\"\\u12g4\"]",
        "[NaN]", "// c\n[]"}) {
    EXPECT_EQ(outcome_of(text), JsonOutcome::not_json) << text;
  }
  EXPECT_EQ(outcome_of("[\"\xff\"]"), JsonOutcome::not_json) << "not UTF-8";
  EXPECT_EQ(outcome_of("[\"\xed\xa0\x80\"]"), JsonOutcome::not_json) << "a surrogate in UTF-8";
}

TEST(JsonText, NothingHidesBehindANulByte) {
  EXPECT_EQ(outcome_of(std::string("{}\0{}", 5)), JsonOutcome::not_json);
  EXPECT_EQ(outcome_of(std::string("{}\0", 3)), JsonOutcome::not_json);
}

TEST(JsonText, OnlyObjectsAndArraysStandAtTheTop) {
  for (const char* text : {"1", "\"a\"", "true", "null", "-0.5"}) {
    EXPECT_EQ(outcome_of(text), JsonOutcome::not_allowed) << text;
  }
}

TEST(JsonText, DepthHasABound) {
  EXPECT_EQ(outcome_of(nested(json_depth_max)), JsonOutcome::value);
  EXPECT_EQ(outcome_of(nested(json_depth_max + 1)), JsonOutcome::not_allowed);
  EXPECT_EQ(outcome_of(std::string(1'000'000, '[')), JsonOutcome::not_allowed);
  EXPECT_EQ(outcome_of("{\"a\":" + nested(json_depth_max - 1) + "}"), JsonOutcome::value);
  EXPECT_EQ(outcome_of("{\"a\":" + nested(json_depth_max) + "}"), JsonOutcome::not_allowed);
}

TEST(JsonText, AnObjectHasAtMost64Keys) {
  EXPECT_EQ(outcome_of(object_with_keys(json_keys_max)), JsonOutcome::value);
  EXPECT_EQ(outcome_of(object_with_keys(json_keys_max + 1)), JsonOutcome::not_allowed);
}

TEST(JsonText, AKeyStandsOnceInAnObject) {
  EXPECT_EQ(outcome_of(R"({"a":1,"a":2})"), JsonOutcome::not_allowed);
  EXPECT_EQ(outcome_of(R"({"a":1,"\u0061":2})"), JsonOutcome::not_allowed);
  EXPECT_EQ(outcome_of(R"([{"a":1},{"a":2}])"), JsonOutcome::value);
  EXPECT_EQ(outcome_of(R"({"a":{"a":1}})"), JsonOutcome::value);
}

TEST(JsonText, IntegersStayWithin53Bits) {
  for (const char* number : {"9007199254740992", "-9007199254740992", "0", "-0"}) {
    EXPECT_EQ(outcome_of("[" + std::string(number) + "]"), JsonOutcome::value) << number;
  }
  for (const char* number :
       {"9007199254740993", "-9007199254740993", "18446744073709551615", "18446744073709551616",
        "-9223372036854775809", "123456789012345678901234567890", "1e999"}) {
    EXPECT_EQ(outcome_of("[" + std::string(number) + "]"), JsonOutcome::not_allowed) << number;
  }
}

TEST(JsonText, TextsHoldNeitherNulNorLoneSurrogates) {
  for (const char* text : {R"(["\u0000"])", R"({"\u0000":1})", R"(["\ud800"])", R"(["\udc00"])",
                           R"(["\ud800\u0041"])", R"(["\ud800 \udc00"])", R"(["\uD800\\udc00"])"}) {
    EXPECT_EQ(outcome_of(text), JsonOutcome::not_allowed) << text;
  }
  EXPECT_EQ(outcome_of(R"(["\ud83d\ude00"])"), JsonOutcome::value) << "a pair is an emoji";
  EXPECT_EQ(outcome_of(R"(["\\ud800"])"), JsonOutcome::value) << "a backslash and five letters";
}

}  // namespace
}  // namespace chats::protocol
