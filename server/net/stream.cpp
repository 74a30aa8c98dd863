#include "server/net/stream.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

namespace chats::net {

namespace {

// A TLS record's payload: more in one call would be cut into several anyway.
constexpr std::size_t record_bytes_max = 16 * 1024;

error_code last_system_error() { return {errno, boost::system::system_category()}; }

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

class StreamCategory final : public boost::system::error_category {
 public:
  const char* name() const noexcept override { return "chats.stream"; }
  std::string message(int value) const override {
    switch (static_cast<StreamError>(value)) {
      case StreamError::truncated: return "the connection was cut without close_notify";
      case StreamError::tls_failed: return "TLS failed";
      case StreamError::frame_refused: return "a frame broke a limit";
    }
    return "unknown";
  }
};

}  // namespace

const boost::system::error_category& stream_category() {
  static const StreamCategory category;
  return category;
}

Stream::Stream(Socket socket, TlsSession tls) : socket_(std::move(socket)), tls_(std::move(tls)) {
  error_code ignored;  // a socket that is already dead says so at its first read
  socket_.non_blocking(true, ignored);
  if (tls_ != nullptr) attach_socket(tls_.get(), socket_.native_handle());
}

Stream::Step Stream::read_step(asio::mutable_buffer into) {
  // The number of a closed socket may belong to another connection by now.
  if (!socket_.is_open()) return {.error = asio::error::operation_aborted};
  if (into.size() == 0) return {};
  Step step = tls_ != nullptr ? read_tls(into) : read_plain(into);
  if (step.bytes > 0 && watch_ != nullptr) {
    step.error = watch_->bytes_came({static_cast<const char*>(into.data()), step.bytes});
    if (step.error) step.bytes = 0;
  }
  return step;
}

Stream::Step Stream::read_plain(asio::mutable_buffer into) {
  const auto count = ::recv(socket_.native_handle(), into.data(), into.size(), 0);
  if (count > 0) return {.bytes = static_cast<std::size_t>(count)};
  if (count == 0) return {.error = asio::error::eof};
  if (would_block()) return {.want = Want::readable};
  return errno == EINTR ? read_plain(into) : Step{.error = last_system_error()};
}

Stream::Step Stream::read_tls(asio::mutable_buffer into) {
  ERR_clear_error();
  std::size_t count = 0;
  const int result = SSL_read_ex(tls_.get(), into.data(), into.size(), &count);
  if (result == 1) return {.bytes = count};
  return tls_failure(result);
}

Stream::Step Stream::write_step(const Pieces& pieces) {
  if (!socket_.is_open()) return {.error = asio::error::operation_aborted};
  if (pieces.count == 0) return {};
  const Step step = tls_ != nullptr ? write_tls(pieces) : write_plain(pieces);
  if (step.bytes > 0 && watch_ != nullptr) watch_->bytes_went(step.bytes);
  return step;
}

Stream::Step Stream::write_plain(const Pieces& pieces) {
  std::array<iovec, pieces_max> parts{};
  for (std::size_t i = 0; i < pieces.count; ++i) {
    const auto& buffer = pieces.buffers.at(i);
    parts.at(i) = {const_cast<void*>(buffer.data()), buffer.size()};
  }
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = pieces.count;
  const auto count = ::sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL);
  if (count >= 0) return {.bytes = static_cast<std::size_t>(count)};
  if (would_block()) return {.want = Want::writable};
  return errno == EINTR ? write_plain(pieces) : Step{.error = last_system_error()};
}

Stream::Step Stream::write_tls(const Pieces& pieces) {
  // Small pieces are joined into one record. A retry after WANT_WRITE lays out the same bytes
  // again, which is what SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER asks for; so nothing is kept.
  thread_local std::array<char, record_bytes_max> record;
  const auto& first = pieces.buffers.front();
  const void* bytes = first.data();
  std::size_t size = std::min(first.size(), record_bytes_max);
  if (pieces.count > 1 && size < record_bytes_max) {
    size = 0;
    for (std::size_t i = 0; i < pieces.count && size < record_bytes_max; ++i) {
      const auto& piece = pieces.buffers.at(i);
      const auto part = std::min(piece.size(), record_bytes_max - size);
      std::memcpy(record.data() + size, piece.data(), part);
      size += part;
    }
    bytes = record.data();
  }
  ERR_clear_error();
  std::size_t count = 0;
  const int result = SSL_write_ex(tls_.get(), bytes, size, &count);
  if (result == 1) return {.bytes = count};
  return tls_failure(result);
}

Stream::Step Stream::handshake_step() {
  if (!socket_.is_open()) return {.error = asio::error::operation_aborted};
  ERR_clear_error();
  const int result = SSL_accept(tls_.get());
  if (result == 1) return {};
  return tls_failure(result);
}

Stream::Step Stream::tls_failure(int result) {
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
  ERR_clear_error();
  return {.error = cut ? StreamError::truncated : StreamError::tls_failed};
}

void Stream::wait_readable(Then then) {
  socket_.async_wait(Socket::wait_read, std::move(then));
}

void Stream::handshake(Then then) {
  if (tls_ == nullptr) {
    return asio::post(socket_.get_executor(), [then = std::move(then)] { then({}); });
  }
  const Step step = handshake_step();
  if (step.want == Want::nothing) {
    return asio::post(socket_.get_executor(),
                      [then = std::move(then), error = step.error] { then(error); });
  }
  const auto awaited = direction(step.want);
  socket_.async_wait(awaited, [this, then = std::move(then)](error_code error) mutable {
    if (error) return then(error);
    handshake(std::move(then));
  });
}

void Stream::shut_down(Then then) {
  if (!socket_.is_open()) {
    return asio::post(socket_.get_executor(),
                      [then = std::move(then)] { then(asio::error::operation_aborted); });
  }
  if (tls_ == nullptr || tls_broken_) return say_goodbye(std::move(then));
  ERR_clear_error();
  const int result = SSL_shutdown(tls_.get());
  const bool blocked = result < 0 && SSL_get_error(tls_.get(), result) == SSL_ERROR_WANT_WRITE;
  ERR_clear_error();
  if (!blocked) return say_goodbye(std::move(then));
  socket_.async_wait(Socket::wait_write, [this, then = std::move(then)](error_code error) mutable {
    if (error) return then(error);
    shut_down(std::move(then));
  });
}

void Stream::say_goodbye(Then then) {
  error_code ignored;  // the other side may be gone already, which ends the drain at once
  socket_.shutdown(Socket::shutdown_send, ignored);
  drain(std::move(then));
}

void Stream::drain(Then then) {
  socket_.async_wait(Socket::wait_read, [this, then = std::move(then)](error_code error) mutable {
    if (error) return then(error);
    if (!socket_.is_open()) return then(asio::error::operation_aborted);
    std::array<char, 4096> dropped;
    const auto count = ::recv(socket_.native_handle(), dropped.data(), dropped.size(), 0);
    if (count > 0 || (count < 0 && (would_block() || errno == EINTR))) {
      return drain(std::move(then));
    }
    error_code ended = count < 0 ? last_system_error() : error_code{};
    error_code ignored;
    socket_.close(ignored);
    then(ended);
  });
}

void Stream::abort() {
  if (!socket_.is_open()) return;
  error_code ignored;
  // What the kernel still holds for a reader who does not read is dropped with the connection.
  socket_.set_option(asio::socket_base::linger(true, 0), ignored);
  socket_.close(ignored);
}

}  // namespace chats::net
