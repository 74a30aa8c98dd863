// Every rule of RFC 6455 about what a client sends, and the limits of the protocol's part 8.
#include "server/net/frame_reader.hpp"

#include <gtest/gtest.h>

#include "tests/net/frame_listener.hpp"
#include "tests/net/frames.hpp"

namespace chats::net {
namespace {

using Lines = std::vector<std::string>;

std::string text(std::string_view payload) { return client_frame(opcode_text, payload); }
std::string first(std::string_view payload) { return client_frame(opcode_text, payload, false); }
std::string more(std::string_view payload) { return client_frame(opcode_continue, payload, false); }
std::string last(std::string_view payload) { return client_frame(opcode_continue, payload); }
std::string ping(std::string_view payload) { return client_frame(opcode_ping, payload); }
std::string closing(unsigned code, std::string_view reason = "") {
  return client_frame(opcode_close, close_payload(code) + std::string(reason));
}
std::string with_bits(unsigned bits, std::string frame) {
  frame[0] = static_cast<char>(static_cast<unsigned char>(frame[0]) | bits);
  return frame;
}
std::string unmasked(std::string frame) {
  frame[1] = static_cast<char>(static_cast<unsigned char>(frame[1]) & 0x7fU);
  return frame;
}
// A head whose length is told in so many bytes, fitting or not, and a mask of zeros.
std::string head(unsigned opcode, std::uint64_t length, int told_in) {
  std::string bytes(1, static_cast<char>(0x80U | opcode));
  bytes += static_cast<char>(0x80U | (told_in == 2 ? 126U : 127U));
  for (int shift = 8 * (told_in - 1); shift >= 0; shift -= 8) {
    bytes += static_cast<char>((length >> static_cast<unsigned>(shift)) & 0xffU);
  }
  return bytes + std::string(4, '\0');
}

struct Case {
  const char* what;
  std::string bytes;
  Lines heard;
};

class FrameReaderTest : public testing::Test {
 protected:
  // Whole, and byte by byte: it must not matter.
  void expect(const std::vector<Case>& cases) {
    for (const auto& each : cases) {
      FrameListener whole(limits);
      whole.hear(each.bytes);
      EXPECT_EQ(whole.heard(), each.heard) << each.what;
      FrameListener torn(limits);
      for (const char byte : each.bytes) torn.hear({&byte, 1});
      EXPECT_EQ(torn.heard(), each.heard) << each.what << ", byte by byte";
    }
  }

  NetLimits limits;
};

TEST_F(FrameReaderTest, MessagesOfEverySizeAreHeardWhole) {
  for (const std::size_t size : {1U, 7U, 8U, 9U, 125U, 126U, 127U, 128U, 65535U, 65536U}) {
    std::string payload;
    for (std::size_t i = 0; i < size; ++i) payload += static_cast<char>('a' + i % 26);
    expect({{"a size", text(payload), {"text " + payload}}});
  }
}

TEST_F(FrameReaderTest, FramesAreTakenApart) {
  expect({
      {"nothing", "", {}},
      {"an empty message", text(""), {"text (idle)"}},
      {"two messages", text("one") + text("two"), {"text one", "text two"}},
      {"a ping", ping("Hello"), {"ping Hello (idle)"}},
      {"an empty ping", ping(""), {"ping (idle)"}},
      {"the longest ping", ping(std::string(125, 'p')),
       {"ping " + std::string(125, 'p') + " (idle)"}},
      {"a pong nobody asked for", client_frame(opcode_pong, "x"), {"pong x (idle)"}},
      {"what is incomplete", text("abc").substr(0, 8), {}},
  });
}

TEST_F(FrameReaderTest, FragmentsMakeOneMessage) {
  expect({
      {"two", first("a") + last("b"), {"text ab"}},
      {"with an end that is empty", first("a") + last(""), {"text a (idle)"}},
      {"with a middle that is empty", first("a") + more("") + last("b"),
       {"fragment (idle)", "text ab"}},
      {"all of them empty", first("") + more("") + last(""),
       {"fragment (idle)", "fragment (idle)", "text (idle)"}},
      {"control frames between them", first("a") + ping("p") + more("b") + ping("") + last("c"),
       {"ping p (idle)", "ping (idle)", "text abc"}},
      {"the next message stands alone", first("a") + last("b") + text("c"),
       {"text ab", "text c"}},
      {"a close between them", first("a") + closing(1001) + last("b"), {"close 1001"}},
  });
}

TEST_F(FrameReaderTest, WhatIsOutOfPlaceIsRefused) {
  const Lines refused = {"refused 1002"};
  expect({
      {"an end without a beginning", last("x"), refused},
      {"a middle without a beginning", more("x"), refused},
      {"an end behind a whole message", text("a") + last("b"), {"text a", "refused 1002"}},
      {"a message within a message", first("a") + text("b"), refused},
      {"a beginning within a message", first("a") + first("b"), refused},
      {"binary within text", first("a") + client_frame(opcode_binary, "b"), refused},
      {"a ping in fragments", client_frame(opcode_ping, "x", false), refused},
      {"a pong in fragments", client_frame(opcode_pong, "x", false), refused},
      {"a close in fragments", client_frame(opcode_close, "", false), refused},
      {"a ping of 126 bytes", ping(std::string(126, 'x')), refused},
      {"a close of 126 bytes", closing(1000, std::string(124, 'x')), refused},
      {"a frame without a mask", unmasked(text("abcd")), refused},
      {"a ping without a mask", unmasked(ping("")), refused},
  });
}

TEST_F(FrameReaderTest, ReservedBitsAreRefusedInEveryFrame) {
  for (const unsigned bits : {0x10U, 0x20U, 0x30U, 0x40U, 0x50U, 0x60U, 0x70U}) {
    expect({{"text", text("ok") + with_bits(bits, text("x")), {"text ok", "refused 1002"}},
            {"ping", with_bits(bits, ping("x")), {"refused 1002"}},
            {"close", with_bits(bits, closing(1000)), {"refused 1002"}},
            {"a fragment", first("a") + with_bits(bits, last("b")), {"refused 1002"}}});
  }
}

TEST_F(FrameReaderTest, ReservedOpcodesAreRefused) {
  for (const unsigned opcode : {3U, 4U, 5U, 6U, 7U, 11U, 12U, 13U, 14U, 15U}) {
    expect({{"empty", client_frame(opcode, ""), {"refused 1002"}},
            {"with bytes", client_frame(opcode, "x"), {"refused 1002"}},
            {"behind a message", text("a") + client_frame(opcode, "x"),
             {"text a", "refused 1002"}}});
  }
}

TEST_F(FrameReaderTest, ALengthIsToldInItsShortestForm) {
  expect({
      {"125 in two bytes", head(opcode_text, 125, 2), {"refused 1002"}},
      {"0 in two bytes", head(opcode_text, 0, 2), {"refused 1002"}},
      {"126 in two bytes", head(opcode_text, 126, 2), {}},
      {"65535 in eight bytes", head(opcode_text, 65535, 8), {"refused 1002"}},
      {"65536 in eight bytes", head(opcode_text, 65536, 8), {}},
      {"the highest bit", head(opcode_text, 1ULL << 63U, 8), {"refused 1002"}},
      {"a ping's length in two bytes", head(opcode_ping, 5, 2), {"refused 1002"}},
  });
}

TEST_F(FrameReaderTest, TextIsUtf8AcrossEveryBorder) {
  const std::string word = "\xce\xba\xe1\xbd\xb9\xf0\x9f\x98\x80";  // 2, 3 and 4 bytes
  for (std::size_t cut = 0; cut <= word.size(); ++cut) {
    FrameListener listener(limits);
    listener.hear(first(word.substr(0, cut)) + ping("p") + last(word.substr(cut)));
    EXPECT_EQ(listener.heard().back().substr(0, 5 + word.size()), "text " + word) << cut;
  }
  expect({
      {"cut at the end of a message", text("\xce"), {"refused 1007"}},
      {"cut at the end of the last fragment", first("a") + last("\xf0\x9f"), {"refused 1007"}},
      {"a wrong byte behind the border", first("\xce") + last("a"), {"refused 1007"}},
      {"it starts anew in the next message", text("\xce\xba") + text("\xba"),
       {"text \xce\xba", "refused 1007"}},
  });
}

TEST_F(FrameReaderTest, WhatCannotBecomeTextIsRefusedBeforeItsFrameIsWhole) {
  FrameListener listener(limits);
  const auto frame = text("good \xf4\x90 and more");
  listener.hear(frame.substr(0, 6 + 6));  // head and "good \xf4"
  EXPECT_EQ(listener.heard(), Lines{});
  listener.hear(frame.substr(12, 1));
  EXPECT_EQ(listener.heard(), Lines{"refused 1007"});
}

TEST_F(FrameReaderTest, BinaryIsRefusedByItsHeadUnlessItIsWanted) {
  const auto frame = client_frame(opcode_binary, "\xff\xfe");
  FrameListener listener(limits);
  listener.hear(frame.substr(0, 6));
  EXPECT_EQ(listener.heard(), Lines{"refused 1003"});
  limits.takes_binary = true;
  expect({{"whole", frame, {"binary \xff\xfe"}},
          {"in fragments", client_frame(opcode_binary, "\xff", false) + last("\xfe"),
           {"binary \xff\xfe"}},
          {"text after it is text", frame + text("\xff"), {"binary \xff\xfe", "refused 1007"}}});
}

TEST_F(FrameReaderTest, ACloseSaysWhyOrNothing) {
  expect({
      {"no code", client_frame(opcode_close, ""), {"close 1000"}},
      {"one byte", client_frame(opcode_close, "\x03"), {"refused 1002"}},
      {"a code", closing(1000), {"close 1000"}},
      {"a reason", closing(1000, "bye"), {"close 1000 bye"}},
      {"the longest reason", closing(1000, std::string(123, 'r')),
       {"close 1000 " + std::string(123, 'r')}},
      {"a reason that is no text", closing(1000, "\xff"), {"refused 1007"}},
      {"a reason that is cut", closing(1000, "\xce"), {"refused 1007"}},
      {"nothing is heard behind it", closing(1000) + text("x") + ping("y"), {"close 1000"}},
  });
  for (const unsigned code : {1000U, 1001U, 1002U, 1003U, 1007U, 1008U, 1009U, 1010U, 1011U, 1012U,
                              1013U, 1014U, 3000U, 3999U, 4000U, 4999U}) {
    expect({{"a code that may be sent", closing(code), {"close " + std::to_string(code)}}});
  }
  for (const unsigned code : {0U, 999U, 1004U, 1005U, 1006U, 1015U, 1016U, 1100U, 2000U, 2999U,
                              5000U, 65535U}) {
    expect({{"a code that may not", closing(code), {"refused 1002"}}});
  }
}

TEST_F(FrameReaderTest, AMessageOneByteTooLongIsTooBigByItsHeadAlone) {
  const auto frame = text(std::string(65537, 'a'));
  FrameListener listener(limits);
  listener.hear(frame.substr(0, 13));
  EXPECT_EQ(listener.heard(), Lines{});
  listener.hear(frame.substr(13, 1));
  EXPECT_EQ(listener.heard(), Lines{"refused 1009"});
  EXPECT_EQ(listener.kept_bytes(), 0U);
}

TEST_F(FrameReaderTest, FragmentsAreAddedUpAndCannotRunOver) {
  limits.message_bytes_max = 10;
  expect({
      {"just as much as may be", first("12345") + last("67890"), {"text 1234567890"}},
      {"one byte more", first("12345") + last("678901"), {"refused 1009"}},
      {"a length of 63 bits", first("1") + head(opcode_continue, ~(1ULL << 63U), 8),
       {"refused 1009"}},
      {"the next message is weighed anew", text("1234567890") + first("12345") + last("67890"),
       {"text 1234567890", "text 1234567890"}},
  });
}

TEST_F(FrameReaderTest, AsManyFragmentsAsMayBeAndNoMore) {
  limits.message_fragments_max = 3;
  expect({
      {"three", first("a") + more("b") + last("c") + text("d"), {"text abc", "text d"}},
      {"four", first("a") + more("b") + more("c") + last("d"), {"refused 1008"}},
  });
}

TEST_F(FrameReaderTest, NothingIsKeptOfWhatIsComplete) {
  FrameListener listener(limits);
  listener.hear(first("abc"));
  EXPECT_EQ(listener.kept_bytes(), 3U);
  listener.hear(ping("0123456789").substr(0, 10));
  EXPECT_EQ(listener.kept_bytes(), 7U);
  listener.hear(ping("0123456789").substr(10) + last("def"));
  EXPECT_EQ(listener.kept_bytes(), 0U);
}

}  // namespace
}  // namespace chats::net
