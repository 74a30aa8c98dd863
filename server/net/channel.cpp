#include "server/net/channel.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <boost/asio/error.hpp>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

namespace chats::net {

namespace {

// Where a thread joins small pieces into one TLS record.
thread_local std::array<char, Channel::record_bytes_max> record;

namespace asio = boost::asio;

// SSL_get_error() wants the thread's list of errors empty before each call. Emptying it costs more
// than a look, and it nearly always is.
void forget_errors() {
  if (ERR_peek_error() != 0) ERR_clear_error();
}

error_code last_system_error() { return {errno, boost::system::system_category()}; }

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

class StreamCategory final : public boost::system::error_category {
 public:
  const char* name() const noexcept override { return "chats.stream"; }
  std::string message(int value) const override {
    switch (static_cast<StreamError>(value)) {
      case StreamError::truncated: return "the connection was cut without close_notify";
      case StreamError::tls_failed: return "TLS failed";
    }
    return "unknown";
  }
};

// What sendmsg, recv and the ring's sends have in common.
Channel::Step step_of(ssize_t count, Channel::Want direction) {
  if (count >= 0) return {.bytes = static_cast<std::size_t>(count)};
  if (would_block() || errno == EINTR) return {.want = direction};
  return {.error = last_system_error()};
}

}  // namespace

const boost::system::error_category& stream_category() {
  static const StreamCategory category;
  return category;
}

Channel::Channel(int socket, TlsSession tls) : socket_(socket), tls_(std::move(tls)) {
  if (tls_ != nullptr) attach_socket(tls_.get(), socket_);
}

Channel::Step Channel::read(std::span<char> into) {
  if (into.empty()) return {};
  return tls_ != nullptr ? read_tls(into) : read_plain(into);
}

Channel::Step Channel::read_plain(std::span<char> into) {
  const auto count = ::recv(socket_, into.data(), into.size(), 0);
  if (count == 0) return {.error = asio::error::eof};
  return step_of(count, Want::readable);
}

Channel::Step Channel::read_tls(std::span<char> into) {
  forget_errors();
  std::size_t count = 0;
  // Reading may answer (a key update, say): never in the middle of a record.
  const auto full = kept_ != nullptr ? std::optional<Detour>(std::in_place, nullptr) : std::nullopt;
  const int result = SSL_read_ex(tls_.get(), into.data(), into.size(), &count);
  if (result == 1) return {.bytes = count};
  return tls_failure(result);
}

bool Channel::holds_bytes() const { return tls_ != nullptr && SSL_has_pending(tls_.get()) == 1; }

Channel::Step Channel::write(std::span<const std::string_view> pieces) {
  if (Step step; !send_kept(step)) return step;
  if (pieces.empty()) return {};
  return tls_ != nullptr ? write_tls(pieces) : write_plain(pieces);
}

bool Channel::send_kept(Step& step) {
  if (kept_ == nullptr) return true;
  const std::string_view kept = *kept_;
  step = write_plain({&kept, 1});
  kept_->erase(0, std::exchange(step.bytes, 0));
  if (kept_->empty()) kept_ = nullptr;
  if (kept_ != nullptr && step.want == Want::nothing) step.want = Want::writable;
  return kept_ == nullptr;
}

Channel::Step Channel::write_by(SendRing& ring, std::string_view bytes, std::size_t who) {
  bytes = bytes.substr(0, record_bytes_max);
  if (tls_ == nullptr) {
    ring.add(socket_, bytes, who);
    return {.bytes = bytes.size()};
  }
  const auto mark = ring.records().size();
  const Detour detour(&ring.records());
  const Step step = write_record(bytes);
  if (step.bytes > 0) ring.add_records(socket_, mark, who);
  return step;
}

Channel::Step Channel::sent(const SendRing::Sent& sent, std::size_t taken) {
  if (sent.result < 0) {
    errno = -sent.result;
    if (const auto step = step_of(-1, Want::writable); step.error) return step;
  }
  if (sent.left.empty()) return {.bytes = taken};
  if (tls_ == nullptr) return {.bytes = taken - sent.left.size(), .want = Want::writable};
  kept_ = std::make_unique<std::string>(sent.left);
  return {.bytes = taken, .want = Want::writable};
}

Channel::Step Channel::write_plain(std::span<const std::string_view> pieces) {
  if (pieces.size() == 1) {
    const auto& piece = pieces.front();
    return step_of(::send(socket_, piece.data(), piece.size(), MSG_NOSIGNAL), Want::writable);
  }
  std::array<iovec, pieces_max> parts{};
  const auto count = std::min(pieces.size(), parts.size());
  for (std::size_t i = 0; i < count; ++i) {
    parts.at(i) = {const_cast<char*>(pieces[i].data()), pieces[i].size()};
  }
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = count;
  return step_of(::sendmsg(socket_, &message, MSG_NOSIGNAL), Want::writable);
}

void Channel::wipe_record() {
  record.fill(0);
}

Channel::Step Channel::write_tls(std::span<const std::string_view> pieces) {
  // Small pieces are joined into one record. A retry after WANT_WRITE lays out the same bytes
  // again, which is what SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER asks for; so nothing is kept.
  const char* bytes = pieces.front().data();
  std::size_t size = std::min(pieces.front().size(), record_bytes_max);
  if (pieces.size() > 1 && size < record_bytes_max) {
    size = 0;
    for (std::size_t i = 0; i < pieces.size() && size < record_bytes_max; ++i) {
      const auto part = std::min(pieces[i].size(), record_bytes_max - size);
      std::memcpy(record.data() + size, pieces[i].data(), part);
      size += part;
    }
    bytes = record.data();
  }
  return write_record({bytes, size});
}

Channel::Step Channel::write_record(std::string_view bytes) {
  forget_errors();
  std::size_t count = 0;
  const int result = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &count);
  if (result == 1) return {.bytes = count};
  return tls_failure(result);
}

Channel::Step Channel::shake_hands() {
  forget_errors();
  const int result = SSL_accept(tls_.get());
  if (result == 1) return {};
  return tls_failure(result);
}

Channel::Step Channel::tls_failure(int result) {
  const int saved_errno = errno;
  switch (SSL_get_error(tls_.get(), result)) {
    case SSL_ERROR_WANT_READ: return {.want = Want::readable};
    case SSL_ERROR_WANT_WRITE: return {.want = Want::writable};
    case SSL_ERROR_ZERO_RETURN: return {.error = asio::error::eof};
    case SSL_ERROR_SYSCALL:
      tls_broken_ = true;
      if (saved_errno == 0) return {.error = StreamError::truncated};
      return {.error = {saved_errno, boost::system::system_category()}};
    default: break;
  }
  tls_broken_ = true;
  const bool cut = ERR_GET_REASON(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING;
  forget_errors();
  return {.error = cut ? StreamError::truncated : StreamError::tls_failed};
}

Channel::Step Channel::say_goodbye() {
  if (Step step; !send_kept(step) && !step.error) return step;
  if (tls_ != nullptr && !tls_broken_) {
    forget_errors();
    const int result = SSL_shutdown(tls_.get());
    const bool blocked = result < 0 && SSL_get_error(tls_.get(), result) == SSL_ERROR_WANT_WRITE;
    forget_errors();
    if (blocked) return {.want = Want::writable};
  }
  ::shutdown(socket_, SHUT_WR);  // the other side may be gone already, which ends the drain at once
  return {};
}

Channel::Step Channel::drain() {
  std::array<char, 4096> dropped;
  return read_plain(dropped);
}

}  // namespace chats::net
