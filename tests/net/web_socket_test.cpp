#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

#include "tests/net/web_socket_fixture.hpp"

namespace chats::net {
namespace {

using core::CloseCode;

INSTANTIATE_TEST_SUITE_P(EachWay, WebSocketTest, each_way, name_of);

TEST_P(WebSocketTest, TheAnswerToTheUpgradeIsTheRightOne) {
  start();
  const auto client = server->connect();
  const auto reply = client->upgrade("Sec-WebSocket-Protocol: other, chats.v1\r\n");
  EXPECT_EQ(reply.status, 101U);
  EXPECT_EQ(reply.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");  // RFC 6455
  EXPECT_EQ(reply.header("Sec-WebSocket-Protocol"), "chats.v1");
  EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(reply.header("Server"), "chats");
  const auto seen = server->desk.next();
  EXPECT_EQ(seen.what, "opened");
  EXPECT_EQ(seen.text, "127.0.0.1");
  EXPECT_EQ(server->sockets->open(), 1U);
}

TEST_P(WebSocketTest, NoCompressionAndNoUnknownSubprotocolIsChosen) {
  start();
  const auto client = server->connect();
  const auto reply = client->upgrade(
      "Sec-WebSocket-Protocol: other\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
  EXPECT_EQ(reply.status, 101U);
  EXPECT_EQ(reply.header("Sec-WebSocket-Protocol"), "");
  EXPECT_EQ(reply.header("Sec-WebSocket-Extensions"), "");
}

TEST_P(WebSocketTest, MessagesAreHandedUpWholeWhetherFragmentedOrNot) {
  start();
  const auto client = open();
  client->send_text("[1]");
  EXPECT_EQ(server->desk.next().text, "[1]");
  client->send(client_frame(opcode_text, "{\"a\":\"\xc3", false));
  client->send(client_frame(opcode_ping, "between"));
  client->send(client_frame(opcode_continue, "\xa9\"}"));
  EXPECT_EQ(server->desk.next().text, "{\"a\":\"\xc3\xa9\"}");
  const auto pong = client->frame();
  ASSERT_TRUE(pong);
  EXPECT_EQ(pong->opcode, opcode_pong);
  EXPECT_EQ(pong->payload, "between");
  client->send_text(std::string(65536, 'm'));
  EXPECT_EQ(server->desk.next().text.size(), 65536U);
  client->send_text("");
  EXPECT_EQ(server->desk.next().text, "");
}

TEST_P(WebSocketTest, WhatCameRightBehindTheRequestIsHeard) {
  start();
  const auto client = server->connect();
  // HTTP reads so many bytes at once: what is behind them waits in OpenSSL, or in the kernel.
  constexpr std::size_t read_at_once = 4096;
  std::string request =
      "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Long: ";
  request += std::string(read_at_once - request.size() - 4, 'x') + "\r\n\r\n";
  client->send(request + client_frame(opcode_text, "early"));
  EXPECT_EQ(client->reply().status, 101U);
  EXPECT_EQ(server->desk.next().what, "opened");
  EXPECT_EQ(server->desk.next().text, "early");
}

TEST_P(WebSocketTest, EveryPingIsAnsweredInItsOrder) {
  start();
  const auto client = open();
  std::string pings;
  for (const char* each : {"one", "two", "", "four"}) pings += client_frame(opcode_ping, each);
  client->send(pings);
  for (const char* each : {"one", "two", "", "four"}) {
    const auto pong = client->frame();
    ASSERT_TRUE(pong);
    EXPECT_EQ(pong->opcode, opcode_pong);
    EXPECT_EQ(pong->payload, each);
  }
}

TEST_P(WebSocketTest, ADeliveryInsideTextIsAnsweredAfterIt) {
  start();
  server->desk.on_text = [this](live::ConnectionRef from, std::string_view text) {
    server->deliver(from, "{\"echo\":" + std::string(text) + "}");
  };
  const auto client = open();
  client->send_text("1");
  client->send_text("2");
  std::string received;
  while (received.find("2}") == std::string::npos) received += client->message().payload;
  EXPECT_NE(received.find("{\"echo\":1}"), std::string::npos);
}

TEST_P(WebSocketTest, WhatIsDeliveredInOneTurnIsWrittenAsOneArray) {
  start();
  const auto client = open();
  live::Parcel parcel;
  parcel.to = ref;
  parcel.letters = {letter("{\"a\":1}"), letter("{\"b\":2}")};
  live::Parcel to_nobody = parcel;
  to_nobody.to.number += 1000;
  server->sockets->deliver(ref.loop, {to_nobody, parcel, parcel});
  EXPECT_EQ(client->message().payload, R"([{"a":1},{"b":2},{"a":1},{"b":2}])");
  server->deliver(ref, "{\"c\":3}");
  EXPECT_EQ(client->message().payload, R"({"c":3})");
}

// Few or many at once (then it rests): all have what they were told, and it is said once.
TEST_P(WebSocketTest, ItIsSaidWhenAllHaveWhatTheyWereTold) {
  start();
  const auto ana = open();
  const auto anas = ref;
  const auto ben = open();
  for (const std::uint32_t letters : {1, 2, 3, 16}) {
    live::Parcel parcel;
    parcel.to = anas;
    parcel.also = {ref.number};
    for (std::uint32_t i = 0; i < letters; ++i) parcel.letters.push_back(letter("{\"a\":1}"));
    std::atomic<int> said = 0;
    std::promise<void> written;
    server->sockets->deliver(ref.loop, {parcel}, [&] {
      if (++said == 1) written.set_value();
    });
    EXPECT_EQ(ana->message().payload, ben->message().payload);
    ASSERT_EQ(written.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    server->settle();
    EXPECT_EQ(said, 1);
  }
}

// Passed over, it would leave a session waiting for ever for `written`.
TEST_P(WebSocketTest, ALoopThatThereIsNotIsAMistakeAndSaidAtOnce) {
  start();
  const auto beyond = server->sockets->loop_count();
  EXPECT_THROW(server->sockets->deliver(beyond, {}, [] {}), std::out_of_range);
  EXPECT_THROW(server->sockets->close({.loop = beyond, .number = 1}, CloseCode::normal),
               std::out_of_range);
}

TEST_P(WebSocketTest, ManyLettersArriveWholeAndInOrder) {
  start();
  const auto client = open(4096);
  std::vector<live::Parcel> parcels(1);
  parcels[0].to = ref;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    auto text = "{\"n\":" + std::to_string(i) + ",\"x\":\"" + std::string(280, 'x') + "\"}";
    expected += (i == 0 ? "[" : ",") + text;
    parcels[0].letters.push_back(letter(std::move(text)));
  }
  server->sockets->deliver(ref.loop, std::move(parcels));
  EXPECT_EQ(client->message().payload, expected + "]");
}

TEST_P(WebSocketTest, EveryCodeOfTheServerReachesTheClientAfterWhatWaited) {
  start();
  for (const auto code : {CloseCode::normal, CloseCode::policy, CloseCode::restarting,
                          CloseCode::session_closed, CloseCode::join_timeout, CloseCode::removed,
                          CloseCode::ninth_connection, CloseCode::slow_reader}) {
    const auto client = open();
    server->deliver(ref, "{\"last\":1}");
    server->sockets->close(ref, code);
    server->sockets->close(ref, CloseCode::normal);  // the first one counts
    server->deliver(ref, "{\"too\":\"late\"}");
    EXPECT_EQ(client->message().payload, "{\"last\":1}");
    expect_closed(*client, code);
  }
}

TEST_P(WebSocketTest, AParcelMayEndItsConnection) {
  start();
  const auto client = open();
  live::Parcel parcel;
  parcel.to = ref;
  parcel.letters.push_back(letter("{\"bye\":1}"));
  parcel.then_close = CloseCode::removed;
  server->sockets->deliver(ref.loop, {parcel});
  EXPECT_EQ(client->message().payload, "{\"bye\":1}");
  expect_closed(*client, CloseCode::removed);
}

TEST_P(WebSocketTest, NothingIsHandedUpOnceItIsClosing) {
  start();
  const auto client = open();
  server->sockets->close(ref, CloseCode::removed);
  client->send_text("too late");
  client->send_text("still too late");
  expect_closed(*client, CloseCode::removed);
}

TEST_P(WebSocketTest, WhatAClientMayNotSendEndsWithTheCodeThatSaysWhy) {
  start();
  struct Case {
    std::string bytes;
    CloseCode code;
  };
  std::string fragments = client_frame(opcode_text, "a", false);
  for (int i = 0; i < 64; ++i) fragments += client_frame(opcode_continue, "a", false);
  std::string pings;
  for (int i = 0; i < 51; ++i) pings += client_frame(opcode_ping, "p");
  std::string empty = client_frame(opcode_text, "a", false);
  for (int i = 0; i < 51; ++i) empty += client_frame(opcode_continue, "", false);
  std::string unmasked = client_frame(opcode_text, "abcd");
  unmasked[1] = 8;
  for (const auto& [bytes, code] :
       {Case{client_frame(opcode_binary, "b"), CloseCode::unsupported_data},
        Case{client_frame(opcode_text, "\xff"), CloseCode::not_utf8},
        Case{client_frame(opcode_text, "\xed\xa0\x80"), CloseCode::not_utf8},
        Case{client_frame(opcode_text, std::string(65537, 'x')), CloseCode::too_big},
        Case{client_frame(opcode_text, std::string(40000, 'x'), false) +
                 client_frame(opcode_continue, std::string(40000, 'x')),
             CloseCode::too_big},
        Case{fragments, CloseCode::policy}, Case{pings, CloseCode::policy},
        Case{empty, CloseCode::policy}, Case{unmasked, CloseCode::protocol_error},
        Case{client_frame(opcode_continue, "x"), CloseCode::protocol_error},
        Case{client_frame(opcode_text, "x", false) + client_frame(opcode_text, "x"),
             CloseCode::protocol_error},
        Case{client_frame(5, "x"), CloseCode::protocol_error},
        Case{client_frame(opcode_ping, std::string(126, 'x')), CloseCode::protocol_error},
        Case{client_frame(opcode_close, "x"), CloseCode::protocol_error},
        Case{client_frame(opcode_close, close_payload(1005)), CloseCode::protocol_error},
        Case{client_frame(opcode_close, close_payload(1000) + "\xff"), CloseCode::not_utf8}}) {
    const auto client = open();
    client->send(bytes);
    expect_closed(*client, code);
  }
}

TEST_P(WebSocketTest, AClientMayLeaveAndIsAnswered) {
  start();
  const auto client = open();
  client->send(client_frame(opcode_close, close_payload(1001)));
  EXPECT_EQ(client->close_code(), 1001U);
  EXPECT_EQ(client->receive_all(), "");
  EXPECT_TRUE(client->ended_cleanly());
  client->half_close();
  EXPECT_EQ(server->desk.next().what, "closed");
}

TEST_P(WebSocketTest, AConnectionThatIsResetIsToldAsClosed) {
  start();
  open()->reset();
  EXPECT_EQ(server->desk.next().what, "closed");
  server->settle_with(0);
}

TEST_P(WebSocketTest, AConnectionThatJustEndsIsToldAsClosed) {
  start();
  const auto client = open();
  client->half_close();
  EXPECT_EQ(server->desk.next().what, "closed");
  server->settle_with(0);
}

}  // namespace
}  // namespace chats::net
