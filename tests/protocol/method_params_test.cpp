// What each method takes and refuses, as rows: method, params, verdict. In params KEY stands for a
// key, LONG<n> for n letters, IDS<x,n> for n different ids that begin with x.
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>

#include "protocol/methods.hpp"
#include "tests/protocol/decoding.hpp"
#include "tests/protocol/method_rows.hpp"

namespace chats::protocol {
namespace {

std::string ids(const std::string& letter, std::size_t count) {
  std::string all;
  for (std::size_t i = 1; i <= count; ++i) {
    all += (i > 1 ? ",\"" : "\"") + letter + std::to_string(i) + "\"";
  }
  return all;
}

std::string spelled_out(std::string params) {
  const std::regex long_text(R"(LONG<(\d+)>)");
  const std::regex id_list(R"(IDS<(\w),(\d+)>)");
  std::smatch found;
  while (std::regex_search(params, found, long_text)) {
    params = found.prefix().str() + std::string(std::stoul(found[1]), 'x') + found.suffix().str();
  }
  while (std::regex_search(params, found, id_list)) {
    params = found.prefix().str() + ids(found[1], std::stoul(found[2])) + found.suffix().str();
  }
  return std::regex_replace(params, std::regex("KEY"), key);
}

class MethodParams : public testing::TestWithParam<MethodRow> {};

TEST_P(MethodParams, AreTakenOrRefusedWithTheirField) {
  const MethodRow& row = GetParam();
  EXPECT_EQ(verdict_on(request(row.method, spelled_out(row.params))), row.verdict)
      << row.method << ' ' << row.params;
}

INSTANTIATE_TEST_SUITE_P(Rows, MethodParams, testing::ValuesIn(method_rows()), [](const auto& row) {
  std::string name = std::to_string(row.index) + "_" + row.param.method;
  return std::regex_replace(name, std::regex("\\."), "_");
});

TEST(MethodRows, ShowEveryMethodWithGoodParams) {
  std::set<std::string> shown, all;
  for (const MethodRow& row : method_rows()) {
    if (std::string(row.verdict) == "ok") shown.emplace(row.method);
  }
  for (const Method& method : methods())
    all.emplace(method.name);
  EXPECT_EQ(shown, all);
}

TEST(MethodRows, SayTheLimitOfWhatIsTooLong) {
  const auto limit = [](const char* method, const char* params) {
    const auto all = decoded(request(method, spelled_out(params)));
    return std::get<Malformed>(all.at(0)).error.limit;
  };
  EXPECT_EQ(limit("message.post", R"({"room":"main","text":"LONG<4001>"})"), 4000u);
  EXPECT_EQ(limit("participants.move", R"({"participants":[IDS<p,201>],"room":"r1"})"), 200u);
}

TEST(MethodRows, ASecretOfWrongShapeIsNotEchoed) {
  const auto all = decoded(request("session.join", R"({"link":"x","key":"my secret","name":"A"})"));
  const auto& error = std::get<Malformed>(all.at(0)).error;
  EXPECT_EQ(error.field, "key");
  EXPECT_EQ(std::string(error.sentence).find("my secret"), std::string::npos);
}

}  // namespace
}  // namespace chats::protocol
