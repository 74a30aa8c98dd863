// Errors and close codes are those of the contract's tables.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "protocol/rejection_codec.hpp"
#include "server/core/close_code.hpp"
#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using core::Rule;
using nlohmann::json;

// Part `number` of the contract.
std::string part(int number) {
  std::ifstream file(CHATS_REPOSITORY "/protocol/README.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string all = text.str();
  const auto start = all.find("\n## " + std::to_string(number) + ". ");
  return all.substr(start, all.find("\n## ", start + 1) - start);
}

core::Rejection rejection(Rule rule) {
  core::Rejection refused{};
  refused.rule = rule;
  return refused;
}

json encoded(const core::Rejection& refused, const core::SessionState* state = nullptr) {
  return json::parse(encode_rejection("a-1", refused, state));
}

TEST(Errors, HaveTheCodesOfTheContract) {
  const std::string text = part(4);
  const std::regex entry(R"(\| (-?\d+) \| `([a-z_]+)` \|)");
  std::map<std::string, int> expected, got;
  for (std::sregex_iterator i(text.begin(), text.end(), entry), end; i != end; ++i) {
    expected[(*i)[2]] = std::stoi((*i)[1]);
  }
  for (const ReasonRow& row : reasons())
    got[std::string(row.name)] = row.code;
  EXPECT_EQ(got, expected);
}

TEST(CloseCodes, AreThoseOfTheContract) {
  using core::CloseCode;
  const std::string text = part(7);
  const std::regex row(R"(\n\| ([0-9, ]+) \|)");
  const std::regex number(R"(\d+)");
  std::set<int> expected, got;
  for (std::sregex_iterator i(text.begin(), text.end(), row), end; i != end; ++i) {
    const std::string cell = (*i)[1];
    for (std::sregex_iterator j(cell.begin(), cell.end(), number); j != end; ++j) {
      expected.insert(std::stoi(j->str()));
    }
  }
  for (const auto code :
       {CloseCode::normal, CloseCode::protocol_error, CloseCode::unsupported_data,
        CloseCode::not_utf8, CloseCode::policy, CloseCode::too_big, CloseCode::restarting,
        CloseCode::session_closed, CloseCode::join_timeout, CloseCode::removed,
        CloseCode::ninth_connection, CloseCode::slow_reader}) {
    got.insert(static_cast<int>(code));
  }
  EXPECT_EQ(got, expected);
}

TEST(Errors, EveryRuleHasAReasonAndASentence) {
  for (int i = 0; i <= static_cast<int>(Rule::went_wrong); ++i) {
    const json error = encoded(rejection(static_cast<Rule>(i)))["error"];
    const RuleRow& row = row_of(static_cast<Rule>(i));
    EXPECT_EQ(error["code"], row_of(row.reason).code);
    EXPECT_EQ(error["data"]["reason"], row_of(row.reason).name);
    EXPECT_GT(error["message"].get<std::string>().size(), 15u);
  }
}

TEST(Errors, CarryWhatHelps) {
  auto muted = rejection(Rule::is_muted);
  muted.until = core::Instant(std::chrono::milliseconds(1000));
  EXPECT_EQ(encoded(muted)["error"]["data"], (json{{"reason", "muted"}, {"until", 1000}}));
  auto fast = rejection(Rule::too_fast);
  fast.retry_after = std::chrono::milliseconds(250);
  EXPECT_EQ(encoded(fast)["error"]["data"],
            (json{{"reason", "too_fast"}, {"retry_after_ms", 250}}));
  auto long_text = rejection(Rule::text_too_long);
  long_text.field = "text";
  long_text.limit = 4000;
  EXPECT_EQ(encoded(long_text)["error"]["data"],
            (json{{"reason", "too_long"}, {"field", "text"}, {"limit", 4000}}));
  EXPECT_EQ(encoded(rejection(Rule::id_used_for_another))["error"]["data"],
            (json{{"reason", "invalid_request"}, {"field", "id"}}));
}

TEST(Errors, NameThePersonWhoDidItBefore) {
  Cast cast;
  auto done = rejection(Rule::done_already);
  done.by = cast.fay;
  done.at = core::Instant(std::chrono::milliseconds(2000));
  const json data = encoded(done, &cast.state())["error"]["data"];
  EXPECT_EQ(data["by"], (json{{"id", "p2"}, {"name", "Fay"}, {"role", "facilitator"}}));
  EXPECT_EQ(data["at"], 2000);
  EXPECT_FALSE(encoded(done)["error"]["data"].contains("by")) << "without a state nobody is named";
}

TEST(Errors, SayWhoHasHiddenWordsAlready) {
  Cast cast;
  auto hidden = rejection(Rule::hidden_already);
  EXPECT_EQ(encoded(hidden, &cast.state())["error"]["message"], "That is hidden already.");
  hidden.by = cast.fay;
  const json error = encoded(hidden, &cast.state())["error"];
  EXPECT_EQ(error["message"], "Fay has hidden it already.");
  EXPECT_EQ(error["data"]["reason"], "already_done");
  EXPECT_EQ(error["data"]["by"]["name"], "Fay");
  hidden.own = true;
  EXPECT_EQ(encoded(hidden, &cast.state())["error"]["message"], "You have hidden it already.");
}

TEST(Errors, SayWhoLooksAfterARequestAlready) {
  Cast cast;
  auto claimed = rejection(Rule::help_is_claimed);
  claimed.by = cast.fay;
  const json error = encoded(claimed, &cast.state())["error"];
  EXPECT_EQ(error["message"], "Fay looks after this already.");
  EXPECT_EQ(error["data"]["reason"], "already_done");
}

TEST(Errors, AreWholeReplies) {
  const json reply = encoded(rejection(Rule::staff_only));
  EXPECT_EQ(reply["jsonrpc"], "2.0");
  EXPECT_EQ(reply["id"], "a-1");
  const json without_id =
      json::parse(encode_error(std::nullopt, {.reason = Reason::parse_error, .field = {}}));
  EXPECT_TRUE(without_id.contains("id"));
  EXPECT_TRUE(without_id["id"].is_null());
  EXPECT_EQ(without_id["error"]["code"], -32700);
  const json stranger = json::parse(encode_error("x", {.reason = Reason::not_joined, .field = {}}));
  EXPECT_EQ(stranger["error"]["data"], (json{{"reason", "not_joined"}}));
}

}  // namespace
}  // namespace chats::protocol
