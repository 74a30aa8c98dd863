#include "server/net/shared_frames.hpp"

#include <gtest/gtest.h>

#include <string>

namespace chats::net {
namespace {

live::SharedLetters letter(std::string text, std::uint32_t count = 1) {
  return std::make_shared<const live::Letters>(live::Letters{std::move(text), count});
}

TEST(SharedFrames, OneObjectGoesOutAsItIs) {
  SharedFrames frames;
  EXPECT_EQ(*frames.frame_of({letter("{1}")}), "\x81\x03{1}");
}

TEST(SharedFrames, WhatGatheredGoesOutAsOneArray) {
  SharedFrames frames;
  EXPECT_EQ(*frames.frame_of({letter("{1}"), letter("{2},{3}", 2), letter("{4}")}),
            "\x81\x11[{1},{2},{3},{4}]");
  EXPECT_EQ(*frames.frame_of({letter("{1},{2}", 2)}), "\x81\x09[{1},{2}]");
}

TEST(SharedFrames, ALongMessageTellsItsLengthInTheShortestForm) {
  SharedFrames frames;
  for (const auto& [size, head] : {std::pair<std::size_t, std::string>{125, "\x81\x7d"},
                                   {126, std::string("\x81\x7e\x00\x7e", 4)},
                                   {65535, "\x81\x7e\xff\xff"},
                                   {65536, std::string("\x81\x7f\0\0\0\0\0\1\0\0", 10)}}) {
    const std::string text(size, 'x');
    EXPECT_EQ(*frames.frame_of({letter(text)}), head + text);
  }
}

TEST(SharedFrames, TheSameLettersAreTheSameBytes) {
  SharedFrames frames;
  const auto first = letter("{1}");
  const auto second = letter("{2}");
  const auto frame = frames.frame_of({first, second});
  EXPECT_EQ(frames.frame_of({first, second}), frame);
  EXPECT_NE(frames.frame_of({second, first}), frame);
  EXPECT_NE(frames.frame_of({first}), frame);
  EXPECT_NE(frames.frame_of({first, letter("{2}")}), frame);
}

TEST(SharedFrames, ManyClassesDoNotMixUp) {
  SharedFrames frames;
  std::vector<live::SharedLetters> letters;
  for (int i = 0; i < 500; ++i) letters.push_back(letter(std::to_string(i)));
  for (int round = 0; round < 2; ++round) {
    for (const auto& each : letters) {
      EXPECT_EQ(frames.frame_of({each})->substr(2), each->text);
    }
  }
}

TEST(SharedFrames, WhenTheTurnIsOverNothingIsHeldButWhatIsStillWritten) {
  SharedFrames frames;
  const auto shared = letter("{1}");
  std::weak_ptr<const std::string> frame = frames.frame_of({shared});
  const auto written = frame.lock();
  frames.forget();
  EXPECT_EQ(shared.use_count(), 1);
  EXPECT_EQ(written.use_count(), 1);
  EXPECT_NE(frames.frame_of({shared}), written);
}

}  // namespace
}  // namespace chats::net
