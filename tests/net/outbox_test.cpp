#include "server/net/outbox.hpp"

#include <gtest/gtest.h>

#include <string>

namespace chats::net {
namespace {

live::SharedLetters letter(std::string text, std::uint32_t count = 1) {
  return std::make_shared<const live::Letters>(live::Letters{std::move(text), count});
}

// The letters of one message, with bars between them.
std::string written(Outbox& outbox) {
  std::string message;
  for (const auto& each : outbox.begin_message()) {
    message += (message.empty() ? "" : "|") + each->text;
  }
  outbox.message_written();
  return message;
}

constexpr Outbox::Bounds small{.waiting_bytes_max = 20, .message_bytes_max = 12};
constexpr Outbox::Bounds roomy{.waiting_bytes_max = 1000, .message_bytes_max = 1000};

TEST(Outbox, WhatGatheredGoesOutTogether) {
  Outbox outbox(roomy);
  outbox.take({letter("{1}"), letter("{2},{3}", 2)}, false);
  outbox.take({letter("{4}")}, false);
  EXPECT_EQ(written(outbox), "{1}|{2},{3}|{4}");
  EXPECT_FALSE(outbox.anything_waits());
}

TEST(Outbox, LettersWithoutObjectsAreNotWritten) {
  Outbox outbox(roomy);
  outbox.take({letter("", 0), nullptr}, false);
  EXPECT_FALSE(outbox.anything_waits());
  EXPECT_TRUE(outbox.begin_message().empty());
}

TEST(Outbox, SharesTheBytesInsteadOfCopyingThem) {
  Outbox outbox(roomy);
  const auto shared = letter("{1}");
  outbox.take({shared}, false);
  EXPECT_EQ(outbox.begin_message().front(), shared);
}

TEST(Outbox, ALongBacklogIsCutBetweenLettersAtTheMessageBound) {
  Outbox outbox(small);
  outbox.take({letter("{111}"), letter("{222}"), letter("{3}")}, false);  // 5 + 5 + 3
  EXPECT_EQ(written(outbox), "{111}");  // with the second it would be 13 bytes
  EXPECT_EQ(written(outbox), "{222}|{3}");
}

TEST(Outbox, AMessageMayBeExactlyAsLongAsTheBound) {
  Outbox outbox(small);
  outbox.take({letter("{111}"), letter("{22}")}, false);
  EXPECT_EQ(written(outbox), "{111}|{22}");
}

TEST(Outbox, ALetterLongerThanTheBoundGoesAlone) {
  Outbox outbox(small);
  outbox.take({letter("{1}"), letter("{2222222222222}"), letter("{}")}, false);
  EXPECT_EQ(written(outbox), "{1}");
  EXPECT_EQ(written(outbox), "{2222222222222}");
  EXPECT_EQ(written(outbox), "{}");
}

TEST(Outbox, PastItsBoundTheBacklogIsDroppedAndTheConnectionLags) {
  Outbox outbox(small);
  outbox.take({letter("{111111111}"), letter("{222222222}")}, false);
  EXPECT_TRUE(outbox.lagging());
  EXPECT_EQ(outbox.waiting_bytes(), 0U);
}

TEST(Outbox, ExactlyItsBoundMayWait) {
  Outbox outbox(small);
  outbox.take({letter("{11111111}"), letter("{22222222}")}, false);
  EXPECT_FALSE(outbox.lagging());
  EXPECT_EQ(outbox.waiting_bytes(), 20U);
}

TEST(Outbox, WhatIsBeingWrittenStaysWhenTheBacklogIsDropped) {
  Outbox outbox(roomy);
  outbox.take({letter("{1}")}, false);
  EXPECT_EQ(outbox.begin_message().size(), 1U);
  outbox.take({letter(std::string(2000, 'x'))}, false);
  EXPECT_TRUE(outbox.lagging());
  EXPECT_TRUE(outbox.writing());
  EXPECT_EQ(outbox.held_bytes(), 3U);
}

TEST(Outbox, ALaggingConnectionGetsNothingButAFreshStart) {
  Outbox outbox(small);
  outbox.drop_backlog();
  outbox.take({letter("{missed}")}, false);
  EXPECT_FALSE(outbox.anything_waits());
  outbox.take({letter("{all}")}, true);
  outbox.take({letter("{2}")}, false);
  EXPECT_FALSE(outbox.lagging());
  EXPECT_EQ(written(outbox), "{all}|{2}");
}

TEST(Outbox, AFreshStartIsAskedForOnceAndOnlyWhenTheSocketHasDrained) {
  Outbox outbox(roomy);
  outbox.take({letter("{1}")}, false);
  outbox.begin_message();
  outbox.drop_backlog();
  EXPECT_FALSE(outbox.asks_for_fresh_start());  // still writing
  outbox.message_written();
  EXPECT_TRUE(outbox.asks_for_fresh_start());
  EXPECT_FALSE(outbox.asks_for_fresh_start());
}

TEST(Outbox, WhoLagsAgainIsAskedAgain) {
  Outbox outbox(roomy);
  outbox.drop_backlog();
  EXPECT_TRUE(outbox.asks_for_fresh_start());
  outbox.take({letter("{all}")}, true);
  EXPECT_FALSE(outbox.asks_for_fresh_start());
  outbox.drop_backlog();
  EXPECT_TRUE(outbox.asks_for_fresh_start());
}

TEST(Outbox, AFreshStartBiggerThanTheBoundIsTakenWhenNothingWaits) {
  Outbox outbox(small);
  outbox.drop_backlog();
  outbox.take({letter(std::string(50, 'x'))}, true);
  EXPECT_FALSE(outbox.lagging());
  EXPECT_EQ(written(outbox).size(), 50U);
}

TEST(Outbox, AFreshStartIsNotDroppedForWhatComesBehindIt) {
  Outbox outbox(small);
  outbox.take({letter("{joined}")}, true);
  outbox.take({letter("{11111111}"), letter("{22222222}")}, false);
  EXPECT_TRUE(outbox.lagging());
  EXPECT_FALSE(outbox.asks_for_fresh_start()) << "the one there is has not been written";
  EXPECT_EQ(written(outbox), "{joined}");
  EXPECT_FALSE(outbox.anything_waits());
  EXPECT_TRUE(outbox.asks_for_fresh_start());
}

TEST(Outbox, WhatWaitedIsDroppedForAFreshStartThatWouldBeTooMuchWithIt) {
  Outbox outbox(small);
  outbox.take({letter("{11111111}")}, false);
  outbox.take({letter("{everything}")}, true);
  EXPECT_FALSE(outbox.lagging());
  EXPECT_EQ(outbox.waiting_bytes(), 12U);
  EXPECT_EQ(written(outbox), "{everything}");
}

TEST(Outbox, OnceItIsWrittenAFreshStartProtectsNothing) {
  Outbox outbox(small);
  outbox.take({letter("{joined}")}, true);
  EXPECT_EQ(written(outbox), "{joined}");
  outbox.take({letter("{1}")}, false);
  outbox.take({letter("{22222222222222222222}")}, false);
  EXPECT_TRUE(outbox.lagging());
  EXPECT_FALSE(outbox.anything_waits());
}

TEST(Outbox, HeldBytesCountWhatWaitsAndWhatIsBeingWritten) {
  Outbox outbox(roomy);
  outbox.take({letter("{1}"), letter("{22}")}, false);
  EXPECT_EQ(outbox.held_bytes(), 7U);
  outbox.begin_message();
  outbox.take({letter("{3}")}, false);
  EXPECT_EQ(outbox.waiting_bytes(), 3U);
  EXPECT_EQ(outbox.held_bytes(), 10U);
  outbox.message_written();
  EXPECT_EQ(outbox.held_bytes(), 3U);
}

}  // namespace
}  // namespace chats::net
