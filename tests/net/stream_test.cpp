#include "server/net/stream.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <thread>

#include "server/net/tls_context.hpp"
#include "tests/net/certificate.hpp"
#include "tests/net/test_client.hpp"

namespace chats::net {
namespace {

// The server's side runs in the test, the client's in a thread that the test gives its part.
class StreamTest : public testing::TestWithParam<bool> {
 protected:
  StreamTest() {
    if (!GetParam()) return;
    context = std::make_unique<TlsContext>(
        make_certificate(folder, "server"),
        std::make_shared<TicketKeys>("", std::chrono::sys_seconds{}));
  }
  ~StreamTest() override {
    if (client_part.joinable()) client_part.join();
  }

  // Connects a client, which shakes hands and then plays its part.
  template <class Part>
  Stream& accept(Part part, bool shakes_hands = true) {
    const auto port = acceptor.local_endpoint().port();
    client_part = std::thread([port, part, shakes_hands, tls = GetParam()] {
      TestClient client(port, {.tls = tls, .receive_buffer_bytes = 4096});
      if (shakes_hands) {
        EXPECT_TRUE(client.shake_hands());
      }
      part(client);
    });
    stream.emplace(acceptor.accept(), context ? context->new_session() : nullptr);
    if (!shakes_hands) return *stream;
    stream->handshake([](error_code error) { EXPECT_FALSE(error) << error.message(); });
    run();
    return *stream;
  }
  void run() {
    io.restart();
    io.run();
  }
  error_code read_until_end() {
    error_code end;
    while (!end) {
      stream->async_read_some(asio::buffer(bytes), [&](error_code error, std::size_t count) {
        end = error;
        received.append(bytes.data(), count);
      });
      run();
    }
    return end;
  }

  TemporaryFolder folder;
  std::unique_ptr<TlsContext> context;
  asio::io_context io;
  asio::ip::tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
  std::optional<Stream> stream;
  std::array<char, 1000> bytes{};
  std::string received;
  std::thread client_part;
};
INSTANTIATE_TEST_SUITE_P(OverBoth, StreamTest, testing::Bool(), [](const auto& about) {
  return about.param ? "Tls" : "Plain";
});

TEST_P(StreamTest, ManyPiecesOfManySizesArriveWholeThroughAFullSocket) {
  std::vector<std::string> pieces;
  std::string expected;
  for (std::size_t i = 0; i < 400; ++i) {
    pieces.push_back(std::string(i % 7 == 0 ? 0 : i % 5 == 0 ? 50'000 : i, char('a' + i % 26)));
    expected += pieces.back();
  }
  std::string got;
  accept([&](TestClient& client) { got = client.receive_all(); });
  std::vector<asio::const_buffer> buffers;
  for (const auto& piece : pieces) buffers.push_back(asio::buffer(piece));
  asio::async_write(*stream, buffers, [&](error_code error, std::size_t count) {
    EXPECT_FALSE(error) << error.message();
    EXPECT_EQ(count, expected.size());
    stream->shut_down([](error_code) {});
  });
  run();
  client_part.join();
  EXPECT_EQ(got.size(), expected.size());
  EXPECT_TRUE(got == expected);
}

TEST_P(StreamTest, BothDirectionsAtOnce) {
  const std::string much(3'000'000, 'm');
  accept([&](TestClient& client) {
    client.send(much);
    std::size_t got = 0;
    while (got < much.size()) got += client.receive().size();
    if (GetParam()) client.close_notify();
    client.half_close();
  });
  asio::async_write(*stream, asio::buffer(much), [](error_code error, std::size_t) {
    EXPECT_FALSE(error) << error.message();
  });
  std::function<void()> read = [&] {
    stream->async_read_some(asio::buffer(bytes), [&](error_code error, std::size_t count) {
      received.append(bytes.data(), count);
      if (!error) return read();
      EXPECT_EQ(error, asio::error::eof);
    });
  };
  read();
  run();
  client_part.join();
  EXPECT_TRUE(received == much);
}

TEST_P(StreamTest, AnOrderlyEndIsAnEnd) {
  accept([](TestClient& client) {
    client.send("last");
    if (GetParam()) client.close_notify();
    client.half_close();
  });
  EXPECT_EQ(read_until_end(), asio::error::eof);
  EXPECT_EQ(received, "last");
}

TEST_P(StreamTest, ACutConnectionIsNoOrderlyEndOverTls) {
  accept([](TestClient& client) {
    client.send("first half");
    client.half_close();
  });
  const auto end = read_until_end();
  if (GetParam()) {
    EXPECT_EQ(end, make_error_code(StreamError::truncated)) << end.message();
  } else {
    EXPECT_EQ(end, asio::error::eof);
  }
  EXPECT_EQ(received, "first half");
}

TEST_P(StreamTest, ShuttingDownSaysGoodbyeAndDropsWhatStillComes) {
  bool ended_cleanly = false;
  accept([&](TestClient& client) {
    EXPECT_EQ(client.receive_all(), "bye");
    ended_cleanly = client.ended_cleanly();
    client.send(std::string(100'000, 'x'));  // would reset a connection that was just closed
  });
  asio::async_write(*stream, asio::buffer("bye", 3), [&](error_code, std::size_t) {
    stream->shut_down([](error_code) {});
  });
  run();
  client_part.join();
  EXPECT_TRUE(ended_cleanly);
  EXPECT_FALSE(stream->is_open());
}

TEST_P(StreamTest, WritingToSomeoneWhoIsGoneIsAnErrorAndNoSignal) {
  accept([](TestClient& client) { client.reset(); });
  client_part.join();
  const std::string much(10'000'000, 'm');
  error_code end;
  asio::async_write(*stream, asio::buffer(much),
                    [&](error_code error, std::size_t) { end = error; });
  run();
  EXPECT_TRUE(end == asio::error::broken_pipe || end == asio::error::connection_reset)
      << end.message();
}

TEST_P(StreamTest, AResetEndsAReadWithAnError) {
  accept([](TestClient& client) { client.reset(); });
  // OpenSSL may have met the reset while it sent its ticket and kept it to itself; what it reads
  // then is an end without close_notify.
  const auto end = read_until_end();
  EXPECT_TRUE(end == asio::error::connection_reset ||
              (GetParam() && end == make_error_code(StreamError::truncated)))
      << end.message();
}

TEST_P(StreamTest, AbortingEndsWhatIsUnderWay) {
  accept([](TestClient& client) { client.receive_all(); });
  error_code read_end;
  error_code write_end;
  const std::string much(10'000'000, 'm');
  stream->async_read_some(asio::buffer(bytes),
                          [&](error_code error, std::size_t) { read_end = error; });
  asio::post(io, [&] { stream->abort(); });
  asio::async_write(*stream, asio::buffer(much),
                    [&](error_code error, std::size_t) { write_end = error; });
  run();
  EXPECT_EQ(read_end, asio::error::operation_aborted);
  EXPECT_EQ(write_end, asio::error::operation_aborted);
  // Whatever is begun afterwards does not touch a socket number that is not ours any more.
  EXPECT_EQ(read_until_end(), asio::error::operation_aborted);
  stream->shut_down([&](error_code error) { EXPECT_EQ(error, asio::error::operation_aborted); });
  run();
}

class HandshakeTest : public StreamTest {};
INSTANTIATE_TEST_SUITE_P(OverTls, HandshakeTest, testing::Values(true));

TEST_P(HandshakeTest, WhatIsNoHandshakeIsRefused) {
  accept([](TestClient& client) {
    client.send_raw("GET / HTTP/1.1\r\n\r\n");
    client.receive_all();
  }, false);
  error_code end;
  stream->handshake([&](error_code error) {
    end = error;
    stream->shut_down([](error_code) {});
  });
  run();
  EXPECT_EQ(end, make_error_code(StreamError::tls_failed)) << end.message();
}

TEST_P(HandshakeTest, AHandshakeThatIsCutIsAnError) {
  accept([](TestClient& client) { client.send_raw("\x16\x03\x01"); }, false);
  error_code end;
  stream->handshake([&](error_code error) { end = error; });
  run();
  EXPECT_TRUE(end);
}

TEST_P(StreamTest, WhatWasReleasedGoesOnWithoutAsio) {
  std::string got;
  accept([&](TestClient& client) {
    client.send("hello");
    got = client.receive_all();
  });
  Channel channel = stream->release();
  EXPECT_FALSE(stream->is_open());
  std::array<char, Channel::record_bytes_max> buffer;
  Channel::Step step;
  do {
    step = channel.read(buffer);
  } while (step.want == Channel::Want::readable);
  EXPECT_EQ(std::string_view(buffer.data(), step.bytes), "hello");
  const std::string_view answer = "bye";
  EXPECT_EQ(channel.write({&answer, 1}).bytes, answer.size());
  EXPECT_EQ(channel.say_goodbye().want, Channel::Want::nothing);
  client_part.join();
  EXPECT_EQ(got, "bye");
  ::close(channel.socket());
}

}  // namespace
}  // namespace chats::net
