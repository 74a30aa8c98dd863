// What happens to those who are silent, read slowly, or do not answer.
#include <gtest/gtest.h>

#include <future>

#include "tests/net/web_socket_fixture.hpp"

namespace chats::net {
namespace {

using core::CloseCode;
using std::chrono::seconds;

class WebSocketPatience : public WebSocketTest {};
INSTANTIATE_TEST_SUITE_P(EachWay, WebSocketPatience, each_way, name_of);

TEST_P(WebSocketPatience, ASilentClientIsAskedAndThenCut) {
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
  EXPECT_TRUE(client->ended());
  server->settle_with(0);
}

// What was sent by the ring is kept open by it (SendRing::let_go).
TEST_P(WebSocketPatience, WhoWasToldSomethingIsCutAsWell) {
  start();
  const auto client = open();
  server->deliver(ref, "{\"told\":1}");
  EXPECT_EQ(client->message().payload, "{\"told\":1}");
  server->pass(seconds(46));
  EXPECT_EQ(server->desk.next().what, "closed");
  EXPECT_EQ(client->receive_all(), "");
  EXPECT_TRUE(client->ended());
}

TEST_P(WebSocketPatience, WhoAnswersThePingStays) {
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

TEST_P(WebSocketPatience, ASlowReaderLagsAndGetsAFreshStartOnceItReads) {
  NetLimits limits;
  limits.outbox_bytes_max = 150'000;  // more than one letter: the first is written, not dropped
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  // Answered at once, as the real desk does: the client knows by the last letter that it was asked.
  server->desk.on_drained = [this](live::ConnectionRef drained) {
    server->deliver(drained, "{\"missed\":1}");
    server->deliver(drained, "{\"fresh\":1}", true);
    server->deliver(drained, "{\"next\":1}");
  };
  const auto client = open(4096);
  stall(100, 100'000);  // 10 MB: more than any kernel buffer takes
  EXPECT_TRUE(server->desk.nothing_more());  // not asked before it reads
  const auto read = messages_until("next", *client);
  EXPECT_GT(read.size(), 1U);
  EXPECT_LT(read.size(), 100U);
  for (const auto& message : read) EXPECT_EQ(message.find("missed"), std::string::npos);
  EXPECT_EQ(server->desk.next().what, "drained");
  client->send_text("here");
  EXPECT_EQ(server->desk.next().text, "here");  // asked once
}

TEST_P(WebSocketPatience, WhoDoesNotReadForTooLongIsToldWhyIfItReadsAgain) {
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

TEST_P(WebSocketPatience, WhoAsksAndDoesNotReadIsHeardNoFurtherUntilItReads) {
  NetLimits limits;
  limits.outbox_bytes_max = 100'000'000;
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  const auto client = open(4096);
  stall(10, 1'000'000);
  client->send(client_frame(opcode_ping, "there?") + client_frame(opcode_text, "one"));
  EXPECT_EQ(server->desk.next().text, "one");
  client->send_text("two");
  server->settle();
  EXPECT_TRUE(server->desk.nothing_more());
  auto frame = client->frame();
  while (frame && frame->opcode == opcode_text) frame = client->frame();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->payload, "there?");
  EXPECT_EQ(server->desk.next().text, "two");
}

TEST_P(WebSocketPatience, WhatWaitedForASlowReaderIsFreedOnceItIsWritten) {
  NetLimits limits;
  limits.outbox_bytes_max = 100'000'000;
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  const auto client = open(4096);
  stall(1, 5'000'000);
  auto kept = letter("{\"waits\":1}");
  const std::weak_ptr<const live::Letters> waits = kept;
  live::Parcel parcel;
  parcel.to = ref;
  parcel.letters = {std::move(kept)};
  server->sockets->deliver(ref.loop, {std::move(parcel)});
  server->settle();
  EXPECT_FALSE(waits.expired());
  messages_until("waits", *client);
  client->send_text("here");
  EXPECT_EQ(server->desk.next().text, "here");
  server->settle();
  EXPECT_TRUE(waits.expired());
}

TEST_P(WebSocketPatience, WhoNeverReadsAgainIsCut) {
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

TEST_P(WebSocketPatience, WhoDoesNotAnswerTheCloseIsCut) {
  start();
  const auto client = open();
  server->sockets->close(ref, CloseCode::removed);
  EXPECT_EQ(client->close_code(), 4003U);
  server->pass(seconds(6));
  EXPECT_EQ(server->desk.next().what, "closed");
  server->settle_with(0);
}

TEST_P(WebSocketPatience, PastTheTotalTheLargestBacklogIsDroppedFirst) {
  NetLimits limits;
  limits.outbox_bytes_max = 8'000'000;
  limits.written_message_bytes_max = 50'000;
  limits.waiting_bytes_all_max = 6'000'000;
  limits.unsent_kernel_bytes_max = 4096;
  start(limits);
  server->desk.on_drained = [this](live::ConnectionRef drained) {
    server->deliver(drained, "{\"fresh\":1}", true);
  };
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
  EXPECT_LT(messages_until("fresh", *large).size(), 40U);
  const auto seen = server->desk.next();
  EXPECT_EQ(seen.what, "drained");
  EXPECT_EQ(seen.connection, large_ref);
}

TEST_P(WebSocketPatience, WhenTheServerStopsAllAreToldAndItIsToldWhenTheyAreGone) {
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

TEST_P(WebSocketPatience, WhenTheServerStopsWhoDoesNotAnswerIsCut) {
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

TEST_P(WebSocketPatience, TheDeskHearsTheClockOnEveryLoop) {
  start({}, 3);
  server->pass(seconds(1));
  EXPECT_EQ(server->desk.ticks(), 3);
}

TEST_P(WebSocketPatience, PeopleBehindAProxyAreLimitedOneByOne) {
  NetLimits limits;
  limits.connections_per_address_max = 1;
  server = std::make_unique<TestServer>(TestServer::Options{
      .tls = GetParam().tls, .limits = limits, .admission = {.trusted_proxies = {"127.0.0.1"}}});
  const auto first = server->connect();
  EXPECT_EQ(first->upgrade("X-Forwarded-For: 198.51.100.1\r\n").status, 101U);
  EXPECT_EQ(server->desk.next().text, "198.51.100.1");
  EXPECT_EQ(server->connect()->upgrade("X-Forwarded-For: 198.51.100.1\r\n").status, 429U);
  EXPECT_EQ(server->connect()->upgrade("X-Forwarded-For: 198.51.100.2\r\n").status, 101U);
}

}  // namespace
}  // namespace chats::net
