// However many come and go with ever new keys, a session knows no more than so many people.
#include <gtest/gtest.h>

#include "tests/support/played_session.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

constexpr std::size_t known_max = 2 * limits::participants_max;

Digest key(std::size_t number) {
  Digest digest;
  for (std::size_t i = 0; i < sizeof(number); ++i)
    digest.bytes.at(i) = static_cast<std::uint8_t>(number >> (8 * i));
  return digest;
}

class Newcomers : public testing::Test {
 protected:
  Newcomers() {
    session_.check_after(1'000'000);
    const auto opener = join(0, Role::facilitator);
    session_.ask(ParticipantId{opener.made.front()}, command::OpenSession{});
  }
  support::Outcome join(std::size_t number, Role role) {
    command::Join wish{key(number), role, {}};
    wish.profile.name = wish.profile.folded = "Person " + std::to_string(number);
    return session_.ask({}, wish);
  }
  support::PlayedSession session_{std::make_shared<Definition>(support::small_chat()),
                                  support::day_of_tests + std::chrono::hours{10}};
};

TEST_F(Newcomers, EndWhereTooManyHaveComeAndGone) {
  for (std::size_t each = 1; each < known_max; ++each) {
    const auto come = join(each, Role::attendee);
    ASSERT_FALSE(come.refused) << each;
    session_.ask(ParticipantId{come.made.front()}, command::LeaveSession{});
  }
  EXPECT_EQ(session_.state().attendees_here, 0U);
  const auto late = join(known_max, Role::attendee);
  ASSERT_TRUE(late.refused);
  EXPECT_EQ(late.refused->rule, Rule::session_is_full);
  EXPECT_FALSE(join(7, Role::attendee).refused) << "who was there comes back";
  EXPECT_FALSE(join(known_max + 1, Role::moderator).refused);
}

}  // namespace

}  // namespace chats::core
