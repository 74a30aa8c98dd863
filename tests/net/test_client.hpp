// A client of the tests: blocking sockets, OpenSSL used plainly, HTTP and WebSocket by hand. It
// shares no code with the server. A call that gets no answer for 30 s fails the test.
#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tests/net/frames.hpp"

namespace chats::net {

struct Reply {
  unsigned status = 0;
  std::string head;  // with the status line, without the empty line
  std::string body;
  std::string header(std::string_view name) const;  // empty: not there
};

struct Frame {
  unsigned opcode = 0;
  bool final = true;
  std::string payload;
  unsigned close_code() const;
};

class TestClient {
 public:
  struct Options {
    bool tls = true;
    int receive_buffer_bytes = 0;  // 0: the system's
    SSL_SESSION* resume = nullptr;
    int tls_version = 0;           // 0: any
  };
  // Connects, without a handshake.
  TestClient(std::uint16_t port, Options options);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  bool shake_hands();
  void send(std::string_view bytes);
  void send_raw(std::string_view bytes);  // below TLS
  // At least one byte; empty: the end, see ended_cleanly().
  std::string receive();
  std::string receive_all();
  bool ended_cleanly() const { return ended_cleanly_; }
  // In order or not; false: nothing came for as long as it waits.
  bool ended() const { return ended_; }

  Reply reply(bool without_body = false);
  Reply ask(std::string_view request);
  Reply get(std::string_view target);

  // The upgrade; the reply's status is 101 when it is open.
  Reply upgrade(std::string_view more_headers = {});
  void send_text(std::string_view text) { send(client_frame(opcode_text, text)); }
  std::optional<Frame> frame();  // nothing: the connection has ended
  // The next frame that is no ping, and the code when it is a close; 0: ended without one.
  Frame message();
  unsigned close_code();

  void close_notify();
  void half_close();  // FIN without close_notify
  void reset();       // RST

  SSL* tls() { return tls_.get(); }
  int socket() const { return socket_; }

 private:
  struct FreeSsl {
    void operator()(SSL* tls) const { SSL_free(tls); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };
  bool fill();
  std::string take(std::size_t count);

  int socket_ = -1;
  std::unique_ptr<SSL_CTX, FreeSsl> context_;
  std::unique_ptr<SSL, FreeSsl> tls_;
  std::string received_;
  bool ended_cleanly_ = false;
  bool ended_ = false;
};

}  // namespace chats::net
