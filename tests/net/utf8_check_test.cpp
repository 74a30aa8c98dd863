#include "server/net/utf8_check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace chats::net {
namespace {

bool is_utf8(std::string_view bytes) {
  Utf8Check check;
  return check.take(bytes) && check.is_whole();
}

// Every code point by the definition of RFC 3629, not by how the check goes about it.
std::string encode(std::uint32_t point) {
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((point >> shift) & 0x3fU));
  };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xc0U | point >> 6U), tail(0)};
  if (point < 0x10000) return {static_cast<char>(0xe0U | point >> 12U), tail(6), tail(0)};
  return {static_cast<char>(0xf0U | point >> 18U), tail(12), tail(6), tail(0)};
}

TEST(Utf8Check, EveryCharacterPassesAndNoSurrogateDoes) {
  for (std::uint32_t point = 0; point <= 0x1fffff; ++point) {
    const bool exists = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    ASSERT_EQ(is_utf8(encode(point)), exists) << std::hex << point;
  }
}

TEST(Utf8Check, OnlyCharactersPassOfAllThatOneToThreeBytesCanBe) {
  std::size_t passed = 0;
  std::string bytes(3, '\0');
  for (std::uint32_t number = 0; number < 1U << 24U; ++number) {
    bytes[0] = static_cast<char>(number >> 16U);
    if ((number >> 16U) < 0xe0 || (number >> 16U) > 0xef) continue;
    bytes[1] = static_cast<char>(number >> 8U & 0xffU);
    bytes[2] = static_cast<char>(number & 0xffU);
    passed += is_utf8(bytes) ? 1 : 0;
  }
  EXPECT_EQ(passed, 0x10000U - 0x800U - 0x800U);  // without the shorter ones and the surrogates
}

TEST(Utf8Check, WhatIsBrokenIsFoundBehindAnyNumberOfLetters) {
  for (const std::string broken : {"\x80", "\xbf", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf",
                                   "\xf0\x8f\xbf\xbf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                   "\xf5\x80\x80\x80", "\xfe", "\xff", "\xc3(", "\xe1\x80"}) {
    for (std::size_t letters = 0; letters < 20; ++letters) {
      EXPECT_FALSE(is_utf8(std::string(letters, 'a') + broken)) << broken << letters;
      EXPECT_FALSE(is_utf8(std::string(letters, 'a') + broken + "abcdefgh")) << broken << letters;
    }
  }
}

TEST(Utf8Check, ACharacterMayBeCutAnywhereButNotAtTheEnd) {
  const std::string text = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    Utf8Check check;
    EXPECT_TRUE(check.take(text.substr(0, cut)));
    EXPECT_TRUE(check.take(text.substr(cut)));
    EXPECT_TRUE(check.is_whole());
  }
  Utf8Check check;
  EXPECT_TRUE(check.take("\xe2\x82"));
  EXPECT_FALSE(check.is_whole());
}

TEST(Utf8Check, WhatCannotBeMendedIsSaidAtOnce) {
  Utf8Check check;
  EXPECT_TRUE(check.take("\xf4"));
  EXPECT_FALSE(check.take("\x90"));
}

}  // namespace
}  // namespace chats::net
