#include <gtest/gtest.h>

#include <future>

#include "tests/net/test_server.hpp"

namespace chats::net {
namespace {

using core::CloseCode;
using std::chrono::seconds;

class WebSocketTest : public testing::TestWithParam<bool> {
 protected:
  void start(NetLimits limits = {}, std::size_t loops = 1) {
    server = std::make_unique<TestServer>(
        TestServer::Options{.tls = GetParam(), .loops = loops, .limits = limits});
  }
  std::unique_ptr<TestClient> open(int receive_buffer_bytes = 0) {
    auto client = server->connect(receive_buffer_bytes);
    EXPECT_EQ(client->upgrade().status, 101U);
    const auto seen = server->desk.next();
    EXPECT_EQ(seen.what, "opened");
    ref = seen.connection;
    return client;
  }
  // The connection ends with this code, then TLS and TCP in order; the desk is told once.
  void expect_closed(TestClient& client, CloseCode code) {
    EXPECT_EQ(client.close_code(), static_cast<unsigned>(code));
    client.send(client_frame(opcode_close, close_payload(static_cast<unsigned>(code))));
    EXPECT_EQ(client.receive_all(), "");
    EXPECT_TRUE(client.ended_cleanly());
    client.half_close();
    EXPECT_EQ(server->desk.next().what, "closed");
    server->settle_with(0);
    EXPECT_TRUE(server->desk.nothing_more());
    EXPECT_EQ(server->sockets->open(), 0U);
  }
  // Fills the connection until its outbox holds a backlog that the kernel does not take.
  void stall(std::size_t letters, std::size_t size) {
    for (std::size_t i = 0; i < letters; ++i) {
      server->deliver(ref, "{\"" + std::string(size, 'x') + "\":1}");
      server->settle();
    }
  }

  std::unique_ptr<TestServer> server;
  live::ConnectionRef ref;
};
INSTANTIATE_TEST_SUITE_P(OverBoth, WebSocketTest, testing::Bool(), [](const auto& about) {
  return about.param ? "Tls" : "Plain";
});

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
  const auto letter = [](std::string text) {
    return std::make_shared<const live::Letters>(live::Letters{.text = std::move(text), .count = 1});
  };
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

TEST_P(WebSocketTest, ManyLettersArriveWholeAndInOrder) {
  start();
  const auto client = open(4096);
  std::vector<live::Parcel> parcels(1);
  parcels[0].to = ref;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    auto text = "{\"n\":" + std::to_string(i) + ",\"x\":\"" + std::string(280, 'x') + "\"}";
    expected += (i == 0 ? "[" : ",") + text;
    parcels[0].letters.push_back(
        std::make_shared<const live::Letters>(live::Letters{.text = std::move(text), .count = 1}));
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
  parcel.letters.push_back(std::make_shared<const live::Letters>(live::Letters{"{\"bye\":1}", 1}));
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
        Case{client_frame(opcode_close, "x"), CloseCode::protocol_error}}) {
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

TEST_P(WebSocketTest, ASilentClientIsAskedAndThenCut) {
  start();
  const auto client = open();
  server->settle();
  server->pass(seconds(21));
  const auto ping = client->frame();
  ASSERT_TRUE(ping);
  EXPECT_EQ(ping->opcode, opcode_ping);
  server->pass(seconds(25));
  EXPECT_EQ(server->desk.next().what, "closed");
  EXPECT_EQ(client->receive_all(), "");
  server->settle_with(0);
}

TEST_P(WebSocketTest, WhoAnswersThePingStays) {
  start();
  const auto client = open();
  for (int i = 0; i < 4; ++i) {
    server->pass(seconds(21));
    const auto ping = client->frame();
    ASSERT_TRUE(ping);
    ASSERT_EQ(ping->opcode, opcode_ping);
    client->send(client_frame(opcode_pong, ping->payload));
    client->send_text("here");  // told to the desk after the pong was heard
    EXPECT_EQ(server->desk.next().text, "here");
  }
  EXPECT_EQ(server->sockets->open(), 1U);
}

TEST_P(WebSocketTest, ASlowReaderLagsAndGetsAFreshStartOnceItReads) {
  NetLimits limits;
  limits.outbox_bytes_max = 100'000;
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  const auto client = open(4096);
  stall(100, 100'000);  // 10 MB: more than any kernel buffer takes
  std::size_t read = 0;
  while (server->desk.nothing_more()) {
    ASSERT_EQ(client->message().opcode, opcode_text);
    ++read;
    server->settle();
  }
  EXPECT_EQ(server->desk.next().what, "drained");
  EXPECT_LT(read, 100U);
  server->deliver(ref, "{\"missed\":1}");
  server->deliver(ref, "{\"fresh\":1}", true);
  server->deliver(ref, "{\"next\":1}");
  std::string received;
  while (received.find("next") == std::string::npos) received = client->message().payload;
  EXPECT_EQ(received.find("missed"), std::string::npos);
  EXPECT_TRUE(server->desk.nothing_more());  // asked once
}

TEST_P(WebSocketTest, WhoDoesNotReadForTooLongIsToldWhyIfItReadsAgain) {
  NetLimits limits;
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  const auto client = open(4096);
  stall(10, 1'000'000);
  client->send(client_frame(opcode_pong, ""));  // alive, but it does not read
  client->send_text("alive");
  EXPECT_EQ(server->desk.next().text, "alive");
  server->pass(seconds(31));
  expect_closed(*client, CloseCode::slow_reader);
}

TEST_P(WebSocketTest, WhoNeverReadsAgainIsCut) {
  NetLimits limits;
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  const auto client = open(4096);
  stall(10, 1'000'000);
  server->pass(seconds(31));
  server->pass(seconds(6));
  EXPECT_EQ(server->desk.next().what, "closed");
  server->settle_with(0);
}

TEST_P(WebSocketTest, WhoDoesNotAnswerTheCloseIsCut) {
  start();
  const auto client = open();
  server->sockets->close(ref, CloseCode::removed);
  EXPECT_EQ(client->close_code(), 4003U);
  server->pass(seconds(6));
  EXPECT_EQ(server->desk.next().what, "closed");
  server->settle_with(0);
}

TEST_P(WebSocketTest, PastTheTotalTheLargestBacklogIsDroppedFirst) {
  NetLimits limits;
  limits.outbox_bytes_max = 8'000'000;
  limits.written_message_bytes_max = 50'000;
  limits.waiting_bytes_all_max = 6'000'000;
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  const auto large = open(4096);
  const auto large_ref = ref;
  for (int i = 0; i < 40; ++i) server->deliver(large_ref, std::string(100'000, 'l'));
  server->settle();
  const auto small = open(4096);
  for (int i = 0; i < 30; ++i) server->deliver(ref, std::string(100'000, 's'));
  server->settle();
  // The small one still gets all of its own; the large one lags.
  std::size_t letters = 0;
  while (letters < 30) {
    const auto message = small->message();
    ASSERT_EQ(message.opcode, opcode_text);
    ++letters;
  }
  while (server->desk.nothing_more()) {
    ASSERT_EQ(large->message().opcode, opcode_text);
    server->settle();
  }
  const auto seen = server->desk.next();
  EXPECT_EQ(seen.what, "drained");
  EXPECT_EQ(seen.connection, large_ref);
}

TEST_P(WebSocketTest, WhenTheServerStopsAllAreToldAndItIsToldWhenTheyAreGone) {
  start({}, 2);
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < 5; ++i) clients.push_back(open());
  const auto idle = server->connect();
  std::promise<void> gone;
  server->sockets->close_all(CloseCode::restarting, [&] { gone.set_value(); });
  for (auto& client : clients) {
    EXPECT_EQ(client->close_code(), 1012U);
    client->send(client_frame(opcode_close, close_payload(1012)));
    client->receive_all();
    client->half_close();
  }
  gone.get_future().wait();
  EXPECT_EQ(server->sockets->open(), 0U);
  server->settle_with(0);
}

TEST_P(WebSocketTest, WhenTheServerStopsWhoDoesNotAnswerIsCut) {
  NetLimits limits;
  limits.close_all_time_max = std::chrono::milliseconds(1);
  start(limits, 2);
  const auto first = open();
  const auto second = open();
  std::promise<void> gone;
  server->sockets->close_all(CloseCode::restarting, [&] { gone.set_value(); });
  gone.get_future().wait();
  server->settle_with(0);
  EXPECT_EQ(server->desk.next().what, "closed");
  EXPECT_EQ(server->desk.next().what, "closed");
}

TEST_P(WebSocketTest, TheDeskHearsTheClockOnEveryLoop) {
  start({}, 3);
  server->pass(seconds(1));
  EXPECT_EQ(server->desk.ticks(), 3);
}

TEST_P(WebSocketTest, PeopleBehindAProxyAreLimitedOneByOne) {
  NetLimits limits;
  limits.connections_per_address_max = 1;
  server = std::make_unique<TestServer>(TestServer::Options{
      .tls = GetParam(), .limits = limits, .admission = {.trusted_proxies = {"127.0.0.1"}}});
  const auto first = server->connect();
  EXPECT_EQ(first->upgrade("X-Forwarded-For: 198.51.100.1\r\n").status, 101U);
  EXPECT_EQ(server->desk.next().text, "198.51.100.1");
  EXPECT_EQ(server->connect()->upgrade("X-Forwarded-For: 198.51.100.1\r\n").status, 429U);
  EXPECT_EQ(server->connect()->upgrade("X-Forwarded-For: 198.51.100.2\r\n").status, 101U);
}

}  // namespace
}  // namespace chats::net
