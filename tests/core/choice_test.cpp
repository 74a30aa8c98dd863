#include "server/core/choice.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chats::core {

namespace {

// Counts how many of it there are.
class Counted {
 public:
  explicit Counted(int& there) : there_(&there) { ++*there_; }
  Counted(const Counted& other) : there_(other.there_) { ++*there_; }
  Counted(Counted&& other) noexcept : there_(other.there_) { ++*there_; }
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --*there_; }

 private:
  int* there_;
};

struct Nothing {};
struct Word {
  std::string text;
};
struct Owner {
  std::shared_ptr<Counted> counted;
};

struct Few : Kinds<Nothing, Word, Counted, Owner, double> {};
using One = Choice<Few>;

const std::string long_word(100, 'w');

TEST(Choice, OfNothingIsItsFirstKind) {
  const One one;
  EXPECT_EQ(one.index(), 0u);
  EXPECT_TRUE(holds_alternative<Nothing>(one));
  EXPECT_EQ(One::size, 5u);
}

TEST(Choice, HoldsWhatItWasMadeOf) {
  One one = Word{long_word};
  EXPECT_EQ(one.index(), One::index_of<Word>);
  EXPECT_EQ(get<Word>(one).text, long_word);
  EXPECT_EQ(get_if<double>(&one), nullptr);
  get_if<Word>(&one)->text += "!";
  EXPECT_EQ(get<Word>(std::as_const(one)).text, long_word + "!");
}

TEST(Choice, EndsWhatItHeldOnceWhateverBecameOfIt) {
  int there = 0;
  {
    One one = Counted{there};
    EXPECT_EQ(there, 1);
    One copy = one;
    EXPECT_EQ(there, 2);
    const One moved = std::move(copy);
    EXPECT_EQ(there, 3);
    one = Word{long_word};
    EXPECT_EQ(there, 2);
    one = moved;
    EXPECT_EQ(there, 3);
    const One& itself = one;
    one = itself;
    EXPECT_EQ(there, 3);
    std::vector<One> many(10, one);
    many.insert(many.begin(), Word{});
    EXPECT_EQ(there, 13);
  }
  EXPECT_EQ(there, 0);
}

TEST(Choice, ThatIsMovedFromGivesAwayWhatItHeld) {
  int there = 0;
  One one = Owner{std::make_shared<Counted>(there)};
  const One other = std::move(one);
  EXPECT_EQ(get<Owner>(other).counted.use_count(), 1);
}

struct Reader {
  std::string operator()(const Word& word) const { return word.text; }
  std::string operator()(double) const { return "a number"; }
  std::string operator()(const auto&) const { return "another"; }
};

TEST(Choice, IsVisitedAsWhatItHolds) {
  EXPECT_EQ(visit(Reader{}, One{Word{"said"}}), "said");
  EXPECT_EQ(visit(Reader{}, One{1.5}), "a number");
  EXPECT_EQ(visit(Reader{}, One{}), "another");
}

TEST(Choice, IsChangedOrTakenFromByItsVisitor) {
  One one = Word{"a"};
  visit(
      []<class T>(T& held) {
        if constexpr (std::is_same_v<T, Word>) held.text = long_word;
      },
      one);
  EXPECT_EQ(get<Word>(one).text, long_word);
  const auto take = []<class T>(T&& held) -> std::optional<Word> {
    if constexpr (std::is_same_v<T, Word>) return std::move(held);
    return {};
  };
  EXPECT_EQ(visit(take, std::move(one))->text, long_word);
  EXPECT_EQ(get<Word>(one).text, "");
}

TEST(Choice, NamesItsKindsInTheirOrder) {
  std::vector<std::size_t> indices;
  Few::each([&]<class T>(std::type_identity<T>) { indices.push_back(One::index_of<T>); });
  EXPECT_EQ(indices, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

}  // namespace

}  // namespace chats::core
