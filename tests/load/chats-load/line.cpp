#include "tests/load/chats-load/line.hpp"

#include <openssl/err.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace chats::load {

namespace {

// So many reads of one person in one turn; then the others are heard.
constexpr int reads_each_turn = 8;

bool wants_more(SSL* tls, int result) {
  const int why = SSL_get_error(tls, result);
  return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE;
}

}  // namespace

Line::Line(Loop& loop, const Door& door, std::uint64_t who, Events events)
    : loop_(loop), door_(door), who_(who), events_(std::move(events)) {}

Line::~Line() { cut(); }

void Line::open() {
  cut();
  ++openings_;
  listening_ = true;
  socket_ = door_.connect(who_);
  if (socket_ < 0) return loop_.at(now(), events_.ended);
  stage_ = Stage::connecting;
  wanted_ = EPOLLOUT;
  loop_.watch(socket_, *this, wanted_);
}

void Line::cut() {
  if (stage_ == Stage::closed) return;
  stage_ = Stage::closed;
  loop_.forget(socket_);
  tls_.reset();
  ::close(std::exchange(socket_, -1));
  unsent_ = std::string();
}

void Line::fail() {
  cut();
  events_.ended();
}

void Line::want(bool writable) {
  const std::uint32_t events = (listening_ ? EPOLLIN : 0U) | (writable ? EPOLLOUT : 0U);
  if (events == wanted_) return;
  wanted_ = events;
  loop_.watch_for(socket_, *this, events);
}

void Line::ready(std::uint32_t events) {
  switch (stage_) {
    case Stage::closed: return;
    case Stage::connecting: return connected();
    case Stage::shaking_hands: return shake_hands();
    case Stage::open: break;
  }
  if ((events & EPOLLOUT) != 0) write();
  if (stage_ != Stage::open) return;
  if (listening_) return read();
  if ((events & (EPOLLHUP | EPOLLERR)) != 0) fail();
}

void Line::connected() {
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0) return fail();
  if (door_.plain) return opened();
  tls_ = door_.new_tls(socket_);
  SSL_set_app_data(tls_.get(), static_cast<TicketKeeper*>(this));
  // A ticket is offered once, as browsers do; the server gives another.
  const auto ticket = std::exchange(ticket_, nullptr);
  if (ticket != nullptr) SSL_set_session(tls_.get(), ticket.get());
  stage_ = Stage::shaking_hands;
  shake_hands();
}

void Line::shake_hands() {
  ERR_clear_error();
  const int result = SSL_do_handshake(tls_.get());
  if (result != 1) {
    if (!wants_more(tls_.get(), result)) return fail();
    return want(SSL_want_write(tls_.get()) != 0);
  }
  resumed_ = SSL_session_reused(tls_.get()) == 1;
  opened();
}

void Line::opened() {
  stage_ = Stage::open;
  want(false);
  events_.opened();
}

Line::Moved Line::receive(char* bytes, std::size_t size) {
  Moved moved;
  if (tls_ == nullptr) {
    const auto count = ::recv(socket_, bytes, size, 0);
    if (count > 0) moved.bytes = static_cast<std::size_t>(count);
    moved.ended = count == 0 || (count < 0 && errno != EAGAIN);
    return moved;
  }
  ERR_clear_error();
  const int result = SSL_read_ex(tls_.get(), bytes, size, &moved.bytes);
  moved.ended = result != 1 && !wants_more(tls_.get(), result);
  return moved;
}

// What epoll does not know of, because OpenSSL has read it already.
bool Line::holds_more() const { return tls_ != nullptr && SSL_has_pending(tls_.get()) == 1; }

Line::Moved Line::pass_on(std::string_view bytes) {
  Moved moved;
  if (tls_ == nullptr) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count > 0) moved.bytes = static_cast<std::size_t>(count);
    moved.ended = count < 0 && errno != EAGAIN;
    return moved;
  }
  ERR_clear_error();
  const int result = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &moved.bytes);
  moved.ended = result != 1 && !wants_more(tls_.get(), result);
  return moved;
}

void Line::read() {
  // One for all connections: only one is read at a time.
  static thread_local std::array<char, 64UL * 1024> bytes;
  for (int i = 0; i < reads_each_turn && stage_ == Stage::open && listening_; ++i) {
    const auto moved = receive(bytes.data(), bytes.size());
    if (moved.ended) return fail();
    if (moved.bytes == 0) return;
    events_.came({bytes.data(), moved.bytes});
    // What the socket still has, epoll will tell: to look for it costs a system call each time.
    if (stage_ != Stage::open || !holds_more()) return;
  }
  if (listening_) read_later();
}

void Line::read_later() {
  loop_.at(now(), [this, opening = openings_] {
    if (stage_ == Stage::open && openings_ == opening && listening_) read();
  });
}

void Line::send(std::string_view bytes) {
  if (stage_ != Stage::open) return;
  unsent_ += bytes;
  write();
}

void Line::write() {
  std::size_t sent = 0;
  while (sent < unsent_.size()) {
    const auto moved = pass_on(std::string_view(unsent_).substr(sent));
    // Its end is told when the turn comes to this socket: whoever sends does not expect it now.
    if (moved.ended) ::shutdown(socket_, SHUT_RDWR);
    if (moved.bytes == 0) break;
    sent += moved.bytes;
  }
  unsent_.erase(0, sent);
  want(!unsent_.empty());
}

void Line::listen(bool yes) {
  listening_ = yes;
  if (stage_ != Stage::open) return;
  want(!unsent_.empty());
  if (yes) read_later();
}

}  // namespace chats::load
