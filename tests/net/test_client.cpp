#include "tests/net/test_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <stdexcept>

namespace chats::net {

namespace {

// OpenSSL's own socket writes raise it. For this thread alone: the server must not need that.
void block_sigpipe() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// A socket with a timeout is interrupted when the program is stopped and goes on (signal(7)).
template <class Call>
auto uninterrupted(Call call) {
  for (;;) {
    ERR_clear_error();
    errno = 0;
    if (const auto result = call(); result > 0 || errno != EINTR) return result;
  }
}

}  // namespace

std::string Reply::header(std::string_view name) const {
  const auto lower_all = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
  };
  const auto found = lower_all(head).find("\r\n" + lower_all(std::string(name)) + ": ");
  if (found == std::string::npos) return {};
  const auto begin = found + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

unsigned Frame::close_code() const {
  if (opcode != opcode_close || payload.size() < 2) return 0;
  return static_cast<unsigned>(static_cast<unsigned char>(payload[0])) << 8U |
         static_cast<unsigned char>(payload[1]);
}

TestClient::TestClient(std::uint16_t port, Options options)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  block_sigpipe();
  const timeval patience{.tv_sec = 30, .tv_usec = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
  if (options.receive_buffer_bytes > 0) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &options.receive_buffer_bytes, sizeof(int));
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
    throw std::runtime_error("the test cannot connect");
  }
  if (!options.tls) return;
  context_.reset(SSL_CTX_new(TLS_client_method()));
  if (options.tls_version != 0) {
    SSL_CTX_set_min_proto_version(context_.get(), options.tls_version);
    SSL_CTX_set_max_proto_version(context_.get(), options.tls_version);
  }
  tls_.reset(SSL_new(context_.get()));
  SSL_set_fd(tls_.get(), socket_);
  if (options.resume != nullptr) SSL_set_session(tls_.get(), options.resume);
}

TestClient::~TestClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool TestClient::shake_hands() {
  return tls_ == nullptr || uninterrupted([&] { return SSL_connect(tls_.get()); }) == 1;
}

void TestClient::send(std::string_view bytes) {
  if (tls_ == nullptr) return send_raw(bytes);
  ERR_clear_error();
  if (!bytes.empty()) SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()));
}

void TestClient::send_raw(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

bool TestClient::fill() {
  std::array<char, 16384> bytes;
  if (tls_ == nullptr) {
    const auto count =
        uninterrupted([&] { return ::recv(socket_, bytes.data(), bytes.size(), 0); });
    ended_cleanly_ = count == 0;
    ended_ = count == 0 || (count < 0 && errno != EAGAIN);
    if (count > 0) received_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
  }
  const int count = uninterrupted([&] {
    return SSL_read(tls_.get(), bytes.data(), static_cast<int>(bytes.size()));
  });
  if (count > 0) {
    received_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
  }
  const int why = SSL_get_error(tls_.get(), count);
  ended_cleanly_ = why == SSL_ERROR_ZERO_RETURN;
  ended_ = why != SSL_ERROR_WANT_READ;
  return false;
}

std::string TestClient::take(std::size_t count) {
  std::string taken = received_.substr(0, count);
  received_.erase(0, count);
  return taken;
}

std::string TestClient::receive() {
  if (received_.empty()) fill();
  return take(received_.size());
}

std::string TestClient::receive_all() {
  while (fill()) {
  }
  return take(received_.size());
}

Reply TestClient::reply(bool without_body) {
  Reply reply;
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return reply;
  }
  reply.head = take(end + 4).substr(0, end);
  reply.status = static_cast<unsigned>(std::stoul(reply.head.substr(9, 3)));
  const auto length = reply.header("Content-Length");
  if (without_body || length.empty()) return reply;
  const auto size = std::stoul(length);
  while (received_.size() < size && fill()) {
  }
  reply.body = take(size);
  return reply;
}

Reply TestClient::ask(std::string_view request) {
  send(request);
  return reply(request.starts_with("HEAD"));
}

Reply TestClient::get(std::string_view target) {
  return ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

Reply TestClient::upgrade(std::string_view more_headers) {
  return ask(
      "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
      std::string(more_headers) + "\r\n");
}

std::optional<Frame> TestClient::frame() {
  const auto need = [&](std::size_t count) {
    while (received_.size() < count) {
      if (!fill()) return false;
    }
    return true;
  };
  if (!need(2)) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(received_.at(at)); };
  const unsigned length = byte(1) & 0x7fU;
  const std::size_t extended = length == 126 ? 2 : length == 127 ? 8 : 0;
  if (!need(2 + extended)) return std::nullopt;
  std::size_t size = extended == 0 ? length : 0;
  for (std::size_t i = 0; i < extended; ++i) size = (size << 8U) | byte(2 + i);
  Frame frame{.opcode = byte(0) & 0x0fU, .final = (byte(0) & 0x80U) != 0, .payload = {}};
  if (!need(2 + extended + size)) return std::nullopt;
  take(2 + extended);
  frame.payload = take(size);
  return frame;
}

Frame TestClient::message() {
  while (true) {
    const auto next = frame();
    if (!next) return Frame{.opcode = opcode_close, .final = true, .payload = {}};
    if (next->opcode != opcode_ping && next->opcode != opcode_pong) return *next;
  }
}

unsigned TestClient::close_code() {
  while (true) {
    const Frame next = message();
    if (next.opcode == opcode_close) return next.close_code();
  }
}

void TestClient::close_notify() { SSL_shutdown(tls_.get()); }

void TestClient::half_close() { ::shutdown(socket_, SHUT_WR); }

void TestClient::reset() {
  const linger now{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
  ::close(socket_);
  socket_ = -1;
}

}  // namespace chats::net
