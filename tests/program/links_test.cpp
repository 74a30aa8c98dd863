#include "server/program/links.hpp"

#include <gtest/gtest.h>

#include "tests/program/office_floor.hpp"

namespace chats::program {
namespace {

store::Link link(std::string_view secret, const store::SessionId& session, core::Role role) {
  return {mix(secret), session, role};
}

TEST(Links, ALinkOpensItsSessionInItsRole) {
  const Links links({link("one", "s1", core::Role::attendee),
                     link("two", "s1", core::Role::moderator),
                     link("three", "s2", core::Role::facilitator)});
  const auto opens = links.resolve(mix("two"));
  ASSERT_TRUE(opens);
  EXPECT_EQ(opens->session, "s1");
  EXPECT_EQ(opens->role, core::Role::moderator);
  EXPECT_EQ(links.resolve(mix("three"))->session, "s2");
}

TEST(Links, AnUnknownSecretOpensNothing) {
  const Links links({link("one", "s1", core::Role::attendee)});
  EXPECT_FALSE(links.resolve(mix("another")));
}

TEST(Links, AHashThatIsTheSameOnlyAtItsBeginningOpensNothing) {
  auto almost = mix("one");
  almost.bytes[31] ^= 1;
  const Links links({link("one", "s1", core::Role::attendee)});
  EXPECT_FALSE(links.resolve(almost));
}

TEST(Links, ThoseOfAnErasedSessionAreForgottenAndOthersStay) {
  Links links({link("one", "s1", core::Role::attendee)});
  links.add({link("two", "s2", core::Role::attendee), link("three", "s2", core::Role::moderator)});
  links.forget("s2");
  EXPECT_FALSE(links.resolve(mix("two")));
  EXPECT_FALSE(links.resolve(mix("three")));
  EXPECT_TRUE(links.resolve(mix("one")));
}

}  // namespace
}  // namespace chats::program
