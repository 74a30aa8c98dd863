// Anonymous means anonymous: one session twice, with its unknown authors permuted. What is stored
// is the same byte for byte but for the keys, which are chance; and so is what remains.
#include <array>
#include <map>

#include "server/store/stored_event.hpp"
#include "server/store/stored_record.hpp"
#include "tests/live/stage.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::live {

namespace {

using namespace core::command;

// Who of the people on connections 2, 3 and 4 gives what nobody may know the author of.
using Authors = std::array<std::uint64_t, 3>;

std::string hex(const core::Digest& digest) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest.bytes)
    text += std::string{digits[byte >> 4], digits[byte & 15]};
  return text;
}

// A whole session, each step a little after the one before; named steps are always the same
// people's.
class Played : public Stage {
 public:
  Played(Authors authors, std::uint8_t first_key)
      : Stage(core::CardsShown::on_approval), authors_(authors), next_key_(first_key) {
    come();
    arrive();
    reflect();
    answer();
    wait(1h);
  }

  // As they were stored; the keys by the order in which they were made.
  std::vector<std::string> stored;
  std::string record;

 private:
  void TestBody() override {}

  core::Digest fresh_key() {
    auto made = key(next_key_++);
    const auto name = "key " + std::to_string(names_.size());
    names_.emplace(hex(made), name);
    return made;
  }
  void say_named(std::uint64_t connection, core::CommandBody wish) {
    ask(connection, "named-" + std::to_string(++asked_), std::move(wish));
    wait(700ms);
  }
  // Their request ids are chance.
  void give(std::size_t author, core::CommandBody wish) {
    const auto chance = "x" + std::to_string(authors_[author] * 1'000 + ++asked_);
    ask(authors_[author], chance, std::move(wish));
    wait(700ms);
  }

  void come() {
    join(1, 1, core::Role::facilitator);
    join(5, 5, core::Role::moderator);
    for (std::uint8_t person = 2; person <= 4; ++person)
      join(person, person);
    ask(1, "open", OpenSession{});
    wait(3s);
  }
  // Two answer without a name, the third by name; one changes theirs.
  void arrive() {
    const auto tired = fresh_key(), fine = fresh_key();
    say_named(2, PostMessage{{}, "Hello", {}});
    give(0, AnswerCheckin{"Tired", tired});
    say_named(3, RaiseHand{});
    give(1, AnswerCheckin{"Fine", fine});
    say_named(4, AcceptAssumption{0, true});
    give(0, AnswerCheckin{"Less tired", tired});
    give(0, AnswerCheckin{"Less tired", tired});  // Said again: its reply was lost.
    say_named(3, LowerHand{});
  }
  void reflect() {
    say_named(1, OpenBoard{});
    const auto one = fresh_key(), two = fresh_key(), three = fresh_key();
    give(0, AddCard{core::Column::learn, "To ask", one});
    say_named(2, PostMessage{{}, "Now", {}});
    give(1, AddCard{core::Column::learn, "To listen", two});
    give(2, AddCard{core::Column::unlearn, "To guess", three});
    say_named(4, AddCard{core::Column::learn, "With my name", {}});
    give(0, EditCard{card_of(one), "To ask first", one});
    say_named(5, RephraseCard{card_of(two), "Kinder, please"});
    give(1, ListBoard{{}, {}, 50, false, {two}});  // Whoever holds the key reads what is asked.
    give(1, EditCard{card_of(two), "To listen kindly", two});
    say_named(1, ApproveCards{{card_of(one), card_of(two)}});
    say_named(1, GroupCards{{card_of(one), card_of(two), card_of(three)}, "Words"});
    say_named(3, SupportCard{card_of(two), true});
    give(0, EditCard{card_of(one), "To ask, then to listen", one});
    say_named(1, ApproveCards{{card_of(one)}});
    give(2, RemoveCard{card_of(three), three});
    give(2, RemoveCard{card_of(one), three});  // Not theirs: refused, whoever they are.
  }
  void answer() {
    say_named(1, CloseSession{});
    for (const std::size_t author : {0u, 1u, 2u})
      give(author, SubmitSurvey{{{"q", static_cast<std::uint8_t>(author + 1)}},
                                "Said " + std::to_string(author),
                                core::MayQuote::unnamed,
                                fresh_key()});
    for (const auto& event : store::whole_log(log_, id).events)
      stored.push_back(without_chance(store::encode(event)));
    remember_record_at_closing();
  }
  void remember_record_at_closing() {
    wait(1h);
    turn();
    const auto kept = log_.record(id);
    ASSERT_TRUE(kept);
    record = store::encode(*kept);
  }

  core::CardId card_of(const core::Digest& author) {
    core::CardId found;
    session_->inspect([&](const core::SessionState& state) {
      const auto known = state.card_by_key.find(author);
      if (known != state.card_by_key.end()) found = known->second;
      return [] {};
    });
    turn();
    return found;
  }
  std::string without_chance(std::string text) const {
    for (const auto& [chance, name] : names_)
      if (const auto at = text.find(chance); at != std::string::npos)
        text.replace(at, chance.size(), name);
    return text;
  }

  Authors authors_;
  std::uint8_t next_key_;
  std::uint64_t asked_ = 0;
  std::map<std::string, std::string> names_;
};

}  // namespace

TEST(Anonymity, WhatIsStoredIsTheSameWhoeverTheAuthorsAre) {
  const Played one({2, 3, 4}, 100);
  ASSERT_GT(one.stored.size(), 25u);
  for (const Authors& others : {Authors{3, 4, 2}, Authors{4, 2, 3}, Authors{3, 2, 4}}) {
    const Played other(others, 150);
    ASSERT_EQ(one.stored.size(), other.stored.size());
    for (std::size_t at = 0; at < one.stored.size(); ++at)
      EXPECT_EQ(one.stored[at], other.stored[at]);
    EXPECT_EQ(one.record, other.record);
  }
}

// The test above would see it.
TEST(Anonymity, WhatIsStoredDiffersWhereANameIsGiven) {
  const Played one({2, 3, 4}, 100);
  const auto named = std::count_if(one.stored.begin(), one.stored.end(), [](const auto& event) {
    return event.find("With my name") != std::string::npos &&
           event.find("\"from\"") != std::string::npos;
  });
  EXPECT_EQ(named, 1);
  for (const auto& event : one.stored)
    if (event.find("key ") != std::string::npos) {
      EXPECT_EQ(event.find("\"from\""), std::string::npos) << event;
      EXPECT_EQ(event.find("\"participant\""), std::string::npos) << event;
      EXPECT_EQ(event.find("\"mark\""), std::string::npos) << event;
    }
}

}  // namespace chats::live
