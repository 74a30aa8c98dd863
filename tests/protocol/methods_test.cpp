// The table of methods agrees with the rights of the core and with the contract's own tables.
#include "protocol/methods.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "server/core/rights.hpp"

namespace chats::protocol {
namespace {

std::string contract() {
  std::ifstream file(CHATS_REPOSITORY "/protocol/README.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<std::string> all_methods() {
  std::set<std::string> names;
  for (const Method& method : methods())
    names.emplace(method.name);
  return names;
}

std::set<std::string> commands_of_clients() {
  std::set<std::string> names;
  core::CommandKinds::each([&]<class C>(std::type_identity<C>) {
    const core::Right& right = core::right_to(core::Command{C{}});
    if (right.who != core::Who::server) names.emplace(right.command);
  });
  return names;
}

TEST(Methods, AreThoseOfTheRightsTableAndTheTwoThatComeBeforeJoining) {
  auto expected = commands_of_clients();
  expected.insert("session.join");
  expected.insert("session.peek");
  EXPECT_EQ(all_methods(), expected);
}

TEST(Methods, AreThoseOfTheContract) {
  const std::string text = contract();
  const auto start = text.find("## 6. ");
  const std::string part = text.substr(start, text.find("\n## 7. ") - start);
  std::set<std::string> expected{"session.join", "session.peek"};
  const std::regex row(R"((?:^|\n)\| (`[^|]*`) \|)");
  const std::regex name("`([a-z._]+)`");
  for (std::sregex_iterator i(part.begin(), part.end(), row), end; i != end; ++i) {
    const std::string cell = (*i)[1];
    for (std::sregex_iterator j(cell.begin(), cell.end(), name); j != end; ++j) {
      expected.insert((*j)[1]);
    }
  }
  EXPECT_EQ(all_methods(), expected);
}

TEST(Methods, AreFoundByTheirWholeNameAlone) {
  for (const Method& method : methods())
    EXPECT_EQ(find_method(method.name), &method);
  for (const char* name : {"", "message", "message.", "message.posts", "Message.post", "zzz"}) {
    EXPECT_EQ(find_method(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace chats::protocol
