#include "server/net/admission.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace chats::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class AddressLimitsTest : public testing::Test {
 protected:
  NetLimits limits() {
    NetLimits result;
    result.connections_per_address_max = 3;
    result.new_connections_per_second_max = 5;
    return result;
  }
  std::shared_ptr<AddressLimits> addresses = std::make_shared<AddressLimits>(limits());
  AddressLimits::Time now{seconds(1000)};
};

TEST_F(AddressLimitsTest, AnAddressMayHaveSoManyConnectionsAndNoMore) {
  std::vector<AddressLimits::Place> places;
  for (int i = 0; i < 3; ++i) places.push_back(addresses->enter("192.0.2.1", now));
  EXPECT_NE(places.back(), nullptr);
  EXPECT_EQ(addresses->enter("192.0.2.1", now), nullptr);
  EXPECT_NE(addresses->enter("192.0.2.2", now), nullptr);
}

TEST_F(AddressLimitsTest, AConnectionThatEndsMakesRoom) {
  std::vector<AddressLimits::Place> places;
  for (int i = 0; i < 3; ++i) places.push_back(addresses->enter("192.0.2.1", now));
  places.pop_back();
  EXPECT_NE(addresses->enter("192.0.2.1", now), nullptr);
}

TEST_F(AddressLimitsTest, AnAddressMayMakeSoManyNewConnectionsEachSecond) {
  for (int i = 0; i < 5; ++i) EXPECT_NE(addresses->enter("192.0.2.1", now), nullptr);
  EXPECT_EQ(addresses->enter("192.0.2.1", now), nullptr);
  EXPECT_NE(addresses->enter("192.0.2.1", now + milliseconds(200)), nullptr);
  EXPECT_EQ(addresses->enter("192.0.2.1", now + milliseconds(200)), nullptr);
}

TEST_F(AddressLimitsTest, AnIpv6NetworkCountsAsOneAddress) {
  std::vector<AddressLimits::Place> places;
  places.push_back(addresses->enter("2001:db8:0:1::1", now));
  places.push_back(addresses->enter("2001:db8:0:1::2", now));
  places.push_back(addresses->enter("2001:db8:0:1:ffff::3", now));
  EXPECT_EQ(addresses->enter("2001:db8:0:1::4", now), nullptr);
  EXPECT_NE(addresses->enter("2001:db8:0:2::1", now), nullptr);
}

TEST_F(AddressLimitsTest, AnAddressThatIsGoneIsForgotten) {
  addresses->enter("192.0.2.1", now);
  EXPECT_EQ(addresses->remembered(), 1U);
  addresses->enter("192.0.2.2", now + seconds(5));
  EXPECT_EQ(addresses->remembered(), 1U);
}

TEST_F(AddressLimitsTest, OfThoseThatAreGoneSoManyAreRememberedAndNoMore) {
  const auto stays = addresses->enter("192.0.2.1", now);
  const auto network = [](std::size_t number) { return fmt::format("2001:db8:{:x}::1", number); };
  for (std::size_t i = 0; i < AddressLimits::gone_max; ++i) addresses->enter(network(i), now);
  EXPECT_EQ(addresses->remembered(), 1 + AddressLimits::gone_max);
  EXPECT_NE(addresses->enter("192.0.2.2", now), nullptr);
  EXPECT_EQ(addresses->remembered(), 2U) << "all that are gone are forgotten at once";
  EXPECT_NE(addresses->enter("192.0.2.1", now), nullptr);
}

TEST_F(AddressLimitsTest, WhoeverComesTooFastStaysGoneAndIsCountedOnce) {
  for (int i = 0; i < 9; ++i) addresses->enter("192.0.2.1", now);
  EXPECT_EQ(addresses->remembered(), 1U);
  addresses->enter("192.0.2.2", now + seconds(5));
  EXPECT_EQ(addresses->remembered(), 1U);
}

TEST_F(AddressLimitsTest, APlaceMayOutliveTheLimits) {
  auto place = addresses->enter("192.0.2.1", now);
  addresses.reset();
  place.reset();
}

TEST(HandshakeSlots, TheRestWaitInTheOrderTheyCame) {
  const auto slots = std::make_shared<HandshakeSlots>(1);
  std::vector<int> started;
  std::vector<HandshakeSlots::Slot> held;
  held.reserve(3);  // a slot that is dropped starts the next, which is put behind it
  for (int i = 0; i < 3; ++i) {
    slots->ask([&, i](HandshakeSlots::Slot slot) {
      started.push_back(i);
      held.push_back(std::move(slot));
    });
  }
  EXPECT_EQ(started, std::vector<int>({0}));
  EXPECT_EQ(slots->waiting(), 2U);
  held.at(0).reset();
  EXPECT_EQ(started, std::vector<int>({0, 1}));
  held.at(1).reset();
  EXPECT_EQ(started, std::vector<int>({0, 1, 2}));
}

TEST(HandshakeSlots, WhoGaveUpWhileWaitingPassesTheSlotOn) {
  const auto slots = std::make_shared<HandshakeSlots>(1);
  HandshakeSlots::Slot first;
  bool third_started = false;
  slots->ask([&](HandshakeSlots::Slot slot) { first = std::move(slot); });
  slots->ask([](const HandshakeSlots::Slot&) {});
  slots->ask([&](const HandshakeSlots::Slot&) { third_started = true; });
  first.reset();
  EXPECT_TRUE(third_started);
}

TEST(HandshakeSlots, WhoeverLeavesTheLineIsKeptNoLonger) {
  const auto slots = std::make_shared<HandshakeSlots>(1);
  HandshakeSlots::Slot first;
  EXPECT_FALSE(slots->ask([&](HandshakeSlots::Slot slot) { first = std::move(slot); }));
  const auto held = std::make_shared<int>();
  const auto turn = slots->ask([held](const HandshakeSlots::Slot&) { FAIL() << "it had left"; });
  bool third_started = false;
  slots->ask([&](const HandshakeSlots::Slot&) { third_started = true; });
  slots->leave(turn);
  slots->leave({});
  EXPECT_EQ(held.use_count(), 1);
  EXPECT_EQ(slots->waiting(), 1U);
  first.reset();
  EXPECT_TRUE(third_started);
  slots->leave(turn);
}

TEST(AddressRange, HoldsTheAddressesOfItsNetwork) {
  const auto holds = [](std::string_view range, std::string_view address) {
    return parse_range(range)->holds(*address_bytes(address));
  };
  EXPECT_TRUE(holds("10.0.0.0/8", "10.255.1.2"));
  EXPECT_FALSE(holds("10.0.0.0/8", "11.0.0.1"));
  EXPECT_TRUE(holds("192.168.4.0/22", "192.168.7.255"));
  EXPECT_FALSE(holds("192.168.4.0/22", "192.168.8.0"));
  EXPECT_TRUE(holds("127.0.0.1", "127.0.0.1"));
  EXPECT_FALSE(holds("127.0.0.1", "127.0.0.2"));
  EXPECT_TRUE(holds("fd00::/8", "fd12::1"));
  EXPECT_FALSE(holds("fd00::/8", "fe80::1"));
  EXPECT_TRUE(holds("10.0.0.0/8", "::ffff:10.1.2.3"));
  EXPECT_TRUE(holds("0.0.0.0/0", "203.0.113.9"));
  EXPECT_FALSE(holds("0.0.0.0/0", "2001:db8::1"));
}

TEST(AddressRange, WhatIsNoRangeIsRefused) {
  for (const auto* text : {"", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "::/129", "a", "10.0.0.0/8x",
                           "10.0.0.0/-1"}) {
    EXPECT_FALSE(parse_range(text)) << text;
  }
  EXPECT_THROW(TrustedProxies({"nowhere"}), std::runtime_error);
}

TEST(TrustedProxies, ForwardedAddressesOfOthersAreNotBelieved) {
  const TrustedProxies proxies({"10.0.0.0/8"});
  EXPECT_EQ(proxies.client_address("192.0.2.1", {"198.51.100.1"}), "192.0.2.1");
}

TEST(TrustedProxies, TheRightmostAddressThatIsNoProxyCounts) {
  const TrustedProxies proxies({"10.0.0.0/8"});
  EXPECT_EQ(proxies.client_address("10.0.0.1", {"6.6.6.6, 198.51.100.1, 10.0.0.9"}),
            "198.51.100.1");
  EXPECT_EQ(proxies.client_address("10.0.0.1", {"6.6.6.6", "198.51.100.1:4711"}), "198.51.100.1");
  EXPECT_EQ(proxies.client_address("10.0.0.1", {"[2001:db8::1]:99"}), "2001:db8::1");
}

TEST(TrustedProxies, AnAddressNobodyCanReadEndsTheSearch) {
  const TrustedProxies proxies({"10.0.0.0/8"});
  EXPECT_EQ(proxies.client_address("10.0.0.1", {"198.51.100.1, unknown, 10.0.0.2"}), "10.0.0.2");
  EXPECT_EQ(proxies.client_address("10.0.0.1", {}), "10.0.0.1");
}

class OriginRulesTest : public testing::Test {
 protected:
  OriginRules rules{{"chats.example.org", "other.example.org:8443"}, {"https://www.example.org"}};
  bool allows(std::string_view origin, std::string_view host, bool secure = true) {
    return rules.allows({.origin = origin, .host = host, .secure = secure});
  }
};

TEST_F(OriginRulesTest, KnowsItsOwnHostsOnly) {
  EXPECT_TRUE(rules.knows_host("chats.example.org"));
  EXPECT_TRUE(rules.knows_host("Chats.Example.org:8443"));
  EXPECT_TRUE(rules.knows_host("other.example.org:8443"));
  EXPECT_FALSE(rules.knows_host("other.example.org"));
  EXPECT_FALSE(rules.knows_host("evil.example"));
  EXPECT_FALSE(rules.knows_host("chats.example.org.evil.example"));
  EXPECT_FALSE(rules.knows_host("localhost"));
  EXPECT_FALSE(rules.knows_host(""));
}

TEST_F(OriginRulesTest, WithoutConfigurationOnlyThisMachinesOwnNamesAreKnown) {
  const OriginRules local({}, {});
  EXPECT_TRUE(local.knows_host("localhost:8443"));
  EXPECT_TRUE(local.knows_host("[::1]:8443"));
  EXPECT_TRUE(local.knows_host("[::1]"));
  EXPECT_FALSE(local.knows_host("chats.example.org"));
}

TEST_F(OriginRulesTest, ItsOwnPagesMayConnect) {
  EXPECT_TRUE(allows("https://chats.example.org", "chats.example.org"));
  EXPECT_TRUE(allows("https://chats.example.org", "chats.example.org:443"));
  EXPECT_TRUE(allows("https://chats.example.org:8443", "chats.example.org:8443"));
  EXPECT_TRUE(allows("HTTPS://CHATS.example.org", "chats.example.org"));
}

TEST_F(OriginRulesTest, PagesFromElsewhereMayNot) {
  EXPECT_FALSE(allows("https://evil.example", "chats.example.org"));
  EXPECT_FALSE(allows("https://chats.example.org:444", "chats.example.org"));
  EXPECT_FALSE(allows("https://chats.example.org.evil.example", "chats.example.org"));
  EXPECT_FALSE(allows("null", "chats.example.org"));
  EXPECT_FALSE(allows("", "chats.example.org"));
  EXPECT_FALSE(allows("file://", "chats.example.org"));
}

TEST_F(OriginRulesTest, APageWithoutTlsDoesNotSpeakForASecureServer) {
  EXPECT_FALSE(allows("http://chats.example.org", "chats.example.org"));
  EXPECT_TRUE(allows("http://chats.example.org", "chats.example.org", false));
}

TEST_F(OriginRulesTest, ConfiguredOriginsAndProgramsMayConnect) {
  EXPECT_TRUE(allows("https://www.example.org", "chats.example.org"));
  EXPECT_FALSE(allows("http://www.example.org", "chats.example.org"));
  EXPECT_TRUE(rules.allows({.origin = std::nullopt, .host = "chats.example.org", .secure = true}));
}

TEST(Admission, AProxyIsNotCountedButThePeopleBehindItAre) {
  NetLimits limits;
  limits.connections_per_address_max = 1;
  Admission admission({.hosts = {}, .origins = {}, .trusted_proxies = {"10.0.0.1"}}, limits);
  const Admission::Time now{seconds(1000)};
  const auto first = admission.enter("10.0.0.1", now);
  EXPECT_NE(admission.enter("10.0.0.1", now), nullptr);
  const auto person = admission.enter_through_proxy("10.0.0.1", "198.51.100.1", now);
  EXPECT_NE(person, nullptr);
  EXPECT_EQ(admission.enter_through_proxy("10.0.0.1", "198.51.100.1", now), nullptr);
  EXPECT_NE(admission.enter_through_proxy("10.0.0.1", "198.51.100.2", now), nullptr);
}

TEST(Admission, LimitsCanBeOff) {
  NetLimits limits;
  limits.connections_per_address_max = 0;
  Admission admission(
      {.hosts = {}, .origins = {}, .trusted_proxies = {}, .limit_addresses = false}, limits);
  EXPECT_NE(admission.enter("192.0.2.1", Admission::Time{}), nullptr);
}

TEST(Admission, WhatIsOpenToAllKnowsEveryHostPageAndPath) {
  const NetLimits limits;
  const HttpFields asks = {{"upgrade", "websocket"}};
  const auto rules_of = [&](bool is_open_to_all) {
    const Admission admission({.is_open_to_all = is_open_to_all}, limits);
    const auto& origins = admission.origins();
    return std::vector{
        origins.knows_host("anything.example"),
        origins.allows({.origin = "null", .host = "anything.example", .secure = true}),
        admission.is_for_socket({.target = "/elsewhere?a=b", .headers = asks}),
        admission.is_for_socket({.target = "/elsewhere"}),
        admission.is_for_socket({.target = "/ws"}),
    };
  };
  EXPECT_EQ(rules_of(true), (std::vector{true, true, true, false, true}));
  EXPECT_EQ(rules_of(false), (std::vector{false, false, false, false, true}));
}

TEST(Admission, OnlyATrustedProxyMaySayThatTheRequestWasSecure) {
  const NetLimits limits;
  const Admission admission({.hosts = {}, .origins = {}, .trusted_proxies = {"10.0.0.1"}}, limits);
  const HttpFields says_https = {{"x-forwarded-proto", "https"}};
  EXPECT_TRUE(admission.is_secure(false, "10.0.0.1", says_https));
  EXPECT_FALSE(admission.is_secure(false, "192.0.2.1", says_https));
  EXPECT_FALSE(admission.is_secure(false, "10.0.0.1", {}));
  EXPECT_TRUE(admission.is_secure(true, "192.0.2.1", {}));
}

}  // namespace
}  // namespace chats::net
