// Opens WebSockets on a real server, with TLS or without, and sees them end in order.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/net/test_server.hpp"

namespace chats::net {

// What is delivered goes out by io_uring (where the kernel offers none: as without), or one by one.
struct Way {
  bool tls, by_ring;
};
inline const auto each_way =
    testing::Values(Way{false, false}, Way{false, true}, Way{true, false}, Way{true, true});
inline std::string name_of(const testing::TestParamInfo<Way>& way) {
  return std::string(way.param.tls ? "Tls" : "Plain") + (way.param.by_ring ? "ByRing" : "");
}

class WebSocketTest : public testing::TestWithParam<Way> {
 protected:
  void start(NetLimits limits = {}, std::size_t loops = 1) {
    limits.sends_by_ring = GetParam().by_ring;
    limits.ring_sends_min = 1;
    server = std::make_unique<TestServer>(
        TestServer::Options{.tls = GetParam().tls, .loops = loops, .limits = limits});
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
  void expect_closed(TestClient& client, core::CloseCode code) {
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
  static live::SharedLetters letter(std::string text) {
    return std::make_shared<const live::Letters>(
        live::Letters{.text = std::move(text), .count = 1});
  }
  // Fills the connection until its outbox holds a backlog that the kernel does not take.
  void stall(std::size_t letters, std::size_t size) {
    for (std::size_t i = 0; i < letters; ++i) {
      server->deliver(ref, "{\"" + std::string(size, 'x') + "\":1}");
      server->settle();
    }
  }
  // Up to the one that has the word in it. What the desk is told meanwhile says nothing about what
  // is still to come: the last byte is here before the server hears that it was taken.
  static std::vector<std::string> messages_until(std::string_view word, TestClient& client) {
    std::vector<std::string> messages;
    do {
      const auto message = client.message();
      EXPECT_EQ(message.opcode, opcode_text);
      if (message.opcode != opcode_text) break;
      messages.push_back(message.payload);
    } while (messages.back().find(word) == std::string::npos);
    return messages;
  }

  std::unique_ptr<TestServer> server;
  live::ConnectionRef ref;
};

}  // namespace chats::net
