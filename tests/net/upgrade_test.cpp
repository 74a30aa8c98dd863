#include "server/net/upgrade.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace chats::net {
namespace {

class UpgradeTest : public testing::Test {
 protected:
  UpgradeTest() {
    request.method = "GET";
    request.target = "/ws";
    request.host = "localhost:8443";
    request.secure = true;
    request.headers = {{"Host", "localhost:8443"},
                       {"Upgrade", "websocket"},
                       {"Connection", "keep-alive, Upgrade"},
                       {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                       {"Sec-WebSocket-Version", "13"},
                       {"Origin", "https://localhost:8443"}};
  }
  void set(std::string_view name, std::string value) {
    for (auto& [key, old] : request.headers) {
      if (key == name) old = value;
    }
  }
  void erase(std::string_view name) {
    std::erase_if(request.headers, [&](const auto& line) { return line.first == name; });
  }
  void add(std::string name, std::string value) {
    request.headers.emplace_back(std::move(name), std::move(value));
  }
  unsigned status(bool is_http_1_1 = true) {
    return decide_upgrade(request, is_http_1_1, origins).status;
  }

  HttpRequest request;
  OriginRules origins{{}, {}};
};

TEST_F(UpgradeTest, AProperRequestIsUpgraded) {
  const auto decision = decide_upgrade(request, true, origins);
  EXPECT_EQ(decision.status, 101U);
  EXPECT_EQ(decision.upgrade.key, "dGhlIHNhbXBsZSBub25jZQ==");
  EXPECT_FALSE(decision.upgrade.speaks_chats);
}

TEST_F(UpgradeTest, TheSubprotocolIsChosenWhenItIsOffered) {
  add("Sec-WebSocket-Protocol", "chats.v9, chats.v1");
  EXPECT_TRUE(decide_upgrade(request, true, origins).upgrade.speaks_chats);
}

TEST_F(UpgradeTest, AnUnknownSubprotocolIsNotChosenAndNotRefused) {
  add("Sec-WebSocket-Protocol", "chats.v9");
  const auto decision = decide_upgrade(request, true, origins);
  EXPECT_EQ(decision.status, 101U);
  EXPECT_FALSE(decision.upgrade.speaks_chats);
}

TEST_F(UpgradeTest, WithoutTheWishToUpgradeItIsRequired) {
  erase("Upgrade");
  EXPECT_EQ(status(), 426U);
}

TEST_F(UpgradeTest, ConnectionMustNameTheUpgrade) {
  set("Connection", "keep-alive");
  EXPECT_EQ(status(), 426U);
}

TEST_F(UpgradeTest, OnlyGetAndHttp11AndVersion13) {
  EXPECT_EQ(status(false), 400U);
  set("Sec-WebSocket-Version", "8");
  EXPECT_EQ(status(), 400U);
  set("Sec-WebSocket-Version", "13");
  request.method = "POST";
  EXPECT_EQ(status(), 400U);
}

TEST_F(UpgradeTest, TheVersionMustBeThereOnce) {
  add("Sec-WebSocket-Version", "13");
  EXPECT_EQ(status(), 400U);
  erase("Sec-WebSocket-Version");
  EXPECT_EQ(status(), 400U);
}

TEST_F(UpgradeTest, TheKeyIsSixteenBytesInBase64) {
  for (const auto* key : {"", "short==", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZQA=",
                          "dGhlIHNhbXBsZSBub25jZQ==AAAA", "dGhlIHNhbXBsZSBub2_jZQ=="}) {
    set("Sec-WebSocket-Key", key);
    EXPECT_EQ(status(), 400U) << key;
  }
}

TEST_F(UpgradeTest, TwoKeysOrNoneAreRefused) {
  add("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
  EXPECT_EQ(status(), 400U);
  erase("Sec-WebSocket-Key");
  erase("sec-websocket-key");
  EXPECT_EQ(status(), 400U);
}

TEST_F(UpgradeTest, TwoHostsAreRefused) {
  add("host", "localhost:8443");
  EXPECT_EQ(status(), 400U);
}

TEST_F(UpgradeTest, AnUnknownHostIsMisdirected) {
  set("Host", "evil.example");
  set("Origin", "https://evil.example");
  request.host = "evil.example";
  EXPECT_EQ(status(), 421U);
}

TEST_F(UpgradeTest, APageFromElsewhereIsForbidden) {
  set("Origin", "https://evil.example");
  EXPECT_EQ(status(), 403U);
}

TEST_F(UpgradeTest, TwoOriginsAreRefusedAndNoneIsAllowed) {
  add("Origin", "https://localhost:8443");
  EXPECT_EQ(status(), 400U);
  erase("Origin");
  EXPECT_EQ(status(), 101U);
}

}  // namespace
}  // namespace chats::net
