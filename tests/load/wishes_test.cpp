#include "tests/load/chats-load/wishes.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace chats::load {
namespace {

class WishesTest : public testing::Test {
 protected:
  void SetUp() override { ::unsetenv("CHATS_SERVER"); }

  static std::variant<Wishes, Ending> read(std::vector<const char*> words) {
    words.insert(words.begin(), "chats-load");
    return read_wishes(static_cast<int>(words.size()), words.data());
  }
};

TEST_F(WishesTest, WrongWordsEndInASentenceAndTwo) {
  const std::vector<std::vector<const char*>> all{
      {},
      {"dance", "--server", "x"},
      {"acks"},
      {"acks", "--server", "x", "--colour"},
      {"acks", "--server", "x", "--sessions", "none"},
      {"acks", "--server", "x", "--seconds", "0"},
      {"acks", "--server", "x", "--url", "https://127.0.0.1:1"},
      {"acks", "--url", "https://127.0.0.1:1"},
      {"storm", "--url", "https://127.0.0.1:1", "--operator-key", "k"},
      {"storm", "--server", "x", "--clients", "3", "--sessions", "4"},
      {"storm", "--server", "x", "--ending", "gently"},
      {"slow", "--server", "x", "--clients", "10", "--stopped", "10"},
      {"fanout", "--url", "https://127.0.0.1:1", "--operator-key", "k", "--against-floor"},
      {"join", "--url", "https://127.0.0.1:1", "--operator-key", "k"},
      {"idle", "--url", "https://127.0.0.1:1", "--operator-key", "k", "--plain"},
  };
  for (const auto& words : all) {
    const auto read_to = read(words);
    const auto* ending = std::get_if<Ending>(&read_to);
    ASSERT_NE(ending, nullptr) << words.size();
    EXPECT_EQ(ending->exit_code, 2);
    EXPECT_FALSE(ending->text.empty());
  }
}

TEST_F(WishesTest, HelpIsNoMistake) {
  const auto read_to = read({"--help"});
  const auto* ending = std::get_if<Ending>(&read_to);
  ASSERT_NE(ending, nullptr);
  EXPECT_EQ(ending->exit_code, 0);
  EXPECT_NE(ending->text.find("storm"), std::string::npos);
}

TEST_F(WishesTest, FlagsReachTheirScenario) {
  const auto read_to = read({"acks", "--server", "x", "--sessions", "1,7", "--speakers", "3",
                             "--limit", "a=1", "--limit", "b=2"});
  const auto* wishes = std::get_if<Wishes>(&read_to);
  ASSERT_NE(wishes, nullptr);
  const auto* acks = std::get_if<AcksWishes>(&wishes->scenario);
  ASSERT_NE(acks, nullptr);
  EXPECT_EQ(acks->sessions, (std::vector<std::size_t>{1, 7}));
  EXPECT_EQ(acks->speakers, 3U);
  EXPECT_EQ(wishes->house.limits, (std::vector<std::string>{"a=1", "b=2"}));
}

TEST_F(WishesTest, RoomsAreForAsManyPeopleAsAreNamed) {
  const auto read_to = read({"rooms", "--server", "x", "--people", "20,300", "--rounds", "3"});
  const auto* wishes = std::get_if<Wishes>(&read_to);
  ASSERT_NE(wishes, nullptr);
  const auto* rooms = std::get_if<RoomsWishes>(&wishes->scenario);
  ASSERT_NE(rooms, nullptr);
  EXPECT_EQ(rooms->people, (std::vector<std::size_t>{20, 300}));
  EXPECT_EQ(rooms->rounds, 3U);
}

TEST_F(WishesTest, TheServerMayStandInTheEnvironment) {
  ::setenv("CHATS_SERVER", "/some/server", 1);
  const auto read_to = read({"slow"});
  const auto* wishes = std::get_if<Wishes>(&read_to);
  ASSERT_NE(wishes, nullptr);
  EXPECT_EQ(wishes->house.program, "/some/server");
}

}  // namespace
}  // namespace chats::load
