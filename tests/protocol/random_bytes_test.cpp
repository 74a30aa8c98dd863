// Whatever comes in, decoding neither crashes nor throws nor takes long, and answers something.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

#include "protocol/definition_codec.hpp"
#include "tests/protocol/decoding.hpp"
#include "tests/protocol/method_rows.hpp"
#include "tests/protocol/sample_definition.hpp"

namespace chats::protocol {
namespace {

// CHATS_SEED repeats a run.
std::uint64_t seed() {
  const char* const given = std::getenv("CHATS_SEED");
  return given ? std::stoull(given) : std::random_device{}();
}

class RandomBytes : public testing::Test {
 protected:
  RandomBytes() : seed_(seed()), dice_(seed_) { RecordProperty("seed", std::to_string(seed_)); }
  ~RandomBytes() override {
    if (HasFailure()) std::printf("CHATS_SEED=%llu\n", static_cast<unsigned long long>(seed_));
  }

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(dice_() % bound); }

  std::string noise(std::size_t length) {
    std::string bytes(length, '\0');
    for (char& byte : bytes)
      byte = static_cast<char>(dice_() & 0xff);
    return bytes;
  }

  // Cuts, doubles, flips, and pieces that mean something to JSON.
  std::string bent(std::string text) {
    static const std::array<std::string, 12> pieces{"[",       "{",
                                                    "\"",      "\\u",
                                                    "\\ud800", "null",
                                                    "1e400",   ",",
                                                    "\xff",    "9007199254740993",
                                                    "\"id\":", std::string(1, '\0')};
    for (std::size_t turns = 1 + below(4); turns > 0 && !text.empty(); --turns) {
      const std::size_t place = below(text.size());
      switch (below(4)) {
        case 0:
          text.resize(place);
          break;
        case 1:
          text.insert(place, pieces[below(pieces.size())]);
          break;
        case 2:
          text[place] = static_cast<char>(dice_() & 0xff);
          break;
        default:
          text.insert(place, text.substr(place, below(40)));
          break;
      }
    }
    return text;
  }

  std::uint64_t seed_;
  std::mt19937_64 dice_;
};

TEST_F(RandomBytes, AreAnsweredAndHarmNobody) {
  for (int turn = 0; turn < 20'000; ++turn) {
    ASSERT_FALSE(decoded(noise(below(200))).empty());
  }
}

TEST_F(RandomBytes, InGoodRequestsAreAnsweredAndHarmNobody) {
  const auto rows = method_rows();
  for (int turn = 0; turn < 20'000; ++turn) {
    const MethodRow& row = rows[below(rows.size())];
    ASSERT_FALSE(decoded(bent(request(row.method, row.params))).empty());
  }
}

TEST_F(RandomBytes, InDefinitionsGiveMistakesOrADefinitionThatComesBack) {
  const core::Instant now{std::chrono::milliseconds(1)};
  for (int turn = 0; turn < 2'000; ++turn) {
    const auto outcome = decode_definition(bent(sample_definition), now);
    if (!outcome) {
      ASSERT_FALSE(outcome.error().empty());
      continue;
    }
    const std::string written = encode_definition(*outcome);
    const auto again = decode_definition(written, now);
    ASSERT_TRUE(again) << written;
    ASSERT_EQ(encode_definition(*again), written);
  }
}

}  // namespace
}  // namespace chats::protocol
