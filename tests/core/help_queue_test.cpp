// The queue of those who wait for help has a bound, and the last places are kept for those who do
// not feel safe.
#include <gtest/gtest.h>

#include <cstring>

#include "tests/support/played_session.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

class HelpQueue : public testing::Test {
 protected:
  HelpQueue() {
    session_.check_after(limits::helps_max);
    session_.ask(join(Role::facilitator), command::OpenSession{});
  }

  static std::shared_ptr<const Definition> chat() {
    auto chat = support::small_chat();
    chat.capacity = 1'000;
    return std::make_shared<const Definition>(std::move(chat));
  }
  ParticipantId join(Role role) {
    command::Join wish{{}, role, {}};
    const auto number = ++people_;
    std::memcpy(wish.key.bytes.data(), &number, sizeof number);
    wish.profile.name = wish.profile.folded = "Person " + std::to_string(number);
    return {session_.ask({}, wish).made.front()};
  }
  std::optional<Rejection> ask(HelpKind kind) {
    return session_.ask(join(Role::attendee), command::RequestHelp{kind, ""}).refused;
  }

  support::PlayedSession session_{chat(), support::day_of_tests + std::chrono::hours{10}};
  std::uint64_t people_ = 0;
};

TEST_F(HelpQueue, KeepsItsLastPlacesForWhoDoesNotFeelSafe) {
  for (std::size_t i = 0; i < limits::helps_max - limits::helps_kept_for_unsafe; ++i)
    ASSERT_FALSE(ask(HelpKind::technical));
  const auto no = ask(HelpKind::conflict);
  ASSERT_TRUE(no);
  EXPECT_EQ(no->rule, Rule::too_many);
  EXPECT_EQ(no->field, "kind");
  for (std::size_t i = 0; i < limits::helps_kept_for_unsafe; ++i)
    ASSERT_FALSE(ask(HelpKind::unsafe));
  EXPECT_TRUE(ask(HelpKind::unsafe));
  EXPECT_EQ(session_.broken(), std::vector<std::string>{});
}

}  // namespace

}  // namespace chats::core
