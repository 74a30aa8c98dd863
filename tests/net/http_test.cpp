#include <gtest/gtest.h>

#include <set>

#include "tests/net/test_server.hpp"

namespace chats::net {
namespace {

using std::chrono::seconds;

// Everything that HTTP promises holds with TLS and without.
class HttpTest : public testing::TestWithParam<bool> {
 protected:
  TestServer server{{.tls = GetParam()}};
};
INSTANTIATE_TEST_SUITE_P(OverBoth, HttpTest, testing::Bool(), [](const auto& about) {
  return about.param ? "Tls" : "Plain";
});

TEST_P(HttpTest, AnswersSeveralRequestsOnOneConnection) {
  const auto client = server.connect();
  EXPECT_EQ(client->get("/one").body, "GET /one  127.0.0.1\n");
  EXPECT_EQ(client->get("/two?x").body, "GET /two?x  127.0.0.1\n");
}

TEST_P(HttpTest, AnswersRequestsThatCameTogetherInTheirOrder) {
  const auto client = server.connect();
  const std::string get = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  client->send("GET /later" + get + "GET /two" + get + "GET /three" + get);
  EXPECT_EQ(client->reply().body, "GET /later  127.0.0.1\n");
  EXPECT_EQ(client->reply().body, "GET /two  127.0.0.1\n");
  EXPECT_EQ(client->reply().body, "GET /three  127.0.0.1\n");
}

TEST_P(HttpTest, EveryAnswerCarriesTheStandingHeaders) {
  const auto client = server.connect();
  for (const auto& reply :
       {client->get("/"), client->get("/ws"), client->ask("nonsense\r\n\r\n")}) {
    EXPECT_TRUE(reply.header("Content-Security-Policy").starts_with("default-src 'none';"));
    EXPECT_NE(reply.header("Content-Security-Policy").find("frame-ancestors 'none'"),
              std::string::npos);
    EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(reply.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(reply.header("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(reply.header("Strict-Transport-Security").empty(), !GetParam());
  }
}

TEST_P(HttpTest, HeadGetsTheHeadersOfGetAndNoBody) {
  const auto client = server.connect();
  const auto reply = client->ask("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(reply.status, 200U);
  EXPECT_EQ(reply.header("Content-Length"), "19");
  EXPECT_EQ(client->get("/next").status, 200U);
}

TEST_P(HttpTest, ABodyOnTheApiIsHandedOn) {
  const auto client = server.connect();
  const auto reply = client->ask(
      "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc");
  EXPECT_EQ(reply.body, "POST /api/v1/sessions abc 127.0.0.1\n");
}

TEST_P(HttpTest, ABodyIsSentOnAfterContinue) {
  const auto client = server.connect();
  client->send(
      "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client->reply().status, 100U);
  client->send("abc");
  EXPECT_EQ(client->reply().body, "POST /api abc 127.0.0.1\n");
}

TEST_P(HttpTest, RefusalsCloseTheConnectionInOrder) {
  struct Case {
    std::string request;
    unsigned status;
  };
  const std::string host = "Host: localhost\r\n";
  for (const auto& [request, status] :
       {Case{"nonsense\r\n\r\n", 400},
        Case{"GET / HTTP/1.1\r\n" + host + "X: " + std::string(17000, 'x') + "\r\n\r\n", 431},
        Case{"GET / HTTP/1.1\r\n" + host + "Content-Length: 1\r\n\r\nx", 413},
        Case{"POST /api HTTP/1.1\r\n" + host + "Content-Length: 300000\r\n\r\n" +
                 std::string(300000, 'x'),
             413}}) {
    const auto client = server.connect();
    EXPECT_EQ(client->ask(request).status, status);
    EXPECT_EQ(client->receive_all(), "");
    EXPECT_TRUE(client->ended_cleanly()) << status;
  }
}

TEST_P(HttpTest, AHeadThatComesTooSlowlyIsRefused) {
  const auto client = server.connect();
  client->send("GET / HTTP/1.1\r\nHost:");
  server.settle_with(1);
  server.pass(seconds(4));
  client->send(" localhost");
  server.pass(seconds(2));
  EXPECT_EQ(client->reply().status, 408U);
  EXPECT_EQ(client->receive_all(), "");
  EXPECT_TRUE(client->ended_cleanly());
}

TEST_P(HttpTest, ABodyThatComesTooSlowlyIsRefused) {
  const auto client = server.connect();
  client->send(
      "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client->reply().status, 100U);
  server.pass(seconds(29));
  server.pass(seconds(2));
  EXPECT_EQ(client->reply().status, 408U);
}

TEST_P(HttpTest, AnIdleConnectionIsClosedWithoutAWord) {
  const auto client = server.connect();
  client->get("/");
  server.settle();
  server.pass(seconds(21));
  EXPECT_EQ(client->receive_all(), "");
  EXPECT_TRUE(client->ended_cleanly());
}

TEST_P(HttpTest, AnApplicationThatDoesNotAnswerIsAnsweredFor) {
  const auto client = server.connect();
  client->send("GET /silent HTTP/1.1\r\nHost: localhost\r\n\r\n");
  server.settle_with(1);
  // The request may not have been read yet; only time after it counts.
  Reply reply;
  for (int i = 0; i < 100 && reply.status == 0; ++i) {
    server.pass(seconds(1));
    if (i >= 62) reply = client->reply();
  }
  EXPECT_EQ(reply.status, 503U);
}

TEST_P(HttpTest, WhoDoesNotReadAnAnswerIsCutAfterItStalled) {
  const auto client = server.connect(4096);
  client->send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
  client->receive();  // the answer has begun
  server.settle();
  server.pass(seconds(31));
  server.pass(seconds(31));
  server.settle_with(0);
  EXPECT_LT(client->receive_all().size(), std::size_t{4} << 20U);
  EXPECT_FALSE(client->ended_cleanly());
}

TEST_P(HttpTest, ABigAnswerArrivesWhole) {
  const auto client = server.connect(4096);
  EXPECT_EQ(client->get("/big").body, std::string(4U << 20U, 'b'));
}

TEST_P(HttpTest, ALineBreakInAHeaderOfTheApplicationCannotWriteAnother) {
  const auto client = server.connect();
  const auto reply = client->get("/injected");
  EXPECT_EQ(reply.header("X-Bad"), "");
  EXPECT_EQ(reply.header("X-Evil"), "");
}

TEST_P(HttpTest, AConnectionThatIsResetIsForgotten) {
  const auto client = server.connect();
  client->get("/");
  client->reset();
  server.settle_with(0);
}

TEST_P(HttpTest, WebSocketsAreRequiredWhereTheyAreSpoken) {
  const auto client = server.connect();
  const auto reply = client->get("/ws");
  EXPECT_EQ(reply.status, 426U);
  EXPECT_EQ(reply.header("Upgrade"), "websocket");
  EXPECT_EQ(client->get("/").status, 200U);
}

TEST_P(HttpTest, RefusedUpgradesSayWhy) {
  struct Case {
    std::string header;
    unsigned status;
  };
  for (const auto& [header, status] :
       {Case{"Origin: https://evil.example\r\n", 403}, Case{"Host: localhost\r\n", 400},
        Case{"Sec-WebSocket-Key: x\r\n", 400}, Case{"Origin: null\r\n", 403}}) {
    const auto client = server.connect();
    EXPECT_EQ(client->upgrade(header).status, status) << header;
    EXPECT_EQ(client->receive_all(), "");
  }
  const auto client = server.connect();
  const auto reply = client->ask(
      "GET /ws HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  EXPECT_EQ(reply.status, 421U);
}

TEST_P(HttpTest, FramesBeforeTheAnswerAreRefused) {
  const auto client = server.connect();
  client->send(
      "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" +
      client_frame(opcode_text, "early"));
  EXPECT_EQ(client->reply().status, 400U);
}

TEST(TlsArrival, WhoDoesNotShakeHandsInTimeIsCut) {
  TestServer server;
  TestClient silent(server.port(), {});
  server.settle_with(1);
  server.pass(seconds(6));
  server.settle_with(0);
  EXPECT_EQ(silent.receive_all(), "");
}

TEST(TlsArrival, AHandshakeThatStopsHalfwayIsCutAndItsSlotIsFree) {
  NetLimits limits;
  limits.handshakes_at_once_max = 1;
  TestServer server({.limits = limits});
  TestClient stuck(server.port(), {});
  stuck.send_raw("\x16\x03\x01");  // the start of a hello
  server.settle_with(1);
  TestClient second(server.port(), {});
  std::thread shaking([&] { EXPECT_TRUE(second.shake_hands()); });
  // The second waits in the queue until the first one's time is over.
  while (server.admission.handshakes().waiting() == 0) server.settle();
  server.pass(seconds(6));
  shaking.join();
  EXPECT_EQ(second.get("/").status, 200U);
}

TEST(TlsArrival, AHandshakeThatStopsHalfwayKeepsNobodyElseWaiting) {
  NetLimits limits;
  limits.handshakes_at_once_max = 1;
  TestServer server({.limits = limits});
  TestClient stuck(server.port(), {});
  stuck.send_raw("\x16\x03\x01");
  server.settle_with(1);
  TestClient second(server.port(), {});
  std::thread shaking([&] { EXPECT_TRUE(second.shake_hands()); });
  while (server.admission.handshakes().waiting() == 0) server.settle();
  server.pass(seconds(2));
  shaking.join();
  EXPECT_EQ(second.get("/").status, 200U);
  server.settle_with(2);
}

TEST(TlsArrival, AHandshakeThatWaitsForABusyServerKeepsItsPlace) {
  NetLimits limits;
  limits.handshakes_at_once_max = 1;
  TestServer server({.limits = limits});
  TestClient first(server.port(), {});
  first.send_raw("\x16\x03");
  server.settle_with(1);
  TestClient second(server.port(), {});
  second.send_raw("\x16\x03");
  while (server.admission.handshakes().waiting() == 0) server.settle();
  server.pass_busy(seconds(2), [&] { first.send_raw("\x01"); });
  EXPECT_EQ(server.admission.handshakes().waiting(), 1U);
  server.pass(seconds(1));
  EXPECT_EQ(server.admission.handshakes().waiting(), 0U);
}

TEST(TlsArrival, WhoWaitsTooLongForAHandshakeLeavesTheLine) {
  NetLimits limits;
  limits.handshakes_at_once_max = 1;
  limits.handshake_place_max = limits.handshake_time_max;
  limits.handshake_queue_max = seconds(2);
  TestServer server({.limits = limits});
  TestClient stuck(server.port(), {});
  stuck.send_raw("\x16\x03\x01");
  server.settle_with(1);
  TestClient second(server.port(), {});
  second.send_raw("\x16\x03\x01");
  while (server.admission.handshakes().waiting() == 0) server.settle();
  server.pass(seconds(3));
  server.settle_with(1);
  EXPECT_EQ(server.admission.handshakes().waiting(), 0U);
}

TEST(TlsArrival, PlainHttpOnTheTlsPortIsClosed) {
  TestServer server;
  TestClient plain(server.port(), {.tls = false});
  plain.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  plain.receive_all();
  server.settle_with(0);
}

TEST(TlsArrival, BothVersionsAreSpokenAndOlderOnesAreNot) {
  TestServer server;
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TestClient client(server.port(), {.tls_version = version});
    ASSERT_TRUE(client.shake_hands());
    EXPECT_EQ(client.get("/").status, 200U);
  }
  TestClient old(server.port(), {.tls_version = TLS1_1_VERSION});
  EXPECT_FALSE(old.shake_hands());
}

TEST(Arrival, ConnectionsPastTheAddressLimitAreCutBeforeTls) {
  NetLimits limits;
  limits.connections_per_address_max = 1;
  TestServer server({.limits = limits});
  const auto first = server.connect();
  EXPECT_EQ(first->get("/").status, 200U);
  TestClient second(server.port(), {});
  EXPECT_FALSE(second.shake_hands());
  EXPECT_EQ(first->get("/").status, 200U);
}

TEST(Arrival, ATrustedProxyNamesThePersonAndTheScheme) {
  TestServer server({.tls = false, .admission = {.trusted_proxies = {"127.0.0.0/8"}}});
  const auto client = server.connect();
  const auto reply = client->ask(
      "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 6.6.6.6, 198.51.100.7\r\n"
      "X-Forwarded-Proto: https\r\n\r\n");
  EXPECT_EQ(reply.body, "GET /  198.51.100.7\n");
  EXPECT_NE(reply.header("Strict-Transport-Security"), "");
}

TEST(Arrival, ConnectionsAreSpreadOverTheLoops) {
  TestServer server({.tls = false, .loops = 2});
  std::vector<std::unique_ptr<TestClient>> clients;
  std::set<std::uint32_t> loops;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(server.connect());
    ASSERT_EQ(clients.back()->upgrade().status, 101U);
    loops.insert(server.desk.next().connection.loop);
  }
  EXPECT_EQ(loops.size(), 2U);
}

TEST(Listening, ATakenPortIsOneClearSentence) {
  TestServer server;
  try {
    const Listener second({"127.0.0.1", server.port()}, *server.sockets,
                          {.app = server.app, .admission = server.admission});
    FAIL() << "the port was taken twice";
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string(error.what()), "Port " + std::to_string(server.port()) +
                                             " on 127.0.0.1 is already taken by another program.");
  }
}

TEST(Listening, AnAddressThatIsNotOursIsOneClearSentence) {
  TestServer server;
  try {
    const Listener elsewhere({"203.0.113.7", 0}, *server.sockets,
                             {.app = server.app, .admission = server.admission});
    FAIL() << "another machine's address was taken";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "This machine has no address 203.0.113.7.");
  }
}

TEST(Listening, AddressesAreRead) {
  EXPECT_EQ(parse_listen_address("127.0.0.1:8443").address, "127.0.0.1");
  EXPECT_EQ(parse_listen_address("[::1]:0").address, "::1");
  EXPECT_EQ(parse_listen_address(":443").address, "::");
  EXPECT_EQ(parse_listen_address("localhost:65535").port, 65535);
  for (const auto* text : {"", "8443", "a:", "a:x", "a:65536", "a:-1", "a:1x"}) {
    EXPECT_THROW(parse_listen_address(text), std::runtime_error) << text;
  }
  TestServer server;
  EXPECT_THROW(Listener({"nowhere", 0}, *server.sockets,
                        {.app = server.app, .admission = server.admission}),
               std::runtime_error);
}

}  // namespace
}  // namespace chats::net
