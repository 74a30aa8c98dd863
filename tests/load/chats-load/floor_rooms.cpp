#include "tests/load/chats-load/floor_rooms.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tests/load/chats-load/door.hpp"
#include "tests/load/chats-load/floor.hpp"
#include "tests/load/chats-load/keys.hpp"

namespace chats::load {

namespace {

struct Member {
  enum class Stage { shaking_hands, upgrading, at_the_door, inside };
  int socket;
  Tls tls;  // null: plain
  Stage stage = Stage::shaking_hands;
  std::string came;  // not yet read to the end of a request or a frame
  std::string room;
};

std::string text_frame(std::string_view text) {
  std::string frame = "\x81";
  if (text.size() < 126) {
    frame += static_cast<char>(text.size());
  } else {
    frame += static_cast<char>(126);
    frame += static_cast<char>(text.size() >> 8U);
    frame += static_cast<char>(text.size());
  }
  return frame += text;
}

// A client's text of less than 64 KiB, cut off the front of `bytes`. None: it is not all there.
std::optional<std::string> cut_text(std::string& bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.size() < 2) return {};
  std::size_t size = at(1) & 0x7fU, head = 2;
  if (size == 126) {
    if (bytes.size() < 4) return {};
    size = std::size_t{at(2)} << 8U | at(3);
    head = 4;
  }
  if (bytes.size() < head + 4 + size) return {};
  std::string text = bytes.substr(head + 4, size);
  for (std::size_t i = 0; i < size; ++i) {
    text[i] = static_cast<char>(static_cast<unsigned char>(text[i]) ^ at(head + i % 4));
  }
  bytes.erase(0, head + 4 + size);
  return text;
}

std::string value_of(const std::string& request, const std::string& header) {
  const auto found = request.find("\r\n" + header + ": ");
  if (found == std::string::npos) return {};
  const auto begin = found + header.size() + 4;
  return request.substr(begin, request.find("\r\n", begin) - begin);
}

class FloorServer {
 public:
  FloorServer(int listener, const std::filesystem::path& certificate,
              const std::filesystem::path& key);
  [[noreturn]] void serve();

 private:
  void accept_all();
  void ready(Member& member);
  bool shake_hands(Member& member) const;
  // Everything that has come; false: the connection has ended.
  bool read(Member& member);
  bool upgrade(Member& member);
  void take_texts(Member& member);
  void write(Member& member, std::string_view bytes) const;
  void drop(Member& member);

  int listener_, epoll_;
  std::unique_ptr<SSL_CTX, FreeTls> context_;
  std::unordered_map<int, std::unique_ptr<Member>> members_;
  std::unordered_map<std::string, std::vector<Member*>> rooms_;
};

FloorServer::FloorServer(int listener, const std::filesystem::path& certificate,
                         const std::filesystem::path& key)
    : listener_(listener), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  epoll_event event{.events = EPOLLIN, .data = {.fd = listener_}};
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, listener_, &event);
  if (certificate.empty()) return;
  context_.reset(SSL_CTX_new(TLS_server_method()));
  // As little for each connection as OpenSSL can do with, as our own server has it.
  SSL_CTX_set_mode(context_.get(), SSL_MODE_RELEASE_BUFFERS);
  if (SSL_CTX_use_certificate_chain_file(context_.get(), certificate.c_str()) != 1 ||
      SSL_CTX_use_PrivateKey_file(context_.get(), key.c_str(), SSL_FILETYPE_PEM) != 1) {
    std::cerr << "The reference server cannot read the certificate." << std::endl;
    std::_Exit(1);
  }
}

void FloorServer::serve() {
  std::array<epoll_event, 256> events{};
  while (true) {
    const int count = ::epoll_wait(epoll_, events.data(), events.size(), -1);
    for (int i = 0; i < count; ++i) {
      const int socket = events.at(static_cast<std::size_t>(i)).data.fd;
      if (socket == listener_) {
        accept_all();
      } else if (const auto found = members_.find(socket); found != members_.end()) {
        ready(*found->second);
      }
    }
  }
}

void FloorServer::accept_all() {
  while (true) {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) return;
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto member = std::make_unique<Member>();
    member->socket = socket;
    if (context_ == nullptr) {
      member->stage = Member::Stage::upgrading;
    } else {
      member->tls.reset(SSL_new(context_.get()));
      SSL_set_fd(member->tls.get(), socket);
      SSL_set_accept_state(member->tls.get());
    }
    members_[socket] = std::move(member);
    epoll_event event{.events = EPOLLIN, .data = {.fd = socket}};
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
  }
}

void FloorServer::ready(Member& member) {
  using Stage = Member::Stage;
  if (member.stage == Stage::shaking_hands && !shake_hands(member)) return;
  if (!read(member)) return drop(member);
  if (member.stage == Stage::upgrading && !upgrade(member)) return;
  take_texts(member);
}

// A handshake that fails is seen by the read that follows.
bool FloorServer::shake_hands(Member& member) const {
  ERR_clear_error();
  const int result = SSL_do_handshake(member.tls.get());
  if (result != 1 && SSL_get_error(member.tls.get(), result) == SSL_ERROR_WANT_READ) return false;
  member.stage = Member::Stage::upgrading;
  return true;
}

bool FloorServer::read(Member& member) {
  static std::array<char, 64UL * 1024> bytes;
  while (true) {
    if (member.tls != nullptr) {
      ERR_clear_error();
      const int count = SSL_read(member.tls.get(), bytes.data(), static_cast<int>(bytes.size()));
      if (count <= 0) return SSL_get_error(member.tls.get(), count) == SSL_ERROR_WANT_READ;
      member.came.append(bytes.data(), static_cast<std::size_t>(count));
    } else {
      const auto count = ::recv(member.socket, bytes.data(), bytes.size(), 0);
      if (count <= 0) return count < 0 && errno == EAGAIN;
      member.came.append(bytes.data(), static_cast<std::size_t>(count));
    }
  }
}

bool FloorServer::upgrade(Member& member) {
  const auto end = member.came.find("\r\n\r\n");
  if (end == std::string::npos) return false;
  const auto request = member.came.substr(0, end + 2);
  member.came.erase(0, end + 4);
  member.stage = Member::Stage::at_the_door;
  write(member,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Protocol: chats.v1\r\nSec-WebSocket-Accept: " +
            accept_of(value_of(request, "Sec-WebSocket-Key")) + "\r\n\r\n");
  return true;
}

// The first text is the name of the room; each further one is a line for all in it.
void FloorServer::take_texts(Member& member) {
  while (const auto text = cut_text(member.came)) {
    if (member.stage == Member::Stage::at_the_door) {
      member.stage = Member::Stage::inside;
      member.room = *text;
      rooms_[member.room].push_back(&member);
      write(member, text_frame(floor_welcome));
      continue;
    }
    const auto frame = text_frame(*text);
    for (auto* each : rooms_[member.room])
      write(*each, frame);
  }
  if (member.came.empty()) member.came = std::string();
}

// A full socket is waited for: whoever listens here reads as fast as they can.
void FloorServer::write(Member& member, std::string_view bytes) const {
  while (!bytes.empty()) {
    ERR_clear_error();
    const auto count =
        member.tls != nullptr
            ? SSL_write(member.tls.get(), bytes.data(), static_cast<int>(bytes.size()))
            : ::send(member.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    const bool full =
        member.tls != nullptr
            ? SSL_get_error(member.tls.get(), static_cast<int>(count)) == SSL_ERROR_WANT_WRITE
            : errno == EAGAIN;
    if (!full) return;
    pollfd writable{.fd = member.socket, .events = POLLOUT, .revents = 0};
    ::poll(&writable, 1, -1);
  }
}

void FloorServer::drop(Member& member) {
  if (member.stage == Member::Stage::inside) std::erase(rooms_[member.room], &member);
  const int socket = member.socket;
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr);
  members_.erase(socket);
  ::close(socket);
}

}  // namespace

void serve_floor(int listener, const std::filesystem::path& certificate,
                 const std::filesystem::path& key) {
  FloorServer(listener, certificate, key).serve();
}

}  // namespace chats::load
