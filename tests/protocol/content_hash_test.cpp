#include "protocol/content_hash.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "protocol/stable_hash.hpp"

namespace chats::protocol {
namespace {

using nlohmann::json;

// What stands in logs since there are logs.
std::uint64_t as_dumped(std::string_view method, const json& params) {
  return stable_hash(std::string(method) + "\n" + params.dump());
}

TEST(ContentHash, IsThatOfTheMethodAndWhatNlohmannWrites) {
  for (const char* params : {
           R"({})",
           R"({"room": "r1", "text": "Good morning, Zoë."})",
           R"({"text": "\"quoted\" \\ and\nlines\tand \b\f\u0001\u007f\u2028 😀"})",
           R"({"a \"name\"": {"\n": [[], {}, [1, -2, 3.5, 1e300, 0.1, true, false, null]]}})",
           R"({"z": 1, "a": {"y": [{"k": "v"}, "w", []], "b": {}}, "m": ""})",
       }) {
    const json parsed = json::parse(params);
    EXPECT_EQ(content_hash("message.post", parsed), as_dumped("message.post", parsed)) << params;
  }
}

TEST(ContentHash, AsksNeitherForOrderNorForSpaces) {
  EXPECT_EQ(content_hash("m", json::parse(R"({"a":1,"b":[2]})")),
            content_hash("m", json::parse(R"({ "b" : [ 2 ], "a" : 1 })")));
}

TEST(ContentHash, TellsApartWhatDiffers) {
  const json one = json::parse(R"({"a":"1"})");
  EXPECT_NE(content_hash("m", one), content_hash("n", one));
  EXPECT_NE(content_hash("m", one), content_hash("m", json::parse(R"({"a":1})")));
  EXPECT_NE(content_hash("m", one), content_hash("m", json::parse(R"({"a":["1"]})")));
  EXPECT_NE(content_hash("m", json::parse(R"({"a":"x","b":"y"})")),
            content_hash("m", json::parse(R"({"a":"x\",\"b\":\"y"})")));
}

}  // namespace
}  // namespace chats::protocol
