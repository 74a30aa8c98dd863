#include "tests/load/chats-load/frames.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chats::load {
namespace {

// As a server writes it: without a mask.
std::string served(unsigned first, const std::string& payload) {
  std::string head{static_cast<char>(first)};
  if (payload.size() < 126) {
    head += static_cast<char>(payload.size());
  } else if (payload.size() < 65536) {
    head += '\x7e';
    for (const int shift : {8, 0}) head += static_cast<char>(payload.size() >> shift);
  } else {
    head += '\x7f';
    for (int shift = 56; shift >= 0; shift -= 8) head += static_cast<char>(payload.size() >> shift);
  }
  return head + payload;
}

std::vector<std::string> messages(FrameReader& reader) {
  std::vector<std::string> all;
  while (const auto message = reader.next()) all.emplace_back(message->payload);
  return all;
}

TEST(Frame, IsMaskedAsRfc6455Shows) {
  // Part 5.7: "a single-frame masked text message".
  EXPECT_EQ(frame(Opcode::text, "Hello", 0x3d21fa37),
            "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58");
}

TEST(Frame, HasThreeFormsOfLength) {
  EXPECT_EQ(frame(Opcode::text, std::string(125, 'a'), 1).size(), 125U + 6);
  EXPECT_EQ(frame(Opcode::text, std::string(126, 'a'), 1).size(), 126U + 8);
  EXPECT_EQ(frame(Opcode::text, std::string(65536, 'a'), 1).size(), 65536U + 14);
}

TEST(FrameReader, GivesWhatCameHoweverItIsCut) {
  const std::string large(70'000, 'b'), middle(300, 'c');
  const auto stream = served(0x81, "one") + served(0x81, large) + served(0x81, "") +
                      served(0x81, middle);
  for (const std::size_t step : {1U, 2U, 3U, 7U, 1000U, 100'000U}) {
    FrameReader reader;
    std::vector<std::string> all;
    for (std::size_t at = 0; at < stream.size(); at += step) {
      reader.take(std::string_view(stream).substr(at, step));
      for (auto& message : messages(reader)) all.push_back(std::move(message));
    }
    EXPECT_EQ(all, (std::vector<std::string>{"one", large, "", middle})) << step;
    EXPECT_FALSE(reader.broken());
  }
}

TEST(FrameReader, JoinsFragmentsAndLetsAPingBetweenThemPass) {
  FrameReader reader;
  const auto stream =
      served(0x01, "be") + served(0x89, "ping") + served(0x00, "ga") + served(0x80, "n");
  reader.take(stream);
  const auto ping = reader.next();
  ASSERT_TRUE(ping);
  EXPECT_EQ(ping->opcode, Opcode::ping);
  const auto text = reader.next();
  ASSERT_TRUE(text);
  EXPECT_EQ(text->opcode, Opcode::text);
  EXPECT_EQ(text->payload, "began");
}

TEST(FrameReader, BreaksOnWhatNoServerMaySend) {
  const std::string masked = "\x81\x85";
  const std::string reserved = "\xc1\x01";
  const std::string beyond_a_mebibyte = std::string("\x81\x7f") + std::string(4, '\0') +
                                        std::string("\x7f\xff\xff\xff");
  for (const auto& bytes : {masked, reserved, beyond_a_mebibyte}) {
    FrameReader reader;
    reader.take(bytes);
    EXPECT_FALSE(reader.next());
    EXPECT_TRUE(reader.broken());
  }
}

}  // namespace
}  // namespace chats::load
