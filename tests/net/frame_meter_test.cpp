#include "server/net/frame_meter.hpp"

#include <gtest/gtest.h>

#include "tests/net/frames.hpp"

namespace chats::net {
namespace {

using core::CloseCode;
using std::chrono::seconds;

class FrameMeterTest : public testing::Test {
 protected:
  std::optional<CloseCode> watch(const std::string& bytes) { return meter.watch(bytes, now); }

  NetLimits limits;
  FrameMeter::Time now{seconds(1000)};
  FrameMeter meter{limits, now};
};

TEST_F(FrameMeterTest, OrdinaryMessagesPass) {
  for (const std::size_t size : {1U, 125U, 126U, 65535U, 65536U}) {
    EXPECT_EQ(watch(client_frame(opcode_text, std::string(size, 'a'))), std::nullopt) << size;
  }
}

TEST_F(FrameMeterTest, AMessageOneByteTooLongIsTooBigByItsHeadAlone) {
  const auto frame = client_frame(opcode_text, std::string(65537, 'a'));
  EXPECT_EQ(watch(frame.substr(0, 13)), std::nullopt);
  EXPECT_EQ(watch(frame.substr(13, 1)), CloseCode::too_big);
}

TEST_F(FrameMeterTest, FragmentsAreAddedUp) {
  EXPECT_EQ(watch(client_frame(opcode_text, std::string(65536, 'a'), false)), std::nullopt);
  EXPECT_EQ(watch(client_frame(opcode_continue, "b")), CloseCode::too_big);
}

TEST_F(FrameMeterTest, AnAnnouncedLengthOf64BitsCannotRunOver) {
  EXPECT_EQ(watch(client_frame(opcode_text, "a", false)), std::nullopt);
  const std::string head = {'\x00', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff',
                            '\xff', '\xff', 'm',    'a',    's',    'k'};
  EXPECT_EQ(watch(head), CloseCode::too_big);
}

TEST_F(FrameMeterTest, SixtyFourFragmentsPassAndOneMoreDoesNot) {
  EXPECT_EQ(watch(client_frame(opcode_text, "a", false)), std::nullopt);
  for (int i = 0; i < 62; ++i) {
    EXPECT_EQ(watch(client_frame(opcode_continue, "a", false)), std::nullopt);
  }
  EXPECT_EQ(watch(client_frame(opcode_continue, "a", false)), std::nullopt);
  EXPECT_EQ(watch(client_frame(opcode_continue, "a", true)), CloseCode::policy);
}

TEST_F(FrameMeterTest, TheNextMessageIsCountedAnew) {
  for (int i = 0; i < 200; ++i) {
    EXPECT_EQ(watch(client_frame(opcode_text, std::string(30000, 'a'), false)), std::nullopt);
    EXPECT_EQ(watch(client_frame(opcode_continue, std::string(30000, 'a'))), std::nullopt);
  }
}

TEST_F(FrameMeterTest, FiftyPingsPassAndOneMoreDoesNotUntilTimeHasPassed) {
  for (int i = 0; i < 50; ++i) EXPECT_EQ(watch(client_frame(opcode_ping, "x")), std::nullopt);
  now += seconds(1);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(watch(client_frame(opcode_pong, "")), std::nullopt);
  EXPECT_EQ(watch(client_frame(opcode_ping, "x")), CloseCode::policy);
}

TEST_F(FrameMeterTest, EmptyFragmentsCountThoughTheyAreNoMessage) {
  EXPECT_EQ(watch(client_frame(opcode_text, "", false)), std::nullopt);
  for (int i = 0; i < 49; ++i) {
    EXPECT_EQ(watch(client_frame(opcode_continue, "", false)), std::nullopt);
  }
  EXPECT_EQ(watch(client_frame(opcode_continue, "", false)), CloseCode::policy);
}

TEST_F(FrameMeterTest, BinaryIsRefusedByItsHead) {
  EXPECT_EQ(watch(client_frame(opcode_binary, "a").substr(0, 6)), CloseCode::unsupported_data);
}

TEST_F(FrameMeterTest, FramesMayComeByteByByteOrAllAtOnce) {
  std::string all;
  for (int i = 0; i < 49; ++i) {
    all += client_frame(opcode_text, std::string(200, 'a')) + client_frame(opcode_ping, "p");
  }
  for (const char byte : all) EXPECT_EQ(watch(std::string(1, byte)), std::nullopt);
  EXPECT_EQ(watch(client_frame(opcode_ping, "") + client_frame(opcode_ping, "")),
            CloseCode::policy);
}

TEST_F(FrameMeterTest, CloseAndReservedFramesAreLeftToTheLibrary) {
  EXPECT_EQ(watch(client_frame(opcode_close, "\x03\xe8")), std::nullopt);
  EXPECT_EQ(watch(client_frame(5, "a")), std::nullopt);
}

}  // namespace
}  // namespace chats::net
