#include "server/settings_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chats::settings {
namespace {

using ::testing::HasSubstr;

Settings listening_on(const std::string& address, std::uint16_t port) {
  Settings settings;
  settings.listen = {.address = address, .port = port};
  return settings;
}

TEST(ThePublicUrl, IsWhereTheServerListensUnlessItIsSet) {
  EXPECT_EQ(public_url(listening_on("localhost", 0), 8443), "https://localhost:8443");
  EXPECT_EQ(public_url(listening_on("::1", 0), 8443), "https://[::1]:8443");
  auto settings = listening_on("127.0.0.1", 0);
  settings.public_url = "https://chats.example.org";
  EXPECT_EQ(public_url(settings, 8443), "https://chats.example.org");
}

TEST(ThePublicUrl, OfAllAddressesIsThisMachine) {
  EXPECT_EQ(public_url(listening_on("::", 0), 8443), "https://localhost:8443");
  EXPECT_EQ(public_url(listening_on("0.0.0.0", 0), 8443), "https://localhost:8443");
}

TEST(ThePublicUrl, LeavesTheUsualPortOut) {
  auto settings = listening_on("localhost", 0);
  EXPECT_EQ(public_url(settings, 443), "https://localhost");
  settings.tls = false;
  EXPECT_EQ(public_url(settings, 80), "http://localhost");
  EXPECT_EQ(public_url(settings, 443), "http://localhost:443");
}

TEST(WhoGetsIn, KnowsThisMachineTheAddressAndThePublicName) {
  auto settings = listening_on("192.0.2.7", 8443);
  settings.public_url = "https://chats.example.org";
  const net::NetLimits limits;
  const net::Admission admission(admission_settings(settings), limits);
  for (const char* host : {"localhost:8443", "127.0.0.1:8443", "[::1]:8443", "192.0.2.7:8443",
                           "chats.example.org", "chats.example.org:443"}) {
    EXPECT_TRUE(admission.origins().knows_host(host)) << host;
  }
  EXPECT_FALSE(admission.origins().knows_host("evil.example.org"));
}

TEST(WhoGetsIn, IsNotCountedByAddressWhenAllSeemToComeFromOne) {
  auto settings = listening_on("localhost", 8443);
  EXPECT_TRUE(admission_settings(settings).limit_addresses);
  settings.tls = false;
  EXPECT_FALSE(admission_settings(settings).limit_addresses);
  settings.trusted_proxies = {"10.0.0.0/8"};
  EXPECT_TRUE(admission_settings(settings).limit_addresses);
}

TEST(WhatIsPrinted, HasOneLinkForEachRole) {
  const program::Sample::Open sample{
      .id = "sabc", .title = "A talk", .secrets = {"one", "two", "three"}};
  const auto text = links_text(sample, "https://localhost:8443");
  EXPECT_THAT(text, HasSubstr("A talk (sabc)"));
  EXPECT_THAT(text, HasSubstr("attendee     https://localhost:8443/join#one\n"));
  EXPECT_THAT(text, HasSubstr("moderator    https://localhost:8443/join#two\n"));
  EXPECT_THAT(text, HasSubstr("facilitator  https://localhost:8443/join#three\n"));
}

TEST(TheSamplesText, IsTheOneInsideUnlessAFileIsNamed) {
  Settings settings;
  EXPECT_THAT(sample_text(settings).text, HasSubstr("\"agenda\""));
  settings.session = "no-such-file.json";
  EXPECT_THROW(sample_text(settings), std::runtime_error);
}

}  // namespace
}  // namespace chats::settings
