#include "server/program/secrets.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <thread>
#include <vector>

namespace chats::program {
namespace {

std::string encoded(std::string_view text) {
  return base64url({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

TEST(Secrets, Base64UrlIsThatOfRfc4648WithoutPadding) {
  EXPECT_EQ(encoded(""), "");
  EXPECT_EQ(encoded("f"), "Zg");
  EXPECT_EQ(encoded("fo"), "Zm8");
  EXPECT_EQ(encoded("foo"), "Zm9v");
  EXPECT_EQ(encoded("foob"), "Zm9vYg");
  EXPECT_EQ(encoded("foobar"), "Zm9vYmFy");
  EXPECT_EQ(encoded("\xfb\xef\xff"), "--__");
}

TEST(Secrets, ASecretHas128BitsIn22CharactersThatAUrlMayHold) {
  const auto secret = make_secret(system_dice);
  EXPECT_EQ(secret.size(), 22u);
  EXPECT_EQ(secret.find_first_not_of(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
}

TEST(Secrets, TheSystemsDiceDoNotRepeatThemselves) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(make_secret(system_dice));
  EXPECT_EQ(seen.size(), 1000u);
}

// Each draws for itself: two that shared what was drawn would be told the same.
TEST(Secrets, TheSystemsDiceGiveNoTwoThreadsTheSame) {
  std::array<std::vector<std::uint64_t>, 4> drawn;
  {
    std::vector<std::jthread> threads;
    for (auto& mine : drawn)
      threads.emplace_back([&mine] {
        for (int i = 0; i < 1000; ++i) mine.push_back(system_dice());
      });
  }
  std::set<std::uint64_t> seen;
  for (const auto& mine : drawn) seen.insert(mine.begin(), mine.end());
  EXPECT_EQ(seen.size(), 4000u);
  EXPECT_FALSE(seen.contains(0)) << "what was handed out is handed out again, wiped";
}

TEST(Secrets, ASessionsIdIsSAndTwelveOfItsLetters) {
  const auto id = make_session_id(system_dice);
  EXPECT_EQ(id.size(), 13u);
  EXPECT_EQ(id.front(), 's');
  EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
  EXPECT_EQ(make_session_id([] { return ~std::uint64_t{0}; }), "s777777777777");
}

TEST(Secrets, HashesThatDifferInOneBitAreNotTheSame) {
  core::Digest left, right;
  EXPECT_TRUE(are_same(left, right));
  for (const std::size_t place : std::array<std::size_t, 3>{0, 15, 31}) {
    right = left;
    right.bytes[place] = 1;
    EXPECT_FALSE(are_same(left, right)) << place;
  }
}

TEST(Secrets, HexHasTwoLettersForEachByte) {
  core::Digest digest;
  digest.bytes[0] = 0xa0;
  digest.bytes[31] = 0x0f;
  EXPECT_EQ(hex(digest), "a0" + std::string(60, '0') + "0f");
}

}  // namespace
}  // namespace chats::program
