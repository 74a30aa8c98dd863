#include "protocol/client_message.hpp"

#include <gtest/gtest.h>

#include "tests/protocol/decoding.hpp"

namespace chats::protocol {
namespace {

const Call& only_call(const std::vector<Incoming>& all) {
  return std::get<Call>(all.at(0));
}

TEST(ClientMessage, ARequestBecomesACall) {
  const auto all = decoded(R"({"jsonrpc":"2.0","id":"k3-7","method":"message.post",)"
                           R"("params":{"room":"main","text":" Good morning. "}})");
  ASSERT_EQ(all.size(), 1u);
  const Call& call = only_call(all);
  EXPECT_EQ(call.id, "k3-7");
  EXPECT_EQ(call.method, "message.post");
  const auto& post = get<core::command::PostMessage>(std::get<core::Command>(call.wish).body);
  EXPECT_EQ(post.room, core::main_room);
  EXPECT_EQ(post.text, "Good morning.");
  EXPECT_FALSE(post.reply_to);
}

TEST(ClientMessage, ParamsMayBeLeftOutAndUnknownFieldsAreIgnored) {
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","id":"1","method":"hand.raise"})"), "ok");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","id":"1","method":"hand.raise","params":null})"), "ok");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","id":"1","method":"hand.raise","trace":[],)"
                       R"("params":{"height":3}})"),
            "ok");
}

TEST(ClientMessage, WhatIsNotJsonOrNotAllowedIsSaidWithoutAnId) {
  EXPECT_EQ(verdict_on("{"), "parse_error");
  EXPECT_EQ(verdict_on(""), "parse_error");
  EXPECT_EQ(verdict_on("17"), "invalid_request");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","jsonrpc":"2.0"})"), "invalid_request");
  EXPECT_FALSE(std::get<Malformed>(decoded("17").at(0)).id);
}

TEST(ClientMessage, TheEnvelopeIsChecked) {
  EXPECT_EQ(verdict_on(R"({"id":"1","method":"hand.raise"})"), "invalid_request jsonrpc");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"1.0","id":"1","method":"hand.raise"})"),
            "invalid_request jsonrpc");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","id":"1"})"), "invalid_request method");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","id":"1","method":7})"), "invalid_request method");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","id":"1","method":"hand.raise","params":[]})"),
            "invalid_request params");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","id":"1","result":{}})"), "invalid_request method");
  EXPECT_EQ(std::get<Malformed>(decoded(R"({"id":"1","method":"x"})").at(0)).id, "1");
}

TEST(ClientMessage, AnIdIsAShortStringOfLettersDigitsAndHyphens) {
  const auto with_id = [](const std::string& id) {
    return verdict_on(R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":"hand.raise"})");
  };
  EXPECT_EQ(with_id("\"" + std::string(40, 'a') + "\""), "ok");
  EXPECT_EQ(with_id("\"aZ09_-\""), "ok");
  for (const char* id :
       {"7", "\"\"", "\"a b\"", "\"é\"", "[]", "true", "{\"a\":1}", "1.5", "null"}) {
    EXPECT_EQ(with_id(id), "invalid_request id") << id;
  }
  EXPECT_EQ(with_id("\"" + std::string(41, 'a') + "\""), "invalid_request id");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","method":"hand.raise"})"), "invalid_request id");
}

TEST(ClientMessage, UnknownMethodsAreRefused) {
  EXPECT_EQ(verdict_on(request("message.shout", "{}")), "unknown_method");
  EXPECT_EQ(verdict_on(request("typing", R"({"room":"main"})")), "unknown_method")
      << "a notification has no id";
}

TEST(ClientMessage, NotificationsAreNotesAndNeverAnswered) {
  const auto typing = decoded(R"({"jsonrpc":"2.0","method":"typing","params":{"room":"r3"}})");
  EXPECT_EQ(std::get<Typing>(std::get<Note>(typing.at(0))).room, core::RoomId{3});
  const auto seen = decoded(R"({"jsonrpc":"2.0","method":"reaction","params":{"emoji":"👏"}})");
  EXPECT_EQ(std::get<ReactionSeen>(std::get<Note>(seen.at(0))).emoji, 2);
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","method":"typing"})"),
            "in silence: invalid_params room");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","method":"reaction","params":{"emoji":"🦄"}})"),
            "in silence: invalid_params emoji");
  EXPECT_EQ(verdict_on(R"({"jsonrpc":"2.0","method":"wave"})"), "in silence: unknown_method");
}

TEST(ClientMessage, ABatchIsAnsweredInOrder) {
  const auto all =
      decoded(R"([{"jsonrpc":"2.0","id":"1","method":"hand.raise"},7,[],)"
              R"({"jsonrpc":"2.0","method":"typing","params":{"room":"main"}},)"
              R"({"jsonrpc":"2.0","id":"2","method":"message.post","params":{"room":"main"}}])");
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(verdict(all[0]), "ok");
  EXPECT_EQ(verdict(all[1]), "invalid_request");
  EXPECT_EQ(verdict(all[2]), "invalid_request") << "an array in an array";
  EXPECT_TRUE(std::holds_alternative<Note>(all[3]));
  EXPECT_EQ(verdict(all[4]), "invalid_params text");
  EXPECT_EQ(std::get<Malformed>(all[4]).id, "2");
}

TEST(ClientMessage, ABatchHasFrom1To16Requests) {
  const auto batch_of = [](std::size_t count) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) {
      text += (i ? "," : "") + request("hand.raise", "{}");
    }
    return decoded(text + "]");
  };
  EXPECT_EQ(batch_of(16).size(), 16u);
  ASSERT_EQ(batch_of(17).size(), 1u) << "all of it is refused";
  EXPECT_EQ(verdict(batch_of(17).front()), "invalid_request");
  EXPECT_EQ(verdict_on("[]"), "invalid_request");
}

TEST(ClientMessage, TheSameContentHasTheSameHashWhateverTheOrderOfKeys) {
  const auto content = [](std::string_view method, std::string_view params) {
    return only_call(decoded(request(method, params))).content_hash;
  };
  const auto posted = content("message.post", R"({"room":"main","text":"Hi"})");
  EXPECT_EQ(posted, content("message.post", R"({ "text":"\u0048i", "room":"main" })"));
  EXPECT_NE(posted, content("message.post", R"({"room":"main","text":"Ho"})"));
  EXPECT_NE(content("session.open", "{}"), content("session.close", "{}"));
}

// Both hashes are kept in logs: they may never change.
TEST(ClientMessage, HashesAreTheSameForEver) {
  const auto all = decoded(request("message.post", R"({"room":"main","text":"Hi"})"));
  EXPECT_EQ(only_call(all).id_hash, 0xe61a64190463c246u);
  EXPECT_EQ(only_call(all).content_hash, 0xdcf956e5b2859592u);
}

}  // namespace
}  // namespace chats::protocol
